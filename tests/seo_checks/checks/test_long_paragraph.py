from tests.seo_checks.pages import findings, page, place, prose


def test_a_very_long_paragraph_is_flagged_at_its_first_sentence():
    [finding] = findings("long-paragraph", page(f"<h1>Needles</h1>\n<p>{prose(151)}</p>"))
    assert "151 words" in finding.message
    assert finding.quote == prose(10)
    assert place(finding) == (7, 4)


def test_paragraphs_up_to_the_limit_are_fine():
    assert not findings("long-paragraph", page(f"<p>{prose(150)}</p><p>{prose(150)}</p>"))


def test_lists_are_judged_item_by_item():
    items = f"<li>{prose(100)}</li>" * 3
    assert not findings("long-paragraph", page(f"<ul>{items}</ul>"))
    assert findings("long-paragraph", page(f"<ul>{items}<li>{prose(151)}</li></ul>"))


def test_two_line_breaks_part_paragraphs():
    assert not findings("long-paragraph", page(f"<p>{prose(100)}<br><br>{prose(100)}</p>"))
    assert findings("long-paragraph", page(f"<p>{prose(100)}<br>{prose(100)}</p>"))


def test_sentences_are_counted_where_a_limit_is_set():
    six = f"<p>{'You may rest. ' * 6}</p>"
    assert not findings("long-paragraph", page(six))
    assert not findings("long-paragraph", page(six), max_sentences=6)
    [finding] = findings("long-paragraph", page(six), max_sentences=5)
    assert "has 6 sentences; beyond 5 readers skip" in finding.message


def test_the_limit_is_an_option():
    assert findings("long-paragraph", page(f"<p>{prose(50)}</p>"), max_words=49)
