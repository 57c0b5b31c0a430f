import pytest

from tests.seo_checks.pages import findings, page


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The gap was statistically significant.", "statistically significant"),
        ("The gap was clear (p < 0.05).", "p < 0.05"),
        ("The 95% CI was wide.", "95% CI"),
        ("The odds ratio was 1.3.", "odds ratio"),
        ("The confidence intervals were wide.", "confidence intervals"),
        ("The effect size was small.", "effect size"),
    ],
)
def test_terms_of_statistics_are_flagged(text, quote):
    [finding] = findings("unexplained-statistics", page(f"<p>{text}</p>"))
    assert finding.quote == quote


@pytest.mark.parametrize(
    "text",
    [
        "The gap was statistically significant: it was hardly due to chance.",
        "The gap was statistically significant. This means that it was no fluke.",
        "The gap was significant. The relative size of the risk is small.",
        "It is a significant change in how you plan.",
    ],
)
def test_explained_terms_and_other_uses_are_fine(text):
    assert not findings("unexplained-statistics", page(f"<p>{text}</p>"))


def test_all_of_them_are_one_finding():
    text = "The gap was statistically significant. The odds ratio was 1.3."
    [finding] = findings("unexplained-statistics", page(f"<p>{text}</p>"))
    assert "twice: “statistically significant”, “odds ratio”" in finding.message


def test_references_are_left_alone():
    body = "<ul><li>Lee A, Hill B. Odds ratio of backs. BMJ 2019;3(2).</li></ul>"
    assert not findings("unexplained-statistics", page(body))
