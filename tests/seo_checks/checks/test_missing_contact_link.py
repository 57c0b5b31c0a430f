import pytest

from seo_checks import Kind, Severity
from tests.seo_checks.articles import PARAGRAPH, article, found
from tests.seo_checks.pages import findings

CHECK = "missing-contact-link"


@pytest.mark.parametrize(
    "footer", ["", '<a href="/privacy/">Privacy</a>', "Call us on 020 7946 0000", '<a href="/x">Contact lenses</a>']
)
def test_a_page_without_a_way_to_ask_is_flagged(footer):
    [finding] = found(CHECK, article(footer=footer))
    assert finding.severity is Severity.ADVICE


@pytest.mark.parametrize(
    "link",
    [
        '<a href="/contact/">Talk</a>', '<a href="/contact-us">x</a>', '<a href="mailto:a@elm.example">Mail</a>',
        '<a href="tel:02079460000">020</a>', '<a href="/x">Contact us</a>', '<a href="/x">Get in touch</a>',
        '<a href="/x">Book an appointment</a>', '<a href="/x" aria-label="Contact the clinic"><img src=a alt=""></a>',
    ],
)  # fmt: skip
def test_a_link_anywhere_on_the_page_is_enough(link):
    assert not found(CHECK, article(footer=link))
    assert not found(CHECK, article(after=link))


def test_fragments_and_other_pages_need_none():
    assert not found(CHECK, article(paragraphs=2))
    assert not findings(CHECK, f"<p>{PARAGRAPH * 9}", Kind.HTML)
