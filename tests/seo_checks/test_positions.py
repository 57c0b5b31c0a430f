"""Where the text of a page was written: the source at a span's place decodes to the span's quote."""

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seo_checks import Document, Role, parse
from seo_checks.document import Span
from tests.seo_checks.pages import seen, source_of

# Words with what makes positions hard: entities, quotes, brackets, other scripts, characters outside the BMP.
WORDS = st.sampled_from(
    ["pain", "relief", "a", "5&nbsp;mg", "Q&amp;A", "&lt;b&gt;", "caf&eacute;", "na&#239;ve", "&#x1F600;", "😀", "針灸",
     "it’s", "“so”", "well-being", "2,500", "x&y", "&", "50%", "3.5", "e.g.", "a_b", "&zzz;"]
)  # fmt: skip
BLANKS = st.sampled_from([" ", "  ", "\n", "\r\n", "\t", "\n   \n"])
ATTRIBUTES = st.sampled_from(
    [
        "",
        ' class="x"',
        " id=y",
        ' title="a > b"',
        " title='it is \"so\"'",
        ' data-x="1" hidden-not',
        "\n  lang = 'en'\n",
        " /",
    ]
)
BETWEEN = st.sampled_from(
    [
        "",
        "",
        " ",
        "<!-- pain > relief -->",
        "<br>",
        "<br/>",
        "<img src=p>",
        "<script>pain</script>",
        "<i hidden>pain</i>",
        "<div hidden>pain</div>",
    ]
)


@st.composite
def phrases(draw: st.DrawFn) -> str:
    """Running text: words and inline elements with blanks, comments, breaks and images between them."""
    pieces = []
    for _ in range(draw(st.integers(1, 5))):
        word = draw(WORDS)
        if draw(st.booleans()):
            name = draw(st.sampled_from(["b", "em", "a href='/pain/'", "span", "SUP", "mark"]))
            word = f"<{name}{draw(ATTRIBUTES)}>{word}</{name.split()[0]}>"
        pieces.append(word + draw(BETWEEN) + draw(BLANKS))
    return "".join(pieces)


@st.composite
def blocks(draw: st.DrawFn, depth: int = 3) -> str:
    """Nested block elements with text around and between them, some hidden."""
    pieces = []
    for _ in range(draw(st.integers(1, 3))):
        name = draw(st.sampled_from(["p", "div", "h2", "ul><li", "blockquote", "td", "section", "figcaption"]))
        close = "".join(f"</{part.split()[0]}>" for part in reversed(name.split("><")))
        inner = draw(blocks(depth - 1)) if depth and draw(st.booleans()) else draw(phrases())
        after = draw(st.sampled_from(["", "\n", draw(phrases())]))
        pieces.append(f"<{name}{draw(ATTRIBUTES)}>{inner}{close}{after}")
    return "".join(pieces)


@st.composite
def pages(draw: st.DrawFn) -> str:
    """Whole pages: a head with title and meta description, and a body of blocks."""
    title, description = draw(phrases()), draw(phrases()).replace('"', "&quot;")
    return (
        f"<!DOCTYPE html>\n<html{draw(ATTRIBUTES)}><head><title>{re.sub('<[^>]*>', '', title)}</title>"
        f'<meta name="description" content="{description}"></head>\n<body>{draw(blocks())}'
        f'<p>Last <img src=p alt="{re.sub("<[^>]*>", "", description)}"></p></body></html>'
    )


UNSEEN = re.compile(
    r"<!--.*?-->|<script>.*?</script>|<i hidden>.*?</i>|<div hidden>.*?</div>"
    r"|</?[a-zA-Z](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>",
    re.DOTALL,
)


def decoded(source: str) -> str:
    """What a reader sees of a stretch of HTML source."""
    return " ".join(html.unescape(UNSEEN.sub("", source)).split())


def random_spans(data: st.DataObject, document: Document) -> list[Span]:
    spans = [block.span() for block in document.blocks]
    for block in document.blocks:
        start = data.draw(st.integers(0, len(block.text) - 1))
        spans.append(block.span(start, data.draw(st.integers(start + 1, len(block.text)))))
    return [span for span in spans if span.quote.strip() == span.quote]


@settings(max_examples=200)
@given(st.data())
def test_the_source_of_a_span_decodes_to_its_quote(data):
    page = data.draw(pages())
    document = parse(page)
    assert not document.problems
    for span in random_spans(data, document):
        written = source_of(span)
        expected = (
            html.unescape(written) if span.block.role in {Role.META_DESCRIPTION, Role.ALT_TEXT} else decoded(written)
        )
        assert seen(expected) == seen(span.quote)


@settings(max_examples=100)
@given(st.data())
def test_line_and_column_agree_with_the_source(data):
    page = data.draw(pages())
    lines = re.split(r"\r\n|\r|\n", page)
    for span in random_spans(data, parse(page)):
        place = span.place
        assert place is not None
        written = source_of(span)
        assert lines[place.line - 1][place.column - 1] == written[0]


@settings(max_examples=100)
@given(pages())
def test_every_word_of_a_page_has_its_own_place(page):
    document = parse(page)
    ranges = sorted(
        (span.source_range, span.quote)
        for block in document.blocks
        for match in re.finditer(r"\S+", block.text)
        for span in [block.span(*match.span())]
    )
    for (_, end), (start, _) in zip([r for r, _ in ranges], [r for r, _ in ranges[1:]], strict=False):
        assert end <= start


@settings(max_examples=100)
@given(st.lists(phrases(), min_size=1, max_size=6))
def test_links_stand_where_their_words_do(texts):
    page = "".join(f"<p>Go <a href='/{number}'>{text}</a> now</p>" for number, text in enumerate(texts))
    for link in parse(page).links:
        if link.span is not None:
            assert seen(link.span.quote) in seen(link.text)
            assert seen(decoded(source_of(link.span))) == seen(link.span.quote)
            assert page[page.index(f"<a href='{link.href}'") :].startswith("<a")


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_lines_end_in_any_way(newline):
    document = parse(f"<p>one</p>{newline}{newline}<p>two</p>")
    place = document.blocks[1].span().place
    assert (place.line, place.column) == (3, 4)


def test_columns_count_characters_not_bytes():
    place = parse("<p>😀é <b>two</b></p>").blocks[0].span(3).place
    assert (place.line, place.column) == (1, 10)
