"""Every field and block gives its text, with a path that Wagtail itself understands."""

import pytest
from django.core.checks import run_checks
from wagtail import blocks

from cms.articles.models import TreatmentArticlePage
from cms.audits.checks import check_extractors
from cms.audits.extractors import extract, has_extractor
from cms.audits.rich_text import draft_blocks
from cms.audits.segments import page_segments
from cms.audits.spots import Spot
from tests.cms.factories import make_article, make_condition, make_image, make_person, make_reference, make_treatment

pytestmark = pytest.mark.django_db

TABLE = {
    "columns": [{"type": "text", "heading": "Trial"}, {"type": "rich_text", "heading": "Result"}],
    "rows": [{"values": ["Lee 2020", '<p data-block-key="cell1">Less pain</p>']}],
    "caption": "Trials",
}
BODY = [
    ("heading", {"text": "What it is", "level": "h2"}),
    (
        "paragraph",
        '<p data-block-key="par01">One<br/>two <b>three</b></p><ul><li data-block-key="item1">Four</li></ul>',
    ),
    ("list", {"ordered": True, "items": ['<p data-block-key="list1">Five</p>']}),
    ("quote", {"text": "Six", "attribution": "Seven"}),
    ("table", TABLE),
    ("evidence", {"title": "Eight", "text": '<p data-block-key="box01">Nine</p>'}),
    ("faq", {"title": "Ten", "questions": [{"question": "Eleven?", "answer": '<p data-block-key="ans01">Twelve</p>'}]}),
    ("testimonial", {"text": "Thirteen", "name": "Fourteen", "detail": "Fifteen"}),
]


@pytest.fixture
def article(db):
    image = make_image(description="Library words")
    return make_article(
        title="Title words",
        seo_title="Search words",
        search_description="Description words",
        summary="Summary words",
        focus_keyphrase="Unshown words",
        treatment=make_treatment(name="Acupuncture"),
        conditions=[make_condition(name="Back pain")],
        author=make_person(name="Li Chen", job_title="Acupuncturist", biography='<p data-block-key="bio01">Life</p>'),
        references=[make_reference(title="A trial", authors="Lee", source="BMJ")],
        body=[*BODY, ("image", {"image": image, "caption": "Caption words"})],
    )


@pytest.fixture
def found(article):
    return {segment.text: segment for segment in page_segments(article.specific)}


@pytest.mark.parametrize(
    "text",
    "Title words,Search words,Description words,Summary words,What it is,One\ntwo three,Four,Five,Six,Seven,Trials,"
    "Trial,Result,Lee 2020,Less pain,Eight,Nine,Ten,Eleven?,Twelve,Thirteen,Fourteen,Fifteen,Library words,"
    "Caption words,Acupuncture,Back pain,Li Chen,Acupuncturist,Life,A trial,Lee,BMJ".split(","),
)
def test_each_text_is_found(found, text):
    assert text in found


def test_what_nobody_sees_is_left_out(found):
    assert not {"Unshown words", "acupuncture", "title-words"} & set(found)


def test_rich_text_comes_in_blocks_of_the_editor(found):
    assert found["One\ntwo three"].block_key == "par01"
    assert found["Four"].block_key == "item1"
    assert found["Less pain"].block_key == "cell1"


def test_labels_name_the_way_to_the_field(found):
    assert found["Summary words"].label == "Summary"
    assert found["Thirteen"].label == "Body › Testimonial › Text"
    assert found["Less pain"].label == "Body › Table › row 1, column 2"
    assert found["Acupuncturist"].label == "Author › job title"


def test_paths_of_blocks_are_those_of_wagtail(article, found):
    for text in ("What it is", "Five", "Six", "Eight", "Eleven?", "Twelve", "Fifteen", "Caption words"):
        field, *path = found[text].contentpath.split(".")
        bound = article.body.stream_block.get_block_by_content_path(article.body, path)
        assert field == "body"
        assert text in str(getattr(bound.value, "source", bound.value))


def test_paths_of_library_entries_are_those_of_the_field_that_chose_them(article, found):
    assert found["Life"].contentpath == "author"
    assert found["Back pain"].contentpath == "conditions"
    assert found["Lee"].contentpath == f"article_references.{article.article_references.get().pk}.reference"


def test_decorative_image_has_no_text():
    image = make_image(description="Library words")
    article = make_article(body=[("image", {"image": image, "caption": ""})])
    article.body[0].value["image"].decorative = True
    assert "Library words" not in {segment.text for segment in page_segments(article)}


def test_rich_text_the_editor_cannot_read_still_gives_its_text():
    assert list(draft_blocks("<p>One <b>two</p></b>")) == [("", "One two")]


def test_rich_text_image_gives_its_alternative_text():
    html = '<p data-block-key="a">Text</p><embed alt="A needle" embedtype="image" format="left" id="1"/>'
    assert [segment.text for segment in Spot("body", "Body").rich(html)] == ["Text", "A needle"]


def test_links_in_rich_text_cost_no_query(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert list(draft_blocks('<p>See <a linktype="page" id="3">this page</a>.</p>')) == [("", "See this page.")]


class PriceBlock(blocks.FieldBlock):
    """A custom block that Caveat does not know."""


def test_every_block_of_the_site_has_an_extractor():
    assert check_extractors(None) == []
    assert not [message for message in run_checks() if message.id.startswith("audits.")]


def test_block_without_extractor_is_warned_of(monkeypatch):
    field = TreatmentArticlePage._meta.get_field("body")
    monkeypatch.setitem(field.stream_block.child_blocks, "price", blocks.StructBlock([("amount", PriceBlock())]))
    [warning] = check_extractors(None)
    assert warning.id == "audits.W001"
    assert "body.price.amount" in warning.msg
    assert "PriceBlock" in warning.msg


def test_block_can_be_given_an_extractor():
    class NoteBlock(blocks.FieldBlock):
        """Another custom block."""

    assert not has_extractor(NoteBlock())
    extract.register(NoteBlock, lambda block, value, spot: spot.plain(value))
    assert has_extractor(NoteBlock())
    assert [segment.text for segment in extract(NoteBlock(), "Words", Spot("body", "Body"))] == ["Words"]
