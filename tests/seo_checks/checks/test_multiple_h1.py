from seo_checks import Kind, Severity
from tests.seo_checks.pages import findings, page, place


def test_every_main_heading_after_the_first_is_flagged():
    found = findings("multiple-h1", page("<h1>One</h1>\n<h1>Two</h1>\n<h2>Part</h2>\n<h1>Three</h1>"))
    assert [finding.quote for finding in found] == ["Two", "Three"]
    assert [place(finding) for finding in found] == [(7, 5), (9, 5)]
    assert "“One”" in found[0].message
    assert {finding.severity for finding in found} == {Severity.ADVICE}


def test_one_main_heading_is_fine():
    assert not findings("multiple-h1", page("<h1>One</h1><h2>Two</h2>"))


def test_hidden_headings_do_not_count():
    assert not findings("multiple-h1", page('<h1>One</h1><h1 style="display: none">Two</h1>'))


def test_fragments_are_judged_too():
    assert findings("multiple-h1", "# One\n\n# Two\n", Kind.MARKDOWN)
