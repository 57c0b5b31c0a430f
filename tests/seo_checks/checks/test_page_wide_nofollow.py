import pytest

from tests.seo_checks.pages import findings, page, place


def told(content: str, name: str = "robots") -> str:
    return page("<p>Thin needles.</p>", head=f'\n<meta name="{name}" content="{content}">')


@pytest.mark.parametrize(("content", "name"), [("nofollow", "robots"), ("index, NoFollow", "googlebot")])
def test_pages_that_disown_their_links(content, name):
    [finding] = findings("page-wide-nofollow", told(content, name))
    assert f"“{name}” says “nofollow”" in finding.message
    assert place(finding) == (4, 1)


@pytest.mark.parametrize("content", ["", "index, follow", "noindex, nofollow", "none", "nofollowing"])
def test_other_pages_are_fine(content):
    assert not findings("page-wide-nofollow", told(content))


def test_links_that_are_marked_one_by_one_are_fine():
    assert not findings("page-wide-nofollow", page('<p><a href="https://oak.example" rel="nofollow">Oak</a></p>'))
