import pytest

from tests.seo_checks.pages import findings, page

PLAIN = "The needles are thin and the rooms of the clinic are warm. " * 30  # 360 words


def test_a_text_that_tells_readers_nothing_to_do_is_flagged():
    [finding] = findings("missing-next-step", page(f"<p>{PLAIN}</p>"))
    assert finding.line is None


@pytest.mark.parametrize(
    "step",
    [
        "<p>Ask your GP.</p>",
        "<p>You should see a doctor.</p>",
        "<p>We can help if you can call us.</p>",
        "<h2>Book a visit</h2>",
        "<p>Please wait.</p>",
        "<p>We recommend a visit to the nurse.</p>",
        '<p><a href="tel:0123">0123</a></p>',
        "<table><tr><td>Call 111</td></tr></table>",
    ],
)
def test_any_request_or_number_to_call_is_enough(step):
    assert not findings("missing-next-step", page(f"<p>{PLAIN}</p>{step}"))


def test_menus_do_not_count():
    text = page(f"<p>{PLAIN}</p>").replace("<main>", '<nav><a href="tel:0123">Book now</a></nav><main>')
    assert findings("missing-next-step", text)


def test_fragments_and_short_texts_are_not_judged():
    assert not findings("missing-next-step", f"<p>{PLAIN}</p>")
    assert not findings("missing-next-step", page(f"<p>{PLAIN}</p>"), min_words=400)
