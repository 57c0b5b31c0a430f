import pytest

from tests.seo_checks.pages import findings, page


def quotes(text: str, **options: object) -> list[str]:
    return [finding.quote for finding in findings("stigmatising-wording", page(f"<p>{text}</p>"), **options)]


@pytest.mark.parametrize(
    ("text", "quote", "instead"),
    [
        ("People who suffer from back pain come here.", "suffer from", "have"),
        ("My mother suffers from asthma.", "suffers from", "has"),
        ("He committed suicide.", "committed suicide", "died by suicide"),
        ("She is wheelchair-bound.", "wheelchair-bound", "using a wheelchair"),
        ("We see many diabetics here.", "diabetics", "people with diabetes"),
        ("If you are a diabetic, tell us.", "a diabetic", "a person with diabetes"),
        ("Care for addicts is free.", "addicts", "people with a drug problem"),
        ("The disabled can park here.", "The disabled", "disabled people"),
        ("A mental patient told us.", "mental patient", "person with a mental health condition"),
        ("Migraine sufferers sleep badly.", "sufferers", "people with the condition"),
    ],
)
def test_labels_are_flagged_with_another_wording(text, quote, instead):
    [finding] = findings("stigmatising-wording", page(f"<p>{text}</p>"))
    assert finding.quote == quote
    assert finding.suggestions[0] == instead
    assert len(finding.sources) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The device suffers from interference.",
        "Patients with diabetic ketoacidosis need help.",
        "A diabetic foot needs care.",
        "The disabled entrance is on the left.",
        "The elderly care home is near.",
        "She said “I am a diabetic” and laughed.",
        "We work with the Royal Association for Deaf Mute People.",
        "People suffering from domestic abuse can call us.",
        "The blind was down.",
        "We treat people with diabetes.",
    ],
)
def test_devices_adjectives_quotations_and_names_are_fine(text):
    assert quotes(text) == []


def test_quotations_are_left_alone():
    assert not findings("stigmatising-wording", page("<blockquote><p>I am a diabetic.</p></blockquote>"))


def test_a_wording_is_one_finding_with_its_count():
    [finding] = findings("stigmatising-wording", page("<p>We see diabetics. We like diabetics.</p>"))
    assert "(2 times on this page)" in finding.message


def test_the_number_and_wordings_that_are_preferred_are_options():
    text = "We see diabetics. We see asthmatics."
    assert quotes(text, max_findings=1) == ["diabetics"]
    assert quotes(text, allowed=("Diabetics",)) == ["asthmatics"]
