import pytest

from tests.seo_checks.pages import findings, page


@pytest.mark.parametrize("href", ["javascript:void(0)", " JavaScript:book()", "java\nscript:book()"])
def test_a_link_to_a_script_is_flagged(href):
    [finding] = findings("script-link", page(f'<p><a href="{href}">Book</a></p>'))
    assert finding.quote == "Book"


@pytest.mark.parametrize("href", ["#", "/javascript/", "/book.js"])
def test_other_links_are_fine(href):
    assert not findings("script-link", page(f'<p><a href="{href}">Book</a></p>'))
