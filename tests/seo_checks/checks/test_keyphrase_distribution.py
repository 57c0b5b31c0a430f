from tests.seo_checks.keyphrase.pages import phrased
from tests.seo_checks.pages import findings

CHECK = "keyphrase-distribution"


def text(pattern: str, **about: object) -> str:
    """A page with a sentence for each letter: "x" uses the keyphrase, "s" a synonym, "." neither."""
    sentences = {"x": "Acupuncture for back pain.", "s": "Needles for backache.", ".": "We rest here."}
    words = " ".join(sentences[letter] for letter in pattern)
    return phrased(f"<p>{words}</p>", **about)  # type: ignore[arg-type]


def test_the_longest_stretch_is_measured_and_its_first_sentence_quoted():
    [finding] = findings(CHECK, text("x.x" + "." * 11 + "x."))
    assert "11 of the text's 16 sentences (69 %) pass without a word about the keyphrase" in finding.message
    assert (finding.quote, finding.start) == (
        "We rest here.",
        len("Acupuncture for back pain. We rest here. Acupuncture for back pain. "),
    )


def test_a_stretch_at_the_end_counts_too():
    assert findings(CHECK, text("x.x." + "." * 12))


def test_half_of_the_text_is_let_pass():
    assert not findings(CHECK, text("x" + "." * 8 + "x......"))
    assert findings(CHECK, text("x" + "." * 9 + "x....."))


def test_synonyms_and_headings_count():
    assert not findings(CHECK, text("x....s....x....s", synonyms=("needles for back pain",)))
    middle = phrased(
        "<p>Acupuncture for back pain. "
        + "We rest. " * 7
        + "</p><h2>Acupuncture for back pain</h2><p>"
        + "We rest. " * 7
        + "</p>"
    )
    assert not findings(CHECK, middle)


def test_a_treatment_or_condition_of_it_is_enough():
    words = "Acupuncture is old. We rest. We rest. We rest. A bad back needs time. We rest. We rest. We rest. "
    assert not findings(CHECK, phrased(f"<p>{words * 2}</p>"))
    assert findings(CHECK, phrased(f"<p>{words}{'We rest. ' * 9}</p>"))


def test_short_texts_and_single_uses_are_not_judged():
    assert not findings(CHECK, text("xx" + "." * 12))
    assert not findings(CHECK, text("x" + "." * 20))
    assert not findings(CHECK, text("." * 20))


def test_the_limits_are_options():
    assert findings(CHECK, text("x" + "." * 8 + "x......"), max_percent=49)
    assert findings(CHECK, text("xx" + "." * 12), min_sentences=14)
