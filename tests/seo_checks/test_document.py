"""Blocks, sentences and spans as checks use them."""

import pytest

from seo_checks import Span, parse
from seo_checks.document import Block
from seo_checks.source import Place, Source

TEXT = "It’s safe. It helps some people. Ask first!"
BLOCK = parse(f"<p>{TEXT}</p>").blocks[0]


def test_a_block_has_sentences_with_words():
    assert [sentence.text for sentence in BLOCK.sentences] == ["It’s safe.", "It helps some people.", "Ask first!"]
    assert BLOCK.sentences[1].words == ["It", "helps", "some", "people"]
    assert BLOCK.words[:3] == ["It’s", "safe", "It"]


def test_folded_text_keeps_offsets():
    assert BLOCK.folded.startswith("it's safe. ")
    assert BLOCK.sentences[2].folded == "ask first!"
    assert len(BLOCK.folded) == len(BLOCK.text)


def test_a_span_quotes():
    assert BLOCK.span().quote == TEXT
    assert BLOCK.span(5, 9).quote == "safe"
    assert BLOCK.span(40).quote == TEXT[40:]
    assert BLOCK.sentences[1].span == Span(BLOCK, 11, 32)


@pytest.mark.parametrize(
    ("start", "end", "sentence"),
    [
        (0, 4, "It’s safe."),
        (0, 10, "It’s safe."),
        (11, 13, "It helps some people."),
        (5, 20, "It’s safe. It helps some people."),
        (0, len(TEXT), TEXT),
        (10, 11, TEXT),
    ],
)
def test_a_span_knows_its_sentences(start, end, sentence):
    assert BLOCK.span(start, end).sentence == sentence


def test_a_block_without_a_source_has_no_places():
    span = Block(0, BLOCK.role, "made up", main=True).span()
    assert (span.place, span.source_range, span.end_place) == (None, None, None)


@pytest.mark.parametrize(
    ("html", "words", "first", "after"),
    [
        ("<p>It helps.\nA lot.</p>", "helps", (1, 7), (1, 12)),
        ("<p>It helps.\nA lot.</p>", "helps. A lot", (1, 7), (2, 6)),
        ("<p>Ease &amp; <b>rest</b> now", "Ease & rest", (1, 4), (1, 22)),
        ("<p>Rest &hellip;</p>", "Rest …", (1, 4), (1, 17)),
    ],
)
def test_words_begin_and_end_in_the_source(html, words, first, after):
    [block] = parse(html).main
    start = block.text.index(words)
    span = block.span(start, start + len(words))
    assert (span.place, span.end_place) == (Place(*first), Place(*after))


@pytest.mark.parametrize(
    ("offset", "place"),
    [(0, (1, 1)), (2, (1, 3)), (3, (2, 1)), (5, (2, 3)), (6, (3, 1)), (7, (4, 1)), (9, (4, 3))],
)
def test_lines_and_columns(offset, place):
    source = Source("ab\ncd\n\nef")
    assert source.place(offset) == Place(*place)


@pytest.mark.parametrize(("line", "offset"), [(1, 0), (2, 4), (3, 6), (4, 8), (5, 8), (99, 8)])
def test_the_start_of_a_line(line, offset):
    assert Source("ab\r\nc\rd\n").line_start(line) == offset
