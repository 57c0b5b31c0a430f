import pytest

from seo_checks import Kind
from tests.seo_checks.pages import findings, page, place


def titled(title: str) -> str:
    return page("<h1>Acupuncture</h1>", title=title)


@pytest.mark.parametrize("title", ["x" * 30, "x" * 60, "i" * 130, "a" * 53])
def test_titles_within_the_limits_are_fine(title):
    assert not findings("title-length", titled(title))


@pytest.mark.parametrize(("title", "pixels"), [("a" * 54, 601), ("W" * 32, 604), ("针" * 31, 620)])
def test_titles_are_measured_in_pixels(title, pixels):
    [finding] = findings("title-length", titled(title))
    assert finding.quote == title
    assert f"{pixels} pixels wide ({len(title)} characters)" in finding.message
    assert "about 600" in finding.message
    assert place(finding) == (3, 14)


def test_the_message_shows_where_a_title_is_cut():
    title = "Acupuncture for lower back pain: what happens, what it costs and what it may do"
    [finding] = findings("title-length", titled(title))
    assert "up to “…it costs and”" in finding.message


def test_short_titles_are_counted_in_characters():
    [finding] = findings("title-length", titled("W" * 29))
    assert "29 characters" in finding.message
    assert "Add the treatment" in finding.message


def test_entities_count_as_the_characters_they_stand_for():
    assert not findings("title-length", titled("&amp;" * 40))


def test_the_limits_are_options():
    assert findings("title-length", titled("a" * 40), max_pixels=440)
    assert findings("title-length", titled("a" * 40), min_characters=41)
    assert not findings("title-length", titled("a" * 90), max_pixels=1100)


def test_a_page_without_a_title_is_the_business_of_another_check():
    assert not findings("title-length", page("<h1>Acupuncture</h1>", title=""))


def test_of_several_titles_the_first_counts():
    text = page("<h1>Acupuncture</h1>", head="<title>Elm</title>")
    assert not findings("title-length", text)


def test_a_title_of_front_matter_is_judged():
    [finding] = findings("title-length", "---\ntitle: Acupuncture\n---\n\nThin needles.\n", Kind.MARKDOWN)
    assert place(finding) == (2, 8)
