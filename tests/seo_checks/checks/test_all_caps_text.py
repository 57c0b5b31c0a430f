import pytest

from tests.seo_checks.pages import findings, page


@pytest.mark.parametrize(
    "text",
    [
        "BOOK YOUR SESSION TODAY",
        "PLEASE ARRIVE WITH A TOWEL",
        "PAIN, STRESS AND TENSION RELIEF",
        "NEEDLES & CUPS & HEAT TREATMENT",
    ],
)
def test_text_in_capitals_is_flagged(text):
    [finding] = findings("all-caps-text", page(f"<p>Needles: {text} now</p>"))
    assert finding.quote == text


def test_all_of_it_is_one_finding():
    [finding] = findings("all-caps-text", page("<h2>BOOK YOUR SESSION TODAY</h2><p>PLEASE BRING YOUR NOTES</p>"))
    assert "twice" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "NHS, BMA, GMC and HCPC",
        "WHO NICE NHS BMA GMC",
        "NHS ENGLAND GUIDELINE",
        "Book Your Session Today",
        "A B C D E",
        "COVID PCR DNA RNA",
    ],
)
def test_abbreviations_and_few_words_are_fine(text):
    assert not findings("all-caps-text", page(f"<p>Needles: {text} now</p>"))


def test_the_number_of_words_is_an_option():
    assert findings("all-caps-text", page("<p>BOOK TODAY</p>"), min_words=2)
