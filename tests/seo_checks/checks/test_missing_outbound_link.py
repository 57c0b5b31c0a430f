import pytest

from tests.seo_checks.pages import findings, page, prose

CANONICAL = '<link rel="canonical" href="https://elm.example/pain/">'


def text(link: str = "", words: int = 300) -> str:
    return page(f"<p>{prose(words)} {link}</p>", head=CANONICAL)


@pytest.mark.parametrize(
    "link", ["", '<a href="/fees/">fees</a>', '<a href="https://elm.example/x">x</a>', '<a href="tel:1">call</a>']
)
def test_a_text_without_a_link_to_another_site_is_flagged(link):
    [finding] = findings("missing-outbound-link", text(link))
    assert finding.line is None


def test_one_link_will_do():
    assert not findings("missing-outbound-link", text('<a href="https://www.nhs.uk/">NHS</a>'))


def test_short_texts_are_not_judged():
    assert not findings("missing-outbound-link", text(words=299))
    assert findings("missing-outbound-link", text(words=299), min_words=299)
