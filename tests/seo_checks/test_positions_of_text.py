"""Where the words of Markdown and of plain text were written."""

import html
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from seo_checks import Kind, Role, parse
from tests.seo_checks.pages import seen, source_of

MARKDOWN_WORDS = st.sampled_from(
    ["pain", "relief", "*may*", "**not**", "`code`", '[a link](/pain/ "pain relief")', "[other][ref]", "_so_", "😀",
     "針灸", "![a needle](p.jpg)", "5\\*3", "Q&amp;A", "caf&eacute;", "<b>bold</b>", "it’s", "2,500", "<https://pain.example>",
     "~~old~~"]
)  # fmt: skip
MARKDOWN_TEXT = st.lists(MARKDOWN_WORDS, min_size=1, max_size=6).map(" ".join)
MARKDOWN_BLOCK = st.one_of(
    MARKDOWN_TEXT,
    MARKDOWN_TEXT.map("## {}".format),
    MARKDOWN_TEXT.map("> {}".format),
    st.lists(MARKDOWN_TEXT, min_size=1, max_size=3).map(lambda items: "\n".join(f"- {item}" for item in items)),
    st.lists(MARKDOWN_TEXT, min_size=1, max_size=3).map(lambda items: "\n".join(f"1. {item}" for item in items)),
    MARKDOWN_TEXT.map("| pain | b |\n|---|---|\n| {} | relief |".format),
    st.just("```python\npain = 'relief'\n```"),
    st.just('<div class="pain">\npain <i>relief</i>\n</div>'),
    st.just("pain\nrelief\n===="),
    st.just("- pain\n  - relief\n    > pain"),
)
FRONT_MATTER = st.sampled_from(
    [
        "",
        "---\ntitle: pain relief\n---\n",
        "---\ndescription: 'pain, relief'\ntags: [pain]\ntitle: >-\n  relief of\n  pain\n---\n",
    ]
)


@settings(max_examples=300)
@given(FRONT_MATTER, st.lists(MARKDOWN_BLOCK, min_size=1, max_size=6), st.sampled_from(["\n", "\r\n"]))
def test_words_of_markdown_stand_where_they_were_written(front, parts, newline):
    source = (front + "\n\n".join(parts) + "\n\n[ref]: https://pain.example 'pain relief'\n").replace("\n", newline)
    document = parse(source, Kind.MARKDOWN)
    assert not document.problems
    last = 0
    for block in document.main:
        for match in re.finditer(r"\S+", block.text):
            span = block.span(*match.span())
            assert decoded(source_of(span)) == match[0]
            if block.role is not Role.HEADING and block.role is not Role.ALT_TEXT:
                assert span.source_range[0] >= last
                last = span.source_range[1]
    for block in [*document.with_role(Role.TITLE), *document.with_role(Role.META_DESCRIPTION)]:
        assert seen(source_of(block.span())) == block.text


def decoded(source: str) -> str:
    """What a reader sees of a stretch of Markdown no longer than a word."""
    plain = re.sub(r"\]\([^)]*\)|\]\[[^]]*\]|</?\w+>", "", source)
    return html.unescape(re.sub(r"\\([*_])|[*`~]+", r"\1", plain))


TEXT_WORDS = st.sampled_from(["pain", "relief.", "it’s", "5 < 6", "a & b", "<b>", "😀", "1. pain", "- so", "針灸"])
TEXT_LINE = st.lists(TEXT_WORDS, min_size=1, max_size=6).map(" ".join)
TEXT_LINES = st.lists(TEXT_LINE, min_size=1, max_size=3)
TEXT_CHUNK = st.one_of(
    TEXT_LINES.map("\n".join),
    TEXT_LINES.map(lambda items: "\n".join(f"- {item}" for item in items)),
    TEXT_LINES.map(lambda items: "\n".join(f"  {number}) {item}" for number, item in enumerate(items, start=9))),
)


@settings(max_examples=200)
@given(st.lists(TEXT_CHUNK, min_size=1, max_size=5), st.sampled_from(["\n", "\r\n"]))
def test_words_of_plain_text_stand_where_they_were_written(chunks, newline):
    source = ("\n\n".join(chunks) + "\n").replace("\n", newline)
    document = parse(source, Kind.TEXT)
    last = 0
    for block in document.blocks:
        for match in re.finditer(r"\S+", block.text):
            span = block.span(*match.span())
            assert source_of(span) == match[0]
            skipped = source[last : span.source_range[0]].split()
            assert not skipped or re.fullmatch(r"[-•]|\d{1,2}[.)]", " ".join(skipped))
            last = span.source_range[1]
    assert not source[last:].strip()
