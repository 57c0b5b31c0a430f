from tests.seo_checks.pages import findings, page, sentence


def sentences(*lengths: int) -> str:
    return page(f"<p>{' '.join(sentence(length) for length in lengths)}</p>")


def test_too_many_long_sentences_are_counted():
    [finding] = findings("many-long-sentences", sentences(*[21] * 3, *[8] * 7))
    assert "3 of 10 sentences (30 %) have more than 20 words" in finding.message
    assert finding.line is None


def test_a_quarter_is_fine():
    assert not findings("many-long-sentences", sentences(*[21] * 3, *[20] * 9))


def test_short_texts_are_not_judged():
    assert not findings("many-long-sentences", sentences(*[21] * 9))


def test_list_items_of_a_few_words_do_not_make_up_for_long_sentences():
    items = "<ul>" + "<li>Back pain</li>" * 20 + "</ul>"
    assert findings("many-long-sentences", sentences(*[21] * 5, *[8] * 5).replace("</p>", "</p>" + items))


def test_the_limits_are_options():
    text = sentences(*[21] * 3, *[8] * 7)
    assert not findings("many-long-sentences", text, long_words=21)
    assert not findings("many-long-sentences", text, max_percent=30)
    assert not findings("many-long-sentences", text, min_sentences=11)
    assert findings("many-long-sentences", text, long_words=7, max_percent=99)
