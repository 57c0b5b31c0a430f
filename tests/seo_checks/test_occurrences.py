"""How places are found and named in messages."""

import re

from seo_checks import parse
from seo_checks.occurrences import (
    listed,
    occurrences,
    running_text,
    short,
    shown,
    text_outside_tables,
    times,
    with_word,
)
from tests.seo_checks.pages import page


def test_what_is_shown_and_what_runs():
    text = page('<p>Text <img src="a" alt="Alt"></p>', title="Title", head='<meta name="description" content="Sum">')
    text = text.replace("<main>", "<nav>Menu</nav><main>")
    document = parse(text)
    assert [block.text for block in shown(document)] == ["Title", "Sum", "Alt", "Text"]
    assert [block.text for block in running_text(document)] == ["Text"]


def test_blocks_that_hold_a_sign_are_told_from_the_others():
    blocks = running_text(parse(page("<p>one Two</p><p>Two</p><table><tr><td>– Two</td></tr></table>")))
    assert [span.block.text for span in occurrences(blocks.holding("one", "–", "two"), re.compile("Two"))] == [
        "one Two",
        "– Two",
    ]
    assert [block.text for block in blocks.holding_folded("- two", "three")] == ["– Two"]
    assert blocks.holding() == blocks.holding("three") == blocks.holding_folded() == []
    assert len(list(occurrences(blocks, re.compile("Two")))) == 3


def test_text_outside_tables_is_all_else_that_is_read():
    document = parse(page("<p>Text</p><ul><li>Item</li></ul><table><tr><td>Cell</td></tr></table>"))
    assert [block.text for block in text_outside_tables(document)] == ["Text", "Item"]


def test_words_around_a_place_are_limited():
    [block] = running_text(parse(page(f"<p>{'a' * 100}X{'b' * 100}</p>")))
    assert with_word(block.span(100, 101)).quote == "a" * 40 + "X" + "b" * 40


def test_places_are_listed_once_each():
    [block] = running_text(parse(page("<p>a a b c d e</p>")))
    spans = [block.span(at, at + 1) for at in range(0, 11, 2)]
    assert listed(spans) == "“a”, “b”, “c” and 2 more"
    assert listed(spans[:2]) == "“a”"


def test_long_text_is_cut():
    assert short("a\n b") == "a b"
    assert short("a" * 61) == "a" * 59 + "…"
    assert [times(count) for count in (1, 2, 3)] == ["once", "twice", "3 times"]
