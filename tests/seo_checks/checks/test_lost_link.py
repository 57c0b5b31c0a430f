import pytest

from seo_checks import Severity
from tests.seo_checks.pages import findings, page


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("To book a session, click here.", "click here"),
        ("Click on this link for our fees", "Click on this link"),
        ("CLICK HERE", "CLICK HERE"),
        ("Follow the link below", "Follow the link below"),
    ],
)
def test_a_call_to_click_without_a_link_is_flagged(text, quote):
    [finding] = findings("lost-link", page(f"<p>{text}</p><p>Thin needles.</p>"))
    assert finding.quote == quote
    assert finding.severity is Severity.REVIEW


@pytest.mark.parametrize(
    "body",
    [
        '<p>To book, <a href="/book/">click here</a>.</p>',
        '<p>To book, click <a href="/book/">here</a>.</p>',
        '<p>Click here: <a href="/book/">booking</a></p>',
        '<p>To book, click here.</p><p><a href="/book/">Booking</a></p>',
        "<p>To book, click here.</p><button>Book</button>",
        '<p>To book, click here.</p><a href="/book/"><img src="a" alt=""></a>',
        "<p>You may hear a click. Here it ends.</p>",
        "<p>The clinic is here.</p>",
    ],
)
def test_calls_with_a_link_and_other_words_are_fine(body):
    assert not findings("lost-link", page(f"<p>Needles.</p>{body}"))
