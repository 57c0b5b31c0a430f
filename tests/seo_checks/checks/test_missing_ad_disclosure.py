import pytest

from seo_checks import Severity
from tests.seo_checks.articles import article, found

CHECK = "missing-ad-disclosure"
SHOP = '<p>We like <a href="https://amzn.to/3abc">this mat</a>.</p>'


@pytest.mark.parametrize(
    "link",
    [
        'href="https://amzn.to/3abc"', 'href="https://www.amazon.co.uk/dp/B0?tag=elm-21"', 'href="https://x.example/?aff_id=7"',
        'href="https://www.awin1.com/cread.php?x=1"', 'href="https://x.example/" rel="nofollow sponsored"',
    ],
)  # fmt: skip
def test_a_link_that_looks_paid_for_is_flagged_where_it_stands(link):
    [finding] = found(CHECK, article(after=f"<p>We like <a {link}>this mat</a>.</p>"))
    assert finding.severity is Severity.REVIEW
    assert finding.quote == "this mat"


@pytest.mark.parametrize("words", ["Sponsored post", "In partnership with Oak Mats", "Advertorial"])
def test_words_of_advertising_need_one_who_pays(words):
    [finding] = found(CHECK, article(f"<p>{words}</p>"))
    assert words.split()[0].lower() in finding.message


@pytest.mark.parametrize(
    "told",
    ["This page has affiliate links.", "We may earn a commission.", "Advertisement", "Sponsored by Oak Mats", "#ad"],
)
def test_a_disclosure_anywhere_is_enough(told):
    assert not found(CHECK, article(f"<p>{told}</p>", SHOP))
    assert not found(CHECK, article(after=SHOP, footer=f"<p>{told}</p>"))


@pytest.mark.parametrize(
    "after",
    [
        '<p><a href="https://www.amazon.co.uk/dp/B0">A book</a></p>', '<p><a href="/staff/">Staff</a></p>', "",
        "<p>You and your partner may come.</p>",
    ],
)  # fmt: skip
def test_ordinary_links_and_words_need_none(after):
    assert not found(CHECK, article(after=after))


def test_several_links_are_one_finding_and_links_of_the_footer_none():
    [finding] = found(CHECK, article(after=SHOP * 3))
    assert "and 2 more" in finding.message
    assert not found(CHECK, article(footer=SHOP))
