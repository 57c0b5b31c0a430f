import pytest

from seo_checks import Severity
from tests.seo_checks.pages import findings, page, place


def told(*metas: tuple[str, str]) -> str:
    head = "".join(f'\n<meta name="{name}" content="{content}">' for name, content in metas)
    return page("<p>Thin needles.</p>", head=head)


@pytest.mark.parametrize("content", ["noindex", "NOINDEX,FOLLOW", "max-snippet:-1, noindex", "none", " None "])
def test_pages_that_ask_to_be_left_out(content):
    [finding] = findings("noindex", told(("robots", content)))
    assert finding.severity is Severity.REVIEW
    assert "asks search engines not to show it" in finding.message
    assert place(finding) == (4, 1)


def test_orders_to_single_crawlers_are_named_together():
    [finding] = findings("noindex", told(("Googlebot", "noindex"), ("bingbot", "none")))
    assert "asks googlebot and bingbot not to show it" in finding.message


@pytest.mark.parametrize(
    "metas",
    [
        (),
        (("robots", "index, follow"),),
        (("robots", "noimageindex, nofollow, noarchive"),),
        (("robots", "unavailable_after: 2030-01-01, all"),),
        (("robots", "no index"),),
        (("googlebot-news", "noindex"),),
        (("adsbot-google", "noindex"),),
        (("description", "noindex"),),
    ],
)
def test_pages_that_may_be_shown_are_fine(metas):
    assert not findings("noindex", told(*metas))
