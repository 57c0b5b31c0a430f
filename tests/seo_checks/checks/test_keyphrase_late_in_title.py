import pytest

from tests.seo_checks.keyphrase.pages import phrased
from tests.seo_checks.pages import findings

CHECK = "keyphrase-late-in-title"


def titled(title: str) -> str:
    return phrased("<p>Needles.</p>", title=title)


@pytest.mark.parametrize(
    "title", ["Acupuncture for back pain | Elm", "The Elm Clinic: acupuncture for back pain", "Needles in the skin"]
)
def test_up_to_three_words_before_it_are_fine(title):
    assert not findings(CHECK, titled(title))


def test_more_words_before_it_are_counted_and_the_keyphrase_is_quoted():
    [finding] = findings(CHECK, titled("What to expect from acupuncture for back pain"))
    assert finding.quote == "acupuncture for back pain"
    assert "4 words of the title come before the keyphrase" in finding.message


def test_the_first_of_two_counts():
    assert not findings(CHECK, titled("Acupuncture for back pain: what to expect of acupuncture for back pain"))


def test_the_limit_is_an_option():
    assert findings(CHECK, titled("The Elm Clinic: acupuncture for back pain"), max_words_before=2)
