import pytest

from tests.seo_checks.pages import findings, page, place


def described(text: str) -> str:
    return page("<p>Thin needles.</p>", head=f'\n<meta name="description" content="{text}">')


@pytest.mark.parametrize("text", ["a" * 120, "a" * 128, "needle in " * 16, "i" * 300])
def test_descriptions_within_the_limits_are_fine(text):
    assert not findings("meta-description-length", described(text))


@pytest.mark.parametrize(("text", "pixels"), [("a" * 129, 1004), ("ACHING BACK! " * 10, 1032)])
def test_descriptions_are_measured_in_pixels(text, pixels):
    [finding] = findings("meta-description-length", described(text))
    assert finding.quote == text.strip()
    assert f"{pixels} pixels wide ({len(text.strip())} characters)" in finding.message
    assert "Shorten it" in finding.message
    assert place(finding) == (4, 35)


def test_the_message_shows_where_a_description_is_cut():
    text = "What a session of acupuncture for back pain is like and what it costs. " * 2 + "It may not help everybody."
    [finding] = findings("meta-description-length", described(text))
    assert "up to “…may not help”" in finding.message


def test_short_descriptions_are_counted_in_characters():
    [finding] = findings("meta-description-length", described("x" * 119))
    assert "119 characters" in finding.message
    assert "Add what" in finding.message


def test_the_limits_are_options():
    assert findings("meta-description-length", described("x" * 125), max_pixels=870)
    assert findings("meta-description-length", described("x" * 125), min_characters=126)
    assert not findings("meta-description-length", described("x" * 10), min_characters=10)


def test_entities_count_as_the_characters_they_stand_for():
    assert not findings("meta-description-length", described("&bull;" * 125))


def test_a_page_without_a_description_is_the_business_of_another_check():
    assert not findings("meta-description-length", page("<p>Thin needles.</p>"))
