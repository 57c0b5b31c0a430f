"""Whatever is imported, its text is all there, in order, and the editor would save it unchanged."""

import json
import re
from html import unescape
from itertools import product

import pytest
from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from cms.articles.blocks import PROSE, ArticleBody
from cms.articles.importing.completeness import require_whole_text, texts
from cms.articles.importing.elements import List, ListItem
from cms.articles.importing.faults import ImportFault
from cms.articles.importing.inline import Run, Style
from cms.articles.importing.rich_text import RichText
from seo_checks.document import Role
from seo_checks.parsing import parse
from seo_checks.reading import kind_of
from tests.cms.importing.reading import body, read

TEXT = st.text(st.sampled_from("ab “”’–\u00a0\n&\t1.é😀\u2029"), max_size=6)
TAGS = (
    "p div span b i a sup ul ol li table tr td th caption blockquote h1 h2 h3 h5 figure figcaption pre dl dt dd "
    "details summary section header aside code my-card cite q address center form s article-section"
).split()
VOID = st.sampled_from(["<br>", "<hr>", "<img src=a.png alt=x>", "<!--c-->", "<script>x</script>", "<input>"])


def _around(children):
    content = st.lists(children, max_size=3).map("".join)
    element = st.builds("<{0} href=/x>{1}</{0}>".format, st.sampled_from(TAGS), content)
    spans = st.sampled_from(["", "colspan=2", "rowspan=2"])
    cell = st.builds("<{0} {1}>{2}</{0}>".format, st.sampled_from(["td", "th"]), spans, content)
    row = st.lists(cell, max_size=3).map(lambda cells: f"<tr>{''.join(cells)}</tr>")
    table = st.lists(row, max_size=3).map(lambda rows: f"<table>{''.join(rows)}</table>")
    items = st.lists(content, max_size=3).map(lambda items: "".join(f"<li>{item}</li>" for item in items))
    lists = st.builds("<{0}>{1}</{0}>".format, st.sampled_from(["ul", "ol"]), items)
    signed = st.builds("<blockquote>{}<footer>{}</footer></blockquote>".format, content, TEXT)
    figure = st.builds("<figure>{}<figcaption>{}</figcaption></figure>".format, content, TEXT)
    kinds = st.sampled_from(["risks", "evidence", "faq", "testimonial", "other"])
    titled = st.builds("<section-title>{}</section-title>{}".format, TEXT, content)
    box = st.builds("<article-section data-kind={}>{}</article-section>".format, kinds, titled)
    questions = st.lists(st.builds("<h3>{}</h3>{}".format, TEXT, content), max_size=3).map("".join)
    faq = st.builds("<article-section data-kind=faq>{}</article-section>".format, questions)
    return st.one_of(element, table, lists, signed, figure, box, faq)


HTML = st.lists(st.recursive(TEXT | VOID, _around, max_leaves=20), max_size=5).map("".join)


@pytest.mark.filterwarnings("ignore:Generating overly large repr")
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(HTML)
def test_any_html_keeps_its_text_in_blocks_that_the_editor_accepts(html):
    found = body(f"<title>T</title>{html}<p>end</p>").blocks  # it raises where text is lost or moved
    converter, stream = ContentstateConverter(PROSE), ArticleBody()
    for text in texts(found):
        if isinstance(text, SafeString) and text:
            assert converter.to_database_format(converter.from_database_format(text)) == text
        else:
            assert text == text.strip()
    for block in found:
        if block["type"] != "image":
            kind = stream.child_blocks[block["type"]]
            value = kind.to_python(json.loads(json.dumps(block["value"])))
            assert kind.get_prep_value(value) == block["value"]
            kind.clean(value)


def test_lists_of_every_shape_survive_the_editor():
    rich_text, converter = RichText(PROSE), ContentstateConverter(PROSE)
    shapes = [(depth, ordered) for depth in range(3) for ordered in (False, True)]
    for row in product(shapes, repeat=4):
        items = [ListItem((Run(str(place), Style()),), *shape) for place, shape in enumerate(row)]
        html = rich_text.of([List(tuple(items[:2])), List(tuple(items[2:]))])
        assert words_of(html) == ["0", "1", "2", "3"]
        assert converter.to_database_format(converter.from_database_format(html)) == html


MARKDOWN = """---
title: Neck pain
---
Opening, with **bold**, *italic*, a [link](https://nhs.uk "NHS") and “quotes” – dashes… and 5\u00a0mg.

## What helps

1. First
2. Second
   - inner *one*
   - inner two

> Quoted words
> over two lines.

| A | B |
|---|---|
| `x` | y & z < 1 |

### More

Last paragraph\\
with a break. [1]
"""
PAGE = """<!doctype html><html lang=en><head><title>Neck pain | Clinic</title></head><body>
<nav>Menu</nav><main><article><header><h1>Neck pain</h1><p class=lead>Lead <em>in</em>.</p></header>
<h2>Caf&eacute; &amp; more</h2><p>Some <b>bold</b>text<br>and a break.</p><ul><li>One<li>Two <a href=/x>three</a></ul>
<div>Loose text <span>in a div</span></div><dl><dt>Term<dd>Meaning</dl><table><tr><th>H<th>I<tr><td>1<td>2</table>
<blockquote><p>Said.</p><footer>Somebody</footer></blockquote><h5>Small</h5>
<figure><img src=a.png alt=knee><figcaption>A knee</figcaption></figure></article></main><footer>Imprint</footer>"""
TEXT_FILE = "Neck pain\n\nA paragraph – with “quotes”.\nAnd a second line.\n\nA heading\n\n- one\n- two\n\nThe end.\n"


def words_of(text: str) -> list[str]:
    """Return the words of plain or rich text."""
    if isinstance(text, SafeString):
        text = unescape(strip_tags(re.sub(r"<(br|p|li)\b", r" <\1", text)))
    return text.split()


@pytest.mark.parametrize(("name", "text"), [("a.md", MARKDOWN), ("a.html", PAGE), ("a.txt", TEXT_FILE)])
def test_the_words_are_those_that_the_audit_reads(name, text):
    document = parse(text, kind_of(name))
    audited = [
        word
        for block in document.blocks
        if block.main and block.role not in {Role.ALT_TEXT, Role.TITLE, Role.META_DESCRIPTION}
        for word in block.text.split()
    ]
    article = read(text, name)
    imported = [word for part in texts(body(text, name).blocks) for word in words_of(part)]
    assert article.title.split() + imported == audited


def test_lost_added_and_moved_text_is_refused():
    stream = [{"type": "quote", "value": {"text": "one two", "attribution": ""}, "id": "x"}]
    require_whole_text("onetwo", stream)
    for source in ("onetwothree", "one", "twoone"):
        with pytest.raises(ImportFault, match="could not be kept whole"):
            require_whole_text(source, stream)
