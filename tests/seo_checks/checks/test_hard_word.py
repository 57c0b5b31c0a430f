import pytest

from seo_checks import Severity
from tests.seo_checks.pages import findings, page


def found(text: str, **options: object) -> list[tuple[str, tuple[str, ...]]]:
    return [
        (finding.quote, finding.suggestions) for finding in findings("hard-word", page(f"<p>{text}</p>"), **options)
    ]


@pytest.mark.parametrize(
    ("text", "quote", "suggestions"),
    [
        ("We utilise thin needles.", "utilise", ("use",)),
        ("We utilize thin needles.", "utilize", ("use",)),
        ("She commences the course in May.", "commences", ("starts",)),
        ("It is administered daily.", "administered", ("given",)),
        ("The nurse administered it.", "administered", ("gave",)),
        ("Take an analgesic.", "analgesic", ("painkiller",)),
        ("Take analgesics.", "analgesics", ("painkillers",)),
        ("A hemorrhage is rare.", "hemorrhage", ("bleeding",)),
        ("A haemorrhage is rare.", "haemorrhage", ("bleeding",)),
        ("He had a myocardial infarction.", "myocardial infarction", ("heart attack",)),
        ("It is contraindicated in pregnancy.", "is contraindicated", ("should not be used",)),
        ("It is given as prophylaxis.", "prophylaxis", ("prevention",)),
        ("Call us in the event of a fever.", "in the event of", ("if there is",)),
        ("Rest prior to your visit.", "prior to", ("before",)),
        ("Whilst you rest, breathe out.", "Whilst", ("While",)),
        ("Do not consume alcohol.", "consume", ("eat or drink",)),
        ("She consumes too much.", "consumes", ("eats or drinks",)),
        ("There are contra-indications.", "contra-indications", ("reasons not to have it",)),
    ],
)
def test_hard_words_are_flagged_with_the_plain_ones_in_the_same_form(text, quote, suggestions):
    assert found(text) == [(quote, suggestions)]


@pytest.mark.parametrize(
    "text",
    [
        "We use thin needles before we start.",
        "A heart attack (myocardial infarction) is an emergency.",
        "Painkillers, called analgesics, painkiller by name: an analgesic is a painkiller.",
        "She is a fellow of the College of Paediatric Medicine and Renal Care.",
        "The leaflet says “utilise”.",
        "We made an attempt to walk.",
        "It is 5. Prior 6. To 7.",
    ],
)
def test_explained_words_names_and_quotations_are_fine(text):
    assert found(text) == []


def test_quotations_and_references_are_left_alone():
    reference = "<ul><li>Lee A, Hill B. Analgesic use. BMJ 2019;3(2).</li></ul>"
    assert not findings("hard-word", page(f"<blockquote><p>We utilise needles.</p></blockquote>{reference}"))


def test_a_word_is_one_finding_with_its_count_at_the_first_place():
    text = "We utilise needles. You rest. She utilised cups. They are utilising oil."
    [finding] = findings("hard-word", page(f"<p>{text}</p>"))
    assert (finding.severity, finding.quote, finding.start) == (Severity.ADVICE, "utilise", 3)
    assert "(3 times on this page)" in finding.message
    assert "Write “use”" in finding.message


def test_a_word_that_only_pads_has_advice_and_no_suggestion():
    [finding] = findings("hard-word", page("<p>It should be noted that needles are thin.</p>"))
    assert finding.suggestions == ()
    assert finding.message.endswith("Leave it out.")


def test_the_commonest_come_first_where_there_are_too_many():
    text = "We utilise it. We obtain it. We purchase it. We purchase it again."
    assert {quote for quote, _ in found(text, max_words=1)} == {"purchase"}
    assert len(found(text)) == 3


def test_words_can_be_allowed():
    assert found("We utilised analgesics.", allowed=("utilise", "Analgesic")) == []
