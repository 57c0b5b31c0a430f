from tests.seo_checks.pages import findings, page, place


def test_empty_points_are_one_finding():
    [finding] = findings("empty-list-item", page("<ul><li>Needles</li>\n<li></li><li> </li></ul>"))
    assert "twice" in finding.message
    assert place(finding) == (7, 1)


def test_points_with_content_are_fine():
    assert not findings("empty-list-item", page('<ul><li>Needles<li><img src="a"><li><p>x</p></ul><p></p>'))
