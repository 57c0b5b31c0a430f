import pytest

from tests.seo_checks.keyphrase.pages import phrased
from tests.seo_checks.pages import findings, page

CHECK = "keyphrase-density"
USE = "Acupuncture for back pain."  # four words


def used(times: int, words: int, use: str = USE, **about: object) -> str:
    """A page with so many uses of the keyphrase in so many words."""
    rest = words - times * len(use.split())
    filler = " ".join(["Rest."] * rest)
    return phrased(f"<p>{' '.join([use] * times)} {filler}</p>", **about)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("times", "words", "said"),
    [
        (0, 100, "is not used at all in 100 words; about 2 times"),
        (1, 100, "is used once in 100 words; about 2 times"),
        (2, 1000, "is used 2 times in 1,000 words; 3 to 20 times"),
    ],
)
def test_too_rare(times, words, said):
    """Three words count, so the words are divided by 170."""
    [finding] = findings(CHECK, used(times, words))
    assert f"The keyphrase “acupuncture for back pain” {said} would be usual" in finding.message


@pytest.mark.parametrize(("times", "words"), [(2, 100), (3, 1000), (20, 1000), (0, 99)])
def test_the_limits_and_short_texts_are_fine(times, words):
    assert not findings(CHECK, used(times, words))


def test_too_often():
    [finding] = findings(CHECK, used(21, 1000))
    assert "is used 21 times in 1,000 words; more than 20 times" in finding.message


def test_the_shorter_the_keyphrase_the_more_uses_are_right():
    """One word counts, so the words are divided by 103."""
    assert not findings(CHECK, used(33, 1000, "Acupuncture.", keyphrase="acupuncture"))
    assert findings(CHECK, used(34, 1000, "Acupuncture.", keyphrase="acupuncture"))


def test_synonyms_are_uses_but_no_repetitions():
    assert not findings(CHECK, used(3, 1000, "Needles for backache.", synonyms=("needles for back pain",)))
    assert not findings(CHECK, used(30, 1000, "Needles for backache.", synonyms=("needles for back pain",)))
    assert not findings(CHECK, used(30, 1000, "Acupuncture for backache."))


def test_other_forms_are_both():
    assert findings(CHECK, used(21, 1000, "Painful back: acupuncture."))


def test_alternative_texts_and_titles_do_not_count():
    text = used(1, 100, title="Acupuncture for back pain").replace("</p>", f' <img src="a" alt="{USE}"></p>')
    [finding] = findings(CHECK, text)
    assert "used once in 100 words" in finding.message


def test_the_limits_are_options():
    assert findings(CHECK, used(3, 1000), min_density=0.6)
    assert findings(CHECK, used(20, 1000), max_density=3.3)
    assert findings(CHECK, used(1, 60), min_words=60)


def test_pages_without_a_keyphrase_are_not_judged():
    assert not findings(CHECK, page("<p>" + "Rest. " * 200 + "</p>"))
