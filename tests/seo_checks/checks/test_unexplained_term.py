import pytest

from tests.seo_checks.pages import findings, page


def quotes(body: str, **options: object) -> list[str]:
    return [finding.quote for finding in findings("unexplained-term", page(body), **options)]


def test_a_hard_term_without_an_explanation_is_flagged_with_a_gloss():
    [finding] = findings("unexplained-term", page("<p>It may ease tendinopathy in time.</p>"))
    assert finding.quote == "tendinopathy"
    assert finding.suggestions == ("tendinopathy (a sore, worn tendon)",)
    assert "a sore, worn tendon" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "It may ease tendinopathy (a worn tendon) in time.",
        "It may ease a worn tendon (tendinopathy) in time.",
        "It may ease tendinopathy, which comes from overuse.",
        "It may ease tendinopathy, a common problem of runners.",
        "It may ease tendinopathy – wear of the sinew – in time.",
        "It may ease what doctors call tendinopathy: wear.",
        "Tendinopathy is when a sinew wears out.",
        "Tendinopathy means that a sinew wears out.",
        "Wear of a sinew is also known as tendinopathy.",
        "Wear of a sinew, or tendinopathy, is common.",
        "It may ease tendinopathy. This is a tendon that has worn.",
        "The word “tendinopathy” comes from Latin.",
    ],
)
def test_terms_that_are_explained_are_fine(text):
    assert quotes(f"<p>{text}</p>") == []


def test_the_first_use_decides():
    assert quotes("<p>It may ease bursitis in time. We wait. Bursitis is a swollen cushion.</p>") == ["bursitis"]
    assert quotes("<p>Bursitis is a swollen cushion. We wait. It may ease bursitis in time.</p>") == []


def test_the_subject_of_the_page_is_known():
    assert quotes("<h1>Bursitis</h1><p>We see bursitis every day.</p>") == []


def test_terms_that_link_to_another_page_names_and_lists_of_names_are_fine():
    assert quotes('<p>We see <a href="/bursitis/">bursitis</a> every day.</p>') == []
    assert quotes("<p>She wrote for the Fascia Journal last year.</p>") == []
    assert quotes("<ul><li>Bursitis</li><li>Tendinopathy</li></ul>") == []


def test_names_of_disorders_of_several_words_are_known_in_the_plural():
    assert quotes("<p>We treat trigger points on Mondays.</p>") == ["trigger points"]


def test_the_number_and_the_words_left_alone_are_options():
    body = "<p>We see bursitis, we see scoliosis, we see sarcopenia every day.</p>"
    assert quotes(body) == ["bursitis", "scoliosis", "sarcopenia"]
    assert quotes(body, max_terms=2) == ["bursitis", "scoliosis"]
    assert quotes(body, allowed=("Scoliosis",)) == ["bursitis", "sarcopenia"]
