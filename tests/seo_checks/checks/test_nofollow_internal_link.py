import pytest

from tests.seo_checks.pages import findings, page

CANONICAL = '<link rel="canonical" href="https://elm.example/pain/">'


@pytest.mark.parametrize("href", ["/fees/", "https://elm.example/fees/"])
def test_a_link_of_the_own_site_marked_nofollow_is_flagged_once(href):
    link = f'<a href="{href}" rel="noopener NoFollow">fees</a>'
    [finding] = findings("nofollow-internal-link", page(f"<p>{link} and {link}</p>", head=CANONICAL))
    assert finding.quote == "fees"


@pytest.mark.parametrize(
    "link",
    [
        '<a href="/fees/">fees</a>',
        '<a href="/fees/" rel="noopener">fees</a>',
        '<a href="https://shop.example/" rel="nofollow">shop</a>',
        '<a href="#fees" rel="nofollow">fees</a>',
    ],
)
def test_other_links_are_fine(link):
    assert not findings("nofollow-internal-link", page(f"<p>{link}</p>", head=CANONICAL))


def test_absolute_links_are_not_judged_where_the_own_address_is_not_known():
    text = page('<p><a href="https://elm.example/fees/" rel="nofollow">fees</a></p>')
    assert not findings("nofollow-internal-link", text)
