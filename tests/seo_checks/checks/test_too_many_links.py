from tests.seo_checks.pages import findings, page, prose

LINK = '<a href="/x/">needles</a> '


def test_many_links_in_little_text_are_flagged_as_a_whole():
    [finding] = findings("too-many-links", page(f"<p>{prose(200)} {LINK * 15}</p>"))
    assert finding.line is None
    assert "15 links stand in 215 words" in finding.message


def test_many_links_in_much_text_and_few_links_are_fine():
    assert not findings("too-many-links", page(f"<p>{prose(300)} {LINK * 15}</p>"))
    assert not findings("too-many-links", page(f"<p>{LINK * 14}</p>"))


def test_lists_and_numbers_of_notes_do_not_count():
    assert not findings("too-many-links", page(f"<p>{prose(20)}</p><ul>{f'<li>{LINK}</li>' * 20}</ul>"))
    notes = "".join(f'<a href="#n{number}">[{number}]</a>' for number in range(20))
    assert not findings("too-many-links", page(f"<p>{prose(20)} {notes}</p>"))


def test_the_limits_are_options():
    text = page(f"<p>{prose(100)} {LINK * 3}</p>")
    assert findings("too-many-links", text, max_per_hundred_words=2, min_links=3)
    assert not findings("too-many-links", text, max_per_hundred_words=2, min_links=4)
