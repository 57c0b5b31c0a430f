import pytest

from tests.seo_checks.keyphrase.pages import phrased
from tests.seo_checks.pages import findings

CHECK = "keyphrase-competing-link"
HERE = '<link rel="canonical" href="https://elm.example/back-pain/">'


def linked(href: str, text: str, head: str = "", keyphrase: str = "acupuncture for back pain") -> str:
    link = f'<p>See <a href="{href}">{text}</a>.</p>'
    return phrased(link, head=head, synonyms=("needles for backs",), keyphrase=keyphrase)


@pytest.mark.parametrize("text", ["acupuncture for back pain", "Back pain, acupuncture", "<b>Needles</b> for the back"])
@pytest.mark.parametrize("href", ["/other/", "https://nice.example/", "../x"])
def test_a_link_whose_text_is_the_keyphrase_or_a_synonym_is_quoted(href, text):
    [finding] = findings(CHECK, linked(href, text, HERE))
    assert finding.quote == text.replace("<b>", "").replace("</b>", "")
    assert f"({href})" in finding.message


@pytest.mark.parametrize("text", ["studies of acupuncture for back pain", "back pain", "neck pain acupuncture", "here"])
def test_a_link_that_says_more_or_less_is_fine(text):
    assert not findings(CHECK, linked("/other/", text))


@pytest.mark.parametrize(
    "href", ["#risks", "", "/back-pain/", "https://elm.example/back-pain#top", "mailto:a@elm.example", "tel:123"]
)
def test_a_link_within_the_page_or_to_a_person_is_fine(href):
    assert not findings(CHECK, linked(href, "acupuncture for back pain", HERE))


def test_of_a_keyphrase_in_quotes_the_order_counts():
    phrase = '"acupuncture for back pain"'
    assert findings(CHECK, linked("/x/", "Acupuncture for back pain", keyphrase=phrase))
    assert not findings(CHECK, linked("/x/", "Acupuncture, back pain", keyphrase=phrase))


def test_menus_are_not_judged():
    menu = '<nav><a href="/x/">acupuncture for back pain</a></nav><main>'
    assert not findings(CHECK, phrased("<p>Needles.</p>").replace("<main>", menu))
