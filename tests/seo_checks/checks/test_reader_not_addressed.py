from tests.seo_checks.pages import findings, page, prose

THIRD_PERSON = prose(300).replace("your", "the")


def test_a_long_text_that_never_says_you_is_flagged():
    [finding] = findings("reader-not-addressed", page(f"<p>{THIRD_PERSON}</p>"))
    assert "In 300 words" in finding.message
    assert finding.line is None


def test_a_single_you_is_enough():
    for word in ["you", "Your", "you’re", "yourself"]:
        assert not findings("reader-not-addressed", page(f"<p>{THIRD_PERSON} {word}.</p>"))


def test_short_texts_are_not_judged():
    assert not findings("reader-not-addressed", page(f"<p>{THIRD_PERSON[:-40]}</p>"))
    assert findings("reader-not-addressed", page(f"<p>{THIRD_PERSON[:-40]}</p>"), min_words=200)
