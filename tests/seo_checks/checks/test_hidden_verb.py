import pytest

from tests.seo_checks.pages import findings, page


def found(text: str, **options: object) -> list[tuple[str, tuple[str, ...]]]:
    return [
        (finding.quote, finding.suggestions) for finding in findings("hidden-verb", page(f"<p>{text}</p>"), **options)
    ]


@pytest.mark.parametrize(
    ("text", "quote", "verb"),
    [
        ("We carry out an assessment of your back.", "carry out an assessment of", "assess"),
        ("She carries out an assessment of your back.", "carries out an assessment of", "assesses"),
        ("They are conducting a review of the plan.", "conducting a review of", "reviewing"),
        ("We provide treatment to children.", "provide treatment to", "treat"),
        ("You make a decision about it.", "make a decision about", "decide on"),
        ("You then made the decision.", "made the decision", "decided"),
        ("The team has taken a decision.", "taken a decision", "decided"),
        ("We gave an explanation of the risks.", "gave an explanation of", "explained"),
        ("It has an effect on sleep.", "has an effect on", "affects"),
        ("They made use of cups.", "made use of", "used"),
    ],
)
def test_hidden_verbs_are_flagged_with_the_verb_in_the_same_form(text, quote, verb):
    assert found(text) == [(quote, (verb,))]


@pytest.mark.parametrize(
    "text",
    [
        "You make an appointment with us.",
        "We give advice and take a history.",
        "The assessment of your back takes an hour.",
        "It has a small effect on sleep.",
        "It has no effect on sleep.",
        "A decision was made by the team.",
        "We make a plan. Assessment of pain comes first.",
        "Have a rest after the treatment.",
    ],
)
def test_plain_phrases_are_fine(text):
    assert found(text) == []


def test_the_number_is_an_option():
    assert len(found("We make use of cups. We make use of oil.", max_findings=1)) == 1
