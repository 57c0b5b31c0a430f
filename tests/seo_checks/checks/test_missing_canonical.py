import pytest

from seo_checks import Kind, Severity
from tests.seo_checks.addressed import ADDRESS, findings_at
from tests.seo_checks.pages import findings, page

PAGE = page("<p>Thin needles.</p>")


def test_a_page_whose_address_is_known_is_told_what_to_write():
    [finding] = findings_at("missing-canonical", PAGE)
    assert finding.severity is Severity.ADVICE
    assert f'<link rel="canonical" href="{ADDRESS}">' in finding.message
    assert (finding.quote, finding.line) == ("", None)


def test_the_page_itself_may_say_where_it_is():
    text = page("<p>Thin needles.</p>", head='<meta property="og:url" content="https://elm.example/a/">')
    [finding] = findings("missing-canonical", text)
    assert "https://elm.example/a/" in finding.message


@pytest.mark.parametrize("address", ["", "acupuncture.html", "file:///tmp/acupuncture.html"])
def test_a_page_of_nowhere_is_not_asked(address):
    assert not findings_at("missing-canonical", PAGE, address)


@pytest.mark.parametrize(
    "head", [f'<link rel="canonical" href="{ADDRESS}">', '<meta name="robots" content="noindex, follow">']
)
def test_pages_that_need_none_are_fine(head):
    assert not findings_at("missing-canonical", page("<p>Thin needles.</p>", head=head))


def test_front_matter_and_fragments_have_no_head_to_put_it_in():
    assert not findings_at("missing-canonical", "<p>Thin needles.</p>")
    text = '---\ntitle: Acupuncture\n---\n\n<meta property="og:url" content="https://elm.example/a/">Thin needles.\n'
    assert not findings("missing-canonical", text, Kind.MARKDOWN)
