import pytest

from seo_checks import audit
from tests.seo_checks.pages import findings, page, prose

HARD = (
    "Electroacupuncture modulates endogenous opioid neurotransmission, thereby attenuating nociceptive sensitisation "
    "in musculoskeletal conditions of multifactorial aetiology. "
) * 10


def test_a_hard_text_is_flagged_with_its_figures():
    [finding] = findings("reading-grade", page(f"<p>{HARD}</p>"))
    assert "the target for patients is 8 or below (age 13)" in finding.message
    assert "average 15.0 words" in finding.message
    assert finding.line is None


@pytest.mark.parametrize("text", [prose(120), HARD[:600]])
def test_easy_texts_and_texts_under_100_words_are_fine(text):
    assert not findings("reading-grade", page(f"<p>{text}</p>"))


def test_headings_and_tables_do_not_make_a_text_look_easier():
    cells = "".join(f"<tr><td>{word}</td></tr>" for word in ["Yes", "No"] * 50)
    assert findings("reading-grade", page(f"<h2>Yes</h2><p>{HARD}</p><table>{cells}</table>"))


def test_the_target_is_an_option():
    assert findings("reading-grade", page(f"<p>{prose(120)}</p>"), max_grade=0.5)
    assert not findings("reading-grade", page(f"<p>{HARD}</p>"), max_grade=99.0)


LONG_NAMES = "We offer acupuncture, osteopathy and physiotherapy for sciatica and for fibromyalgia in adults. "
LONG_WORDS = (
    "We utilise considerable flexibility, complexity and profundity for accessibility and longevity in adults. "
)


def test_names_of_treatments_and_conditions_are_not_held_against_a_text():
    assert not findings("reading-grade", page(f"<p>{LONG_NAMES * 10}</p>"))
    assert findings("reading-grade", page(f"<p>{LONG_WORDS * 10}</p>"))


def test_both_grades_are_given():
    text = f"<p>{(LONG_NAMES + LONG_WORDS) * 10}</p>"
    report = audit(page(text))
    [finding] = [finding for finding in report.findings if finding.rule == "reading-grade"]
    plain, without = report.metrics["reading_grade"], report.metrics["reading_grade_without_terms"]
    assert plain > without + 3
    assert f"reads at grade {plain:.1f} (age {plain + 5:.0f}), and at grade {without:.1f} when" in finding.message


def test_the_target_may_be_an_age_and_the_stricter_one_holds():
    text = page(f"<p>{prose(120)}</p>")  # 10 words a sentence, 11 syllables: grade 1.3
    assert findings("reading-grade", text, max_age=6.0)
    assert not findings("reading-grade", text, max_age=7.0)
    assert findings("reading-grade", text, max_age=7.0, max_grade=1.0)
    assert findings("reading-grade", text, max_age=6.0, max_grade=9.0)


def test_the_finding_stays_the_same_when_its_figures_change():
    [before] = findings("reading-grade", page(f"<p>{HARD}</p>"))
    [after] = findings("reading-grade", page(f"<p>{HARD} {prose(10)}</p>"))
    assert before.message != after.message
    assert before.fingerprint == after.fingerprint
