"""How a finding is put before people."""

import pytest

from cms.audits.models import AuditFinding
from cms.audits.shown import excerpt, field_selector, place


def finding(sentence: str, quote: str, **fields) -> AuditFinding:
    """A finding about some words in a sentence."""
    return AuditFinding(
        sentence=sentence, quote=quote, sentence_start=10, block_start=10 + sentence.index(quote), **fields
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "It never comes back.",
        "never comes back",
        f"{'Long words come before this. ' * 4}It never comes back.",
    ],
)
def test_excerpt_is_the_sentence(sentence):
    shown = excerpt(finding(sentence, "never comes back"))
    assert shown.far + shown.before + shown.words + shown.after == sentence
    assert shown.words == "never comes back"


def test_little_stands_before_the_words_where_there_is_no_room():
    shown = excerpt(finding(f"{'word ' * 30}never comes back", "never comes back"))
    assert 0 < len(shown.before) <= 45
    assert shown.before.startswith("word")


def test_endless_sentence_and_words_are_shortened_at_blanks():
    shown = excerpt(finding(f"{'before ' * 100}{'quoted ' * 200}{'after ' * 100}", "quoted " * 200))
    assert shown.far.startswith("… before")
    assert shown.words.endswith("quoted …")
    assert shown.after.endswith("after …")
    assert len(shown.far + shown.before + shown.words + shown.after) < 800


def test_finding_about_the_page_has_no_sentence():
    assert excerpt(AuditFinding(quote="Title")).words == "Title"


def test_place_is_said_in_words():
    assert place(AuditFinding(field_label="Summary", block_role="paragraph")) == "Summary"
    assert place(AuditFinding(block_role="paragraph")).startswith("In the page's template")
    assert place(AuditFinding()) == "The page as a whole"


def test_selector_cannot_be_broken_out_of():
    assert '[data-contentpath="a\\"] *"]' in field_selector(AuditFinding(contentpath='a"] *'))
