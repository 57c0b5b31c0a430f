from tests.seo_checks.pages import findings, page


def test_a_heading_over_the_limit_is_flagged():
    [finding] = findings("long-heading", page(f"<h2>{'needles ' * 10}x</h2>"))
    assert "81 characters" in finding.message


def test_headings_up_to_the_limit_are_fine():
    assert not findings("long-heading", page(f"<h2>{'needles ' * 9}needlesx</h2>"))


def test_a_heading_that_is_text_has_a_check_of_its_own():
    text = "<h2>" + "We place the thin needles in the skin of your back and leave them there for half an hour.</h2>"
    assert not findings("long-heading", page(text))
    assert findings("text-as-heading", page(text))


def test_the_limit_is_an_option():
    assert findings("long-heading", page("<h2>Needles</h2>"), max_characters=6)
