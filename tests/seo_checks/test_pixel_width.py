import pytest

from seo_checks.pixel_width import fitting, last_words_shown, pixel_width

# Measured with a canvas in Chromium: 20 px Arial, which was Liberation Sans, textRendering "geometricPrecision".
MEASURED = {
    "Acupuncture for back pain: what to expect | Elm Clinic": 477.6,
    "Acupuncture™ & dry needling – costs from €45, “pain‑free”…": 542.5,
    "LOWER BACK PAIN TREATMENT, TAUNTON": 413.4,
    "PTSD, Anxiety & Depression: Talking Therapies | AYLA": 486.6,
    "AVAVAVAWAY To Ty Wa Yo LT P. F, Te": 338.3,
    "iiiiillllljjj": 57.8,
    "WWWWWMMMMM@@@@": 258.9,
    "Physiotherapie für Rückenschmerzen — Übungen, Kosten, Dauer": 583.6,
    "Żółć Šárka Dvořák ąęğışćőű": 251.2,
    "Fibromyalgia: Can Acupuncture Help Your Pain? A Physiotherapist Explains": 668.2,
    "(20%) 1/2 + 3 × 4 = £12.50 → now": 306.3,
}


@pytest.mark.parametrize(("text", "width"), MEASURED.items())
def test_widths_are_those_of_a_browser(text, width):
    assert pixel_width(text, 20) == pytest.approx(width, rel=0.002)


def test_the_width_grows_with_the_font():
    assert pixel_width("acupuncture", 40) == pytest.approx(2 * pixel_width("acupuncture", 20))


@pytest.mark.parametrize("text", ["針", "あ", "Ａ", "🙂"])
def test_full_width_characters_and_emoji_are_as_wide_as_the_font_is_high(text):
    assert pixel_width(text, 20) == 20


@pytest.mark.parametrize("mark", ["\u00ad", "\u200b", "\u2060", "\u0301", "\ufe0f", "\n"])
def test_what_shows_nothing_of_its_own_has_no_width(mark):
    assert pixel_width(f"pa{mark}in", 20) == pixel_width("pain", 20)


def test_other_scripts_are_taken_to_be_as_wide_as_usual_letters():
    assert pixel_width("боль", 20) == pytest.approx(pixel_width("aaaa", 20))
    assert pixel_width("Б", 20) == pytest.approx(pixel_width("A", 20))


def test_nothing_has_no_width():
    assert pixel_width("", 20) == 0


@pytest.mark.parametrize(("pixels", "fits"), [(0, ""), (11.1, ""), (11.2, "a"), (22.3, "aa"), (1000, "aaa")])
def test_what_fits_is_cut_at_the_character_that_does_not(pixels, fits):
    assert fitting("aaa", 20, pixels) == fits


@pytest.mark.parametrize(
    ("text", "pixels", "shown"),
    [
        ("aaa aaa aaa aaa aaa", 180, "aaa aaa aaa"),
        ("aaa aaa bbb ccc ddd", 180, "aaa bbb ccc"),
        ("aaa aaa bbb", 73, "aaa aaa"),
        ("aaa aaa bbb", 70, "aaa"),
        ("aaa", 1000, "aaa"),
        ("a" * 50, 400, "a" * 30),
    ],
)
def test_the_last_words_shown_are_whole_ones(text, pixels, shown):
    assert last_words_shown(text, 20, pixels) == shown
