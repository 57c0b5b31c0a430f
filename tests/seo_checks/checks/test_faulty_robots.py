import pytest

from seo_checks import Severity
from tests.seo_checks.pages import findings, page, place


def told(*metas: tuple[str, str]) -> str:
    head = "".join(f'\n<meta name="{name}" content="{content}">' for name, content in metas)
    return page("<p>Thin needles.</p>", head=head)


@pytest.mark.parametrize(
    ("content", "advice"),
    [
        ("noidex", "“noidex”, which search engines do not know: did you mean “noindex”?"),
        ("no-index, follow", "did you mean “noindex”?"),
        ("index, folow", "did you mean “follow”?"),
        ("7 days", "remove it"),
        ("noindex nofollow", "part its directives with commas"),
        ("noindex; nofollow", "part its directives with commas"),
        ("max-snippet", "gives “max-snippet” no value"),
        ("max-snippet:many", "“many”, which means nothing"),
        ("max-image-preview:big", "“big”, which means nothing"),
        ("unavailable_after: soon", "“soon”, which means nothing"),
    ],
)
def test_words_that_search_engines_do_not_understand(content, advice):
    [finding] = findings("faulty-robots", told(("robots", content)))
    assert finding.severity is Severity.REVIEW
    assert advice in finding.message
    assert place(finding) == (4, 1)


@pytest.mark.parametrize(
    ("content", "strict", "lax"),
    [
        ("index, noindex", "noindex", "index"),
        ("follow, index, nofollow", "nofollow", "follow"),
        ("none, follow", "none", "follow"),
        ("all, noindex, nofollow", "noindex", "all"),
    ],
)
def test_contradictions_name_what_is_followed(content, strict, lax):
    [finding] = findings("faulty-robots", told(("robots", content)))
    assert f"both “{strict}” and “{lax}”; search engines follow “{strict}”" in finding.message


def test_two_metas_can_contradict_each_other():
    [finding] = findings("faulty-robots", told(("robots", "noindex"), ("robots", "index, follow")))
    assert place(finding) == (5, 1)


def test_each_crawler_may_be_told_something_else():
    assert not findings("faulty-robots", told(("robots", "noindex"), ("googlebot", "index")))


@pytest.mark.parametrize(
    "content",
    [
        "",
        ",",
        "Index, Follow",
        "index,follow,max-image-preview:large,max-snippet:-1,max-video-preview:-1",
        "noindex, nofollow, none",
        "noodp, noydir",
        "unavailable_after: Saturday, 25-Jun-27 15:00:00 GMT",
        "unavailable_after: 2027-06-25, noarchive",
    ],
)
def test_words_that_search_engines_know_are_fine(content):
    assert not findings("faulty-robots", told(("robots", content)))
