from tests.seo_checks.pages import findings, page, place


def test_empty_paragraphs_are_one_finding():
    [finding] = findings("empty-paragraph", page("<p>Needles</p>\n<p>&nbsp;</p><p><br></p><p></p>"))
    assert "3 paragraphs" in finding.message
    assert place(finding) == (7, 1)


def test_a_few_and_those_with_content_are_fine():
    assert not findings("empty-paragraph", page("<p>Needles</p><p></p><p></p>"))
    assert not findings("empty-paragraph", page('<p>Needles</p><p><img src="a"></p>' + "<h2></h2>" * 3))


def test_the_number_is_an_option():
    assert findings("empty-paragraph", page("<p>Needles</p><p></p>"), max_empty=0)
