from seo_checks import Kind
from tests.seo_checks.pages import findings, page, place, sentence


def test_a_very_long_sentence_is_quoted_with_its_words():
    [finding] = findings("long-sentence", page(f"<p>It is safe.\n {sentence(31)} You rest.</p>"))
    assert finding.quote == sentence(31)
    assert "31 words" in finding.message
    assert place(finding) == (7, 2)


def test_sentences_up_to_the_limit_are_fine():
    assert not findings("long-sentence", page(f"<p>{sentence(30)} {sentence(30)}</p>"))


def test_list_items_and_quotations_are_judged():
    body = f"<ul><li>{sentence(31)}</li></ul><blockquote><p>{sentence(32)}</p></blockquote>"
    assert len(findings("long-sentence", page(body))) == 2


def test_headings_cells_and_captions_are_not():
    long = sentence(31)
    body = f"<h1>{long}</h1><table><tr><td>{long}</td></tr></table><figure><figcaption>{long}</figcaption></figure>"
    assert not findings("long-sentence", page(body))


def test_blocks_do_not_run_together():
    assert not findings("long-sentence", page(f"<p>{sentence(20)[:-1]}</p><p>{sentence(20)}</p>"))


def test_the_limit_is_an_option():
    assert findings("long-sentence", page(f"<p>{sentence(12)}</p>"), max_words=11)


def test_plain_text_is_judged_too():
    [finding] = findings("long-sentence", f"Needles\n\nIt is safe. {sentence(31)}\n", Kind.TEXT)
    assert place(finding) == (3, 13)
