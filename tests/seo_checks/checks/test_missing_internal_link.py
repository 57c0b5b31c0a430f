import pytest

from seo_checks import Kind
from tests.seo_checks.pages import findings, page, prose

CANONICAL = '<link rel="canonical" href="https://elm.example/pain/">'


def text(link: str = "", words: int = 300, head: str = CANONICAL) -> str:
    return page(f"<p>{prose(words)} {link}</p>", head=head)


@pytest.mark.parametrize(
    "link",
    [
        "",
        '<a href="https://nhs.uk/">NHS</a>',
        '<a href="#x">x</a>',
        '<a href="mailto:a@elm.example">mail</a>',
        '<a href="https://elm.example/pain/">this page</a>',
        '<a href="https://book.elm.example/">book</a>',
    ],
)
def test_a_text_without_a_link_to_the_site_is_flagged(link):
    [finding] = findings("missing-internal-link", text(link))
    assert finding.line is None


@pytest.mark.parametrize(
    "link",
    ['<a href="/fees/">fees</a>', '<a href="fees">fees</a>', '<a href="https://www.elm.example/fees/#a">fees</a>'],
)
def test_one_link_will_do(link):
    assert not findings("missing-internal-link", text(link))


def test_short_texts_are_not_judged():
    assert not findings("missing-internal-link", text(words=299))
    assert findings("missing-internal-link", text(words=299), min_words=299)


def test_absolute_links_say_nothing_where_the_own_address_is_not_known():
    link = '<a href="https://elm.example/fees/">fees</a>'
    assert not findings("missing-internal-link", text(link, head=""))
    assert findings("missing-internal-link", text(head=""))


def test_menus_do_not_count():
    assert findings("missing-internal-link", text().replace("<main>", '<nav><a href="/">Home</a></nav><main>'))


def test_fragments_are_judged_too():
    assert findings("missing-internal-link", prose(300), Kind.MARKDOWN)
