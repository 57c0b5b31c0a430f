"""The identity of a finding: it survives every edit elsewhere, and no two findings of a page share one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seo_checks import Kind, Profile, audit
from tests.seo_checks.pages import page, sentence

CLAIM = "We make sure your back pain never comes back."
# Paragraphs with faults of their own, each other's neighbours in any order.
FAULTY = [
    f"<p>{CLAIM}</p>",
    f"<p>It is safe. {sentence(31)}</p>",
    '<p>For prices, <a href="/prices/">click here</a>.</p>',
    '<p>A session <img src="/needles.jpg"></p>',
    f"<ul><li>{sentence(33)}</li></ul>",
]
PLAIN = st.lists(
    st.sampled_from(["<p>It may help.</p>", "<p>Ask your doctor first.</p>", "<h2>Prices</h2>", "\n\n"]), max_size=4
)
# Findings of the page as a whole come and go with its length; those of a place in it must not.
PROFILE = Profile().only(
    [
        "permanence-recurrence",
        "long-sentence",
        "generic-link-text",
        "missing-alt-text",
        "long-paragraph",
        "heading-order",
    ]
)


def fingerprints(text: str, kind: Kind = Kind.HTML) -> list[str]:
    return [finding.fingerprint for finding in audit(text, kind=kind, profile=PROFILE).findings]


def test_every_faulty_paragraph_is_found():
    assert all(len(fingerprints(page(f"<p>It helps.</p>{paragraph}"))) == 1 for paragraph in FAULTY)


@settings(max_examples=60)
@given(st.permutations(FAULTY), st.lists(PLAIN, min_size=6, max_size=6))
def test_moving_paragraphs_and_inserting_others_changes_none(paragraphs, between):
    pieces = [
        piece for paragraph, plain in zip([*paragraphs, ""], between, strict=True) for piece in [*plain, paragraph]
    ]
    assert set(fingerprints(page("".join(pieces)))) == set(fingerprints(page("".join(FAULTY))))


@settings(max_examples=60)
@given(st.sets(st.sampled_from(FAULTY)))
def test_deleting_paragraphs_leaves_the_others(kept):
    everything = set(fingerprints(page("".join(FAULTY))))
    some = fingerprints(page("<p>It helps.</p>" + "".join(paragraph for paragraph in FAULTY if paragraph in kept)))
    assert len(some) == len(kept)
    assert set(some) <= everything


@given(st.integers(1, 5))
def test_equal_sentences_are_told_apart(times):
    found = fingerprints(page(f"<p>{CLAIM}</p><p>It helps.</p>" * times))
    assert len(set(found)) == len(found) == times
    assert found == fingerprints(page(f"<p>{CLAIM}</p>" * 5))[:times]


@pytest.mark.parametrize("variant", [CLAIM.upper(), f" {CLAIM}", CLAIM.replace(" ", "\n ")])
def test_case_and_blanks_do_not_matter(variant):
    assert fingerprints(page(f"<p>{variant}</p>")) == fingerprints(page(f"<p>{CLAIM}</p>"))


def test_sentences_that_differ_in_case_alone_are_still_told_apart():
    found = fingerprints(page(f"<p>{CLAIM}</p><p>{CLAIM.upper()}</p>"))
    assert len(set(found)) == 2


def test_a_sentence_that_changes_is_another_finding():
    assert fingerprints(page(f"<p>{CLAIM}</p>")) != fingerprints(
        page(f"<p>{CLAIM.replace('back pain', 'neck pain')}</p>")
    )


def test_the_format_of_the_page_does_not_matter():
    assert fingerprints(f"<p>{CLAIM}</p>") == fingerprints(CLAIM, Kind.MARKDOWN) == fingerprints(CLAIM, Kind.TEXT)


def test_inline_markup_does_not_matter():
    marked = CLAIM.replace("back pain", "<b>back</b> <a href=/x>pain</a>")
    assert fingerprints(page(f"<p>{marked}</p>")) == fingerprints(page(f"<p>{CLAIM}</p>"))
