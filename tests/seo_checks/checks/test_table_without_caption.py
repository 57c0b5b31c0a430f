from tests.seo_checks.pages import findings, page, place

ROWS = "<tr><th>Time</th><th>Fee</th></tr><tr><td>30 minutes</td><td>£40</td></tr>"
PLAIN = f"<table>{ROWS}</table>\n"
NAMED = f"<table><caption>Fees</caption>{ROWS}</table>\n"
LAYOUT = f'<table role="none">{ROWS}</table>\n'


def test_tables_without_caption_are_one_finding():
    [finding] = findings("table-without-caption", page(f"{NAMED}{PLAIN}{PLAIN}"))
    assert "2 of 3 tables" in finding.message
    assert place(finding) == (7, 1)


def test_a_single_table_and_tables_with_captions_are_fine():
    assert not findings("table-without-caption", page(PLAIN))
    assert not findings("table-without-caption", page(NAMED + NAMED))
    assert not findings("table-without-caption", page(PLAIN + LAYOUT))


def test_how_many_are_several_is_an_option():
    assert findings("table-without-caption", page(PLAIN), min_tables=1)
