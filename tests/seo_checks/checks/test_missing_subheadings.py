from seo_checks import Kind
from tests.seo_checks.pages import findings, page, prose


def test_a_long_text_without_subheadings_is_flagged_as_a_whole():
    [finding] = findings("missing-subheadings", page(f"<h1>Pain</h1><p>{prose(301)}</p>"))
    assert "301 words" in finding.message
    assert finding.line is None


def test_short_texts_lists_and_texts_with_a_subheading_are_fine():
    assert not findings("missing-subheadings", page(f"<p>{prose(300)}</p>"))
    assert not findings("missing-subheadings", page(f"<p>{prose(200)}</p><ul><li>{prose(200)}</li></ul>"))
    assert not findings("missing-subheadings", page(f"<p>{prose(301)}</p><h2>Fees</h2>"))


def test_fragments_are_judged_too():
    assert findings("missing-subheadings", prose(301), Kind.MARKDOWN)


def test_the_limit_is_an_option():
    assert findings("missing-subheadings", page(f"<p>{prose(100)}</p>"), max_words=99)
