import pytest

from seo_checks import Kind, Severity
from tests.seo_checks.pages import findings, page

CARD = {
    "og:title": "Acupuncture",
    "og:description": "What to expect.",
    "og:image": "https://elm.example/a.jpg",
    "og:url": "https://elm.example/a/",
    "og:type": "article",
    "twitter:card": "summary",
}


def carded(card: dict[str, str], attribute: str = "property", more: str = "") -> str:
    metas = "".join(f'<meta {attribute}="{name}" content="{content}">' for name, content in card.items())
    return page("<p>Thin needles.</p>", head=metas + more)


def test_a_page_without_a_card_is_one_finding():
    [finding] = findings("incomplete-social-card", page("<p>Thin needles.</p>"))
    assert finding.severity is Severity.ADVICE
    assert "names nothing" in finding.message
    assert "og:title, og:description, og:image, og:url, og:type, twitter:card" in finding.message
    assert finding.line is None


@pytest.mark.parametrize("name", CARD)
def test_what_is_missing_or_empty_is_listed(name):
    for card in ({key: value for key, value in CARD.items() if key != name}, {**CARD, name: " "}):
        [finding] = findings("incomplete-social-card", carded(card))
        assert finding.message.endswith(f"add metas for {name}.")


@pytest.mark.parametrize("attribute", ["property", "name"])
def test_a_whole_card_is_fine(attribute):
    assert not findings("incomplete-social-card", carded(CARD, attribute))


def test_a_picture_may_be_named_otherwise():
    card = {key: value for key, value in CARD.items() if key != "og:image"}
    for meta in ('property="og:image:secure_url"', 'name="image" property="og:image"'):
        assert not findings("incomplete-social-card", carded(card, more=f"<meta {meta} content='https://a.example/b'>"))


def test_what_is_wanted_is_an_option():
    text = page("<p>Thin needles.</p>", head='<meta property="og:title" content="Acupuncture">')
    assert not findings("incomplete-social-card", text, wanted=("og:title",))


def test_pages_that_nobody_is_to_share_are_not_asked():
    assert not findings("incomplete-social-card", carded({}, more='<meta name="robots" content="noindex">'))
    assert not findings("incomplete-social-card", "<p>Thin needles.</p>")
    assert not findings("incomplete-social-card", "---\ntitle: Acupuncture\n---\n\nThin needles.\n", Kind.MARKDOWN)
