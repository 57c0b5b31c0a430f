import pytest

from seo_checks import Severity
from tests.seo_checks.articles import article, found, json_ld

CHECK = "missing-editorial-policy"


@pytest.mark.parametrize(
    "footer", ["", '<a href="/privacy/">Privacy policy</a>', '<a href="/reviews/">Patient reviews</a>']
)
def test_a_page_without_a_policy_is_flagged(footer):
    [finding] = found(CHECK, article(footer=footer))
    assert finding.severity is Severity.ADVICE


@pytest.mark.parametrize(
    "link",
    [
        '<a href="/x">Editorial policy</a>', '<a href="/x">How we review our articles</a>',
        '<a href="/editorial-policy/">x</a>', '<a href="/x">Medical review process</a>',
        '<a href="/how-we-write.html">x</a>', '<a href="/x">Our editorial team</a>', '<a href="/x">Content policy</a>',
        '<a href="/x">About our content</a>', '<a href="/x">Fact-checking</a>',
    ],
)  # fmt: skip
def test_a_link_anywhere_on_the_page_is_enough(link):
    assert not found(CHECK, article(footer=link))
    assert not found(CHECK, article(link))


def test_the_structured_data_may_lead_there():
    node = {"@type": "Organization", "publishingPrinciples": "https://elm.example/policy/"}
    assert not found(CHECK, article(head=json_ld(node)))


def test_other_pages_need_none():
    assert not found(CHECK, article(paragraphs=2))
