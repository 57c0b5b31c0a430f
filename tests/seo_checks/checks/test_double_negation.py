import pytest

from tests.seo_checks.pages import findings, page


@pytest.mark.parametrize(
    ("text", "quote", "plain"),
    [
        ("Bruises are not uncommon.", "not uncommon", "“common”"),
        ("This is not an unusual reaction.", "not an unusual", "“common”"),
        ("It is not without risk.", "not without", "“with”"),
        ("It isn't unlikely that it fades.", "isn't unlikely", "“likely”"),
    ],
)
def test_two_negatives_are_flagged_with_the_positive(text, quote, plain):
    [finding] = findings("double-negation", page(f"<p>{text}</p>"))
    assert finding.quote == quote
    assert plain in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "Bruises are common.",
        "It is not safe for everyone.",
        "It is not uncomfortable.",
        "Do not stop it unless your doctor says so.",
        "A stroke cannot be ruled out.",
        "Do not drive without your glasses.",
        "It is unusual. It is not.",
    ],
)
def test_plain_negatives_and_warnings_are_fine(text):
    assert not findings("double-negation", page(f"<p>{text}</p>"))


def test_the_number_is_an_option():
    text = page("<p>It is not uncommon. It is not unusual.</p>")
    assert len(findings("double-negation", text)) == 2
    assert len(findings("double-negation", text, max_findings=1)) == 1
