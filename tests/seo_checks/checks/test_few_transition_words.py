from tests.seo_checks.pages import findings, page, prose

PLAIN = "The clinic has two rooms with a couch in each of them. "  # 12 words
LINKED = "However, the clinic has two rooms with a couch in each. "


def text(linked: int, plain: int) -> str:
    return page(f"<p>{LINKED * linked}{PLAIN * plain}</p>")


def test_a_text_without_transitions_is_flagged_with_its_figures():
    [finding] = findings("few-transition-words", text(3, 17))
    assert "3 of 20 sentences (15 %)" in finding.message
    assert finding.line is None


def test_a_fifth_is_enough():
    assert not findings("few-transition-words", text(4, 16))


def test_texts_of_200_words_and_less_are_not_judged():
    assert not findings("few-transition-words", page(f"<p>{prose(200).replace('and', 'or')}</p>"))
    assert findings("few-transition-words", page(f"<p>{prose(201).replace('and', 'or')}</p>"))


def test_the_limits_are_options():
    assert not findings("few-transition-words", text(3, 17), min_percent=15)
    assert not findings("few-transition-words", text(3, 17), min_words=240)
    assert findings("few-transition-words", text(4, 16), min_percent=30)
