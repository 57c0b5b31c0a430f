import pytest

from tests.seo_checks.pages import findings, page, place


def told(content: str, name: str = "robots") -> str:
    return page("<p>Thin needles.</p>", head=f'\n<meta name="{name}" content="{content}">')


@pytest.mark.parametrize(
    ("content", "said"), [("nosnippet", "nosnippet"), ("all, max-snippet:0", "max-snippet:0"), ("MAX-SNIPPET: 0", "0”")]
)
def test_pages_that_may_not_be_quoted(content, said):
    [finding] = findings("snippet-ban", told(content))
    assert said in finding.message
    assert place(finding) == (4, 1)


@pytest.mark.parametrize(
    "content", ["", "max-snippet:-1", "max-snippet:50", "max-snippet:05", "max-video-preview:0", "noindex, nosnippet"]
)
def test_other_pages_are_fine(content):
    assert not findings("snippet-ban", told(content))
