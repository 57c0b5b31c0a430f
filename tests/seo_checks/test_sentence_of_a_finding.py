"""A finding's sentence: where it begins, and that text without an end has one all the same."""

from seo_checks import Kind, Profile, audit, parse

CLAIMS = Profile().only(["permanence-recurrence"])


def test_quote_stands_in_the_sentence_where_the_offsets_say() -> None:
    text = "We listen first. Your pain never comes back; your pain never comes back! Really."
    found = audit(text, kind=Kind.TEXT, profile=CLAIMS).findings
    assert len(found) == 2
    for finding in found:
        assert finding.start is not None
        assert finding.sentence_start == len("We listen first. ")
        place = finding.start - finding.sentence_start
        assert finding.sentence[place : place + len(finding.quote)] == finding.quote == "never comes back"
    assert found[0].start != found[1].start


def test_text_without_a_stop_is_cut_into_sentences_at_blanks() -> None:
    (block,) = parse("<p>" + "it never comes back and " * 1000).blocks
    assert " ".join(sentence.text for sentence in block.sentences) == block.text
    assert max(len(sentence.text) for sentence in block.sentences) <= 2000


def test_word_without_an_end_is_cut_anywhere() -> None:
    (block,) = parse("<p>" + "pain" * 5000).blocks
    assert "".join(sentence.text for sentence in block.sentences) == block.text
    assert max(len(sentence.text) for sentence in block.sentences) <= 2000


def test_span_over_two_sentences_has_both() -> None:
    (block,) = parse("<p>One is here. Two is here. Three is here.").blocks
    assert block.span(8, 15).sentence == "One is here. Two is here."
    assert block.span(8, 15).sentence_span.start == 0
    assert block.span(30, 33).sentence == "Three is here."
