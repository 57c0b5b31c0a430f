import pytest

from tests.seo_checks.pages import findings, page, prose

HARD = (
    "Electroacupuncture modulates endogenous opioid neurotransmission, thereby attenuating nociceptive sensitisation "
    "in musculoskeletal conditions of multifactorial aetiology. "
) * 10


def test_a_hard_text_is_flagged_with_its_figures():
    [finding] = findings("reading-grade", page(f"<p>{HARD}</p>"))
    assert "the target for patients is 8 or below" in finding.message
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


def test_the_finding_stays_the_same_when_its_figures_change():
    [before] = findings("reading-grade", page(f"<p>{HARD}</p>"))
    [after] = findings("reading-grade", page(f"<p>{HARD} {prose(10)}</p>"))
    assert before.message != after.message
    assert before.fingerprint == after.fingerprint
