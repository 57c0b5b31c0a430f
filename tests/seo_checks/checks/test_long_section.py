from tests.seo_checks.pages import findings, page, place, prose


def test_a_long_section_is_flagged_at_its_heading():
    [finding] = findings("long-section", page(f"<h2>A</h2><p>{prose(100)}</p>\n<h2>B</h2><p>{prose(301)}</p>"))
    assert finding.quote == "B"
    assert place(finding) == (7, 5)
    assert "301 words" in finding.message


def test_subheadings_of_any_level_divide_a_section():
    assert not findings("long-section", page(f"<h2>A</h2><p>{prose(300)}</p><h3>B</h3><p>{prose(300)}</p>"))


def test_lists_tables_and_introductions_do_not_count():
    body = f"<p>{prose(301)}</p><h2>A</h2><p>{prose(300)}</p><ul><li>{prose(50)}</li></ul>"
    body += f"<table><tr><td>{prose(50)}</td></tr></table>"
    assert not findings("long-section", page(body))


def test_the_limit_is_an_option():
    assert findings("long-section", page(f"<h2>A</h2><p>{prose(100)}</p>"), max_words=99)
