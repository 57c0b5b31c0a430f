import pytest

from tests.seo_checks.pages import findings, page, sentence

STATEMENT = "We place the thin needles in your back."


@pytest.mark.parametrize("text", [STATEMENT, "Thin needles. No pain.", " ".join(["needle"] * 26)])
def test_statements_and_paragraphs_are_flagged(text):
    [finding] = findings("text-as-heading", page(f"<h3>{text}</h3>"))
    assert finding.quote == text
    assert "This h3 reads as text" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "Risks and side effects.",
        "What happens when we place the thin needles in the skin of your back?",
        "Acupuncture vs. cupping",
        "Treatment by Dr. Li, Ph.D.",
        "And what happens with the thin needles after that...",
        " ".join(["needle"] * 25),
    ],
)
def test_headings_are_fine(text):
    assert not findings("text-as-heading", page(f"<h3>{text}</h3>"))


def test_paragraphs_are_fine():
    assert not findings("text-as-heading", page(f"<p>{sentence(40)}</p>"))


def test_the_limits_are_options():
    text = page("<h2>Risks of needles.</h2>")
    assert findings("text-as-heading", text, stop_words=3)
    assert findings("text-as-heading", text, max_words=2)
