from tests.seo_checks.pages import findings, page


def image(length: int) -> str:
    return page(f'<p>Needles <img src="/m/room.jpg" alt="{("ab " * length)[: length - 1]}z"></p>')


def test_a_text_over_the_limit_is_flagged():
    [finding] = findings("long-alt-text", image(126))
    assert "room.jpg has 126 characters" in finding.message


def test_texts_up_to_the_limit_are_fine():
    assert not findings("long-alt-text", image(125))


def test_the_limit_is_an_option():
    assert findings("long-alt-text", image(51), max_characters=50)
