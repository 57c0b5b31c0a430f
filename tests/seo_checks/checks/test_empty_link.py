import pytest

from seo_checks import Severity
from tests.seo_checks.pages import findings, page, place


@pytest.mark.parametrize("inside", ["", " &nbsp; ", '<i class="icon"></i>', "<b></b>"])
def test_a_link_without_content_is_flagged_where_it_stands(inside):
    [finding] = findings("empty-link", page(f'<p>Fees\n <a href="/fees/">{inside}</a> here</p>'))
    assert finding.severity is Severity.REVIEW
    assert "/fees/" in finding.message
    assert place(finding) == (7, 2)


@pytest.mark.parametrize(
    "link",
    [
        '<a href="/fees/">Fees</a>',
        '<a href="/fees/"><img src="a" alt="Fees"></a>',
        '<a href="/fees/"><img src="a" alt=""></a>',
        '<a href="/fees/"><svg><title>Fees</title></svg></a>',
        '<a href="/fees/" aria-label="Fees"></a>',
        '<a href="/fees/" aria-hidden="true"></a>',
        '<a href="#fees"></a>',
        '<a id="fees"></a>',
    ],
)
def test_links_with_content_and_marks_of_places_are_fine(link):
    assert not findings("empty-link", page(f'<p id="fees">Fees {link}</p>'))


def test_menus_are_not_judged():
    assert not findings("empty-link", page("<p>x</p>").replace("<main>", '<nav><a href="/"></a></nav><main>'))
