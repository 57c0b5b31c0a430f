from tests.seo_checks.pages import findings, page, place, prose


def test_a_long_introduction_is_flagged_at_its_first_sentence():
    body = f"<h1>Pain</h1>\n<p>{prose(200)}</p><p>{prose(101)}</p><h2>Fees</h2>"
    [finding] = findings("long-introduction", page(body))
    assert finding.quote == prose(10)
    assert place(finding) == (7, 4)
    assert "301 words" in finding.message


def test_short_introductions_and_texts_without_subheadings_are_fine():
    assert not findings("long-introduction", page(f"<p>{prose(300)}</p><h2>Fees</h2><p>{prose(300)}</p>"))
    assert not findings("long-introduction", page(f"<h1>Pain</h1><p>{prose(301)}</p>"))


def test_the_limit_is_an_option():
    assert findings("long-introduction", page(f"<p>{prose(100)}</p><h2>Fees</h2>"), max_words=99)
