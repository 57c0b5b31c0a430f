"""From words on the page to the field they were typed in."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cms.audits.mapping import FieldMap
from cms.audits.render import render_page
from cms.audits.segments import page_segments
from cms.audits.spots import Segment
from seo_checks import Role, audit_document, parse
from tests.cms.factories import make_article, make_image, make_person, make_reference

INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")


def plain(text: str) -> str:
    """The text as a page shows it."""
    return " ".join(INVISIBLE.sub("", text).split())


def place(html: str, segments: list[Segment], words: str, role: Role | None = None):
    """Where the words, in the first block (of that role) that holds them, were typed."""
    document = parse(html)
    block = next(b for b in document.blocks if words in b.text and role in {None, b.role})
    start = block.text.index(words)
    return FieldMap(document, segments).locate(block.index, start, start + len(words))


def typed(location) -> str:
    """The words in the field."""
    return location.segment.text[location.start : location.end]


def test_words_are_found_in_their_field():
    segment = Segment("body.1", "Body", "It  never\ncomes back.")
    location = place("<main><p>It never comes back.</p></main>", [segment], "never comes")
    assert (location.segment, typed(location)) == (segment, "never\ncomes")


def test_typographic_quotes_and_case_do_not_matter():
    segment = Segment("body.1", "Body", "It's Gone")
    location = place("<main><p>it’s gone</p></main>", [segment], "gone")
    assert typed(location) == "Gone"


def test_equal_texts_find_their_own_fields():
    segments = [Segment("a", "A", "Never again."), Segment("b", "B", "Never again.")]
    document = parse("<main><p>Never again.</p><p>Never again.</p></main>")
    fields = FieldMap(document, segments)
    assert [fields.locate(block.index, 0, 5).segment.contentpath for block in document.blocks] == ["a", "b"]


def test_field_shown_twice_is_found_twice():
    html = "<title>Never again</title><main><h1>Never again</h1></main>"
    segments = [Segment("title", "Title", "Never again")]
    assert place(html, segments, "again", Role.TITLE).segment is segments[0]
    assert place(html, segments, "again", Role.HEADING).segment is segments[0]


def test_menu_does_not_take_the_field_of_the_heading():
    html = "<nav><p>Never again</p></nav><main><h1>Never again</h1><p>Never again</p></main>"
    segments = [Segment("title", "Title", "Never again"), Segment("body.1", "Body", "Never again")]
    assert place(html, segments, "again", Role.HEADING).segment.contentpath == "title"


def test_several_fields_in_one_block():
    segments = [Segment("author", "Author › name", "Li Chen"), Segment("author", "Author › job title", "Healer of all")]
    location = place("<main><p>Li Chen, MSc<br>Healer of all</p></main>", segments, "Healer")
    assert (location.segment, typed(location)) == (segments[1], "Healer")


def test_field_followed_by_template_text():
    segments = [Segment("treatment", "Treatment", "Needles"), Segment("title", "Title", "Needles for good")]
    location = place("<title>Needles for good — Clinic</title><main></main>", segments, "good")
    assert (location.segment.contentpath, typed(location)) == ("title", "good")


def test_words_that_leave_the_field_name_it_without_offsets():
    location = place("<title>For good — Clinic</title><main></main>", [Segment("title", "Title", "For good")], "good —")
    assert (location.segment.contentpath, location.start, location.end) == ("title", None, None)


def test_paragraphs_of_one_field():
    segment = Segment("body.1.text", "Body", "First.\r\n\r\nNever again.\n\nNever again.")
    document = parse("<main><p>First.</p><p>Never again.</p><p>Never again.</p></main>")
    fields = FieldMap(document, [segment])
    places = [fields.locate(block.index, 0, 5) for block in document.blocks]
    assert [(location.start, typed(location)) for location in places] == [(0, "First"), (10, "Never"), (24, "Never")]


def test_part_of_a_long_field():
    segment = Segment("html", "HTML", "<p>This cures every pain there is.</p>")
    location = place("<main><p>This cures every pain there is.</p></main>", [segment], "cures")
    assert typed(location) == "cures"


@pytest.mark.parametrize("text", ["References", "pain"])
def test_template_text_is_no_field(text):
    segments = [Segment("body.1", "Body", f"A long paragraph that says {text} somewhere, and painful things.")]
    assert place(f"<main><h2>{text}</h2></main>", segments, text) is None


def test_part_of_a_word_is_no_field():
    assert place("<main><p>Painful things happen.</p></main>", [Segment("a", "A", "Pain")], "Painful") is None


WORDS = st.sampled_from(
    "pain relief never comes back it’s İstanbul naïve ‘quoted’ 𝒷old e\u0301 soft\u00adhyphen zero\u200bwidth & <b> 5% "
    "non\u00a0breaking “cure” – all [1] 3.5 STRASSE ß".split(" ")
)
TEXT = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)
CLAIM = TEXT.map(lambda text: f"{text} Your pain never comes back.")
LINE = st.one_of(TEXT, CLAIM)


def escape(text: str) -> str:
    """The text in HTML."""
    return text.replace("&", "&amp;").replace("<", "&lt;")


@st.composite
def rich(draw):
    """Rich text as the editor stores it."""
    parts = []
    for number, text in enumerate(draw(st.lists(LINE, min_size=1, max_size=3))):
        words = [escape(word) for word in text.split(" ")]
        middle = draw(st.integers(0, len(words)))
        br = draw(st.sampled_from([" ", "<br/>", " <br/>", "<br/><br/>"]))
        html = " ".join(words[:middle]) + (br if 0 < middle < len(words) else "") + " ".join(words[middle:])
        html = re.sub(r"(?<= )(relief)(?= )", r'<a linktype="page" id="1">\1</a>', html)
        html = html.replace("pain ", "<b>pain</b> ")
        key = f'data-block-key="key{number:02}"'
        parts.append(draw(st.sampled_from([f"<p {key}>{html}</p>", f"<ul><li {key}>{html}</li></ul>"])))
    return "".join(parts)


RICH_ITEMS = st.lists(rich(), max_size=3)
MULTILINE = st.lists(LINE, min_size=1, max_size=3).flatmap(
    lambda lines: st.sampled_from(["\n", "\n\n", "\r\n\r\n", "  "]).map(lambda joint: joint.join(lines))
)
BLOCK = st.one_of(
    st.tuples(st.just("heading"), st.fixed_dictionaries({"text": LINE, "level": st.sampled_from(["h2", "h3"])})),
    st.tuples(st.just("paragraph"), rich()),
    st.tuples(
        st.just("list"), st.fixed_dictionaries({"ordered": st.booleans(), "items": st.lists(rich(), max_size=3)})
    ),
    st.tuples(st.just("quote"), st.fixed_dictionaries({"text": MULTILINE, "attribution": LINE})),
    st.tuples(st.just("testimonial"), st.fixed_dictionaries({"text": MULTILINE, "name": LINE, "detail": LINE})),
    st.tuples(st.just("risks"), st.fixed_dictionaries({"title": LINE, "text": rich()})),
    st.tuples(
        st.just("faq"),
        st.fixed_dictionaries(
            {
                "title": LINE,
                "questions": st.lists(st.fixed_dictionaries({"question": LINE, "answer": rich()}), max_size=2),
            }
        ),
    ),
    st.tuples(
        st.just("table"),
        st.tuples(LINE, LINE, rich()).map(
            lambda texts: {
                "columns": [{"type": "text", "heading": "Trial"}, {"type": "rich_text", "heading": texts[0]}],
                "rows": [{"values": [texts[1], texts[2]]}],
                "caption": "",
            }
        ),
    ),
)


@pytest.fixture
def article(db):
    return make_article(
        author=make_person(job_title="Healer", credentials="MSc"), references=[make_reference(authors="Lee")]
    )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    title=LINE,
    summary=MULTILINE,
    seo_title=st.one_of(st.just(""), LINE),
    body=st.lists(BLOCK, max_size=6),
    data=st.data(),
)
def test_every_finding_and_every_span_is_found_in_its_field(article, title, summary, seo_title, body, data):
    article.title, article.summary, article.seo_title, article.body = title, summary, seo_title, body
    article.body.stream_block.get_prep_value(article.body)  # gives the blocks their ids
    document = parse(render_page(article))
    segments = list(page_segments(article))
    fields = FieldMap(document, segments)
    typed_texts = {plain(segment.text) for segment in segments}
    for block in document.blocks:
        if block.main and plain(block.text) in typed_texts:
            start = data.draw(st.integers(0, len(block.text) - 1))
            end = data.draw(st.integers(start + 1, len(block.text)))
            if block.text[start:end].strip():
                location = fields.locate(block.index, start, end)
                assert plain(typed(location)) == plain(block.text[start:end])
    for finding in audit_document(document).findings:
        if finding.block is not None and finding.category == "claims" and finding.role != "structured-data":
            found = plain(typed(fields.locate(finding.block, finding.start, finding.end)))
            if plain(document.blocks[finding.block].text) in typed_texts:
                assert found == plain(finding.quote)
            else:  # words of two fields that the page shows as one, such as a name and what follows it
                assert set(found.split()) & set(plain(finding.quote).split())


def test_finding_on_a_picture_is_found_in_its_field(db):
    article = make_article(
        body=[("image", {"image": make_image(description="Pain never comes back"), "caption": "It never comes back"})]
    )
    document = parse(render_page(article))
    fields = FieldMap(document, page_segments(article))
    places = [
        fields.locate(finding.block, finding.start, finding.end).segment.contentpath.split(".", 2)[2]
        for finding in audit_document(document).findings
        if finding.rule == "permanence-recurrence"
    ]
    assert sorted(places) == ["caption", "image.alt_text"]
