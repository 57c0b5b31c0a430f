"""The word lists: how long they are, that they do not overlap, and that every entry can be found and says something."""

import re
from importlib import resources

import pytest

from seo_checks.claims.data import mapping
from seo_checks.text import fold
from seo_checks.wording.lists import labelling_wordings, medical_terms, plain_words
from seo_checks.wording.phrases import Phrases
from seo_checks.wording.prose import split
from seo_checks.wording.transitions import transition_phrases

FOLDER = resources.files("seo_checks.wording")
PLAIN = {kind: dict(entries) for kind, entries in mapping(FOLDER / "plain_words.yaml").items()}
MEDICAL = mapping(FOLDER / "medical_terms.yaml")
INCLUSIVE = {title: group for title, group in mapping(FOLDER / "inclusive.yaml").items() if title != "sources"}


def names(keys) -> list[str]:
    return [name.strip() for key in keys for name in key.split(",")]


PLAIN_NAMES = names(key for entries in PLAIN.values() for key in entries)
INCLUSIVE_NAMES = names(key for group in INCLUSIVE.values() for key in group["wordings"])


def test_the_lists_are_long_enough():
    assert sum(map(len, PLAIN.values())) >= 320
    assert len(MEDICAL) >= 200
    assert sum(len(group["wordings"]) for group in INCLUSIVE.values()) >= 80


@pytest.mark.parametrize("written", [PLAIN_NAMES, names(MEDICAL), INCLUSIVE_NAMES], ids=["plain", "medical", "people"])
def test_no_wording_has_two_entries(written):
    assert sorted(written) == sorted(set(written))


def test_a_word_is_either_replaced_or_explained():
    assert set(PLAIN_NAMES).isdisjoint(names(MEDICAL))


@pytest.mark.parametrize(
    ("phrases", "written"),
    [(plain_words, PLAIN_NAMES), (medical_terms, names(MEDICAL)), (labelling_wordings, INCLUSIVE_NAMES)],
    ids=["plain", "medical", "people"],
)
def test_every_wording_is_found_as_a_whole(phrases, written):
    for name in written:
        words = split(fold(name))
        assert [(first, end) for first, end, _ in phrases().find(words)] == [(0, len(words))], name


def test_no_plain_alternative_is_itself_a_hard_word():
    for kind, entries in PLAIN.items():
        for key, alternatives in entries.items():
            for alternative in [] if alternatives.startswith("(") else alternatives.split(","):
                assert not list(plain_words().find(split(fold(alternative)))), (kind, key)


def test_glosses_are_short_and_hold_no_hard_term():
    for key, gloss in MEDICAL.items():
        assert len(gloss.split()) <= 14, key
        assert not gloss.endswith("."), key
        assert not list(medical_terms().find(split(fold(gloss)))), key
        assert not list(plain_words().find(split(fold(gloss)))), key


def test_both_spellings_are_known():
    for british, american in [("haem", "hem"), ("oedema", "edema"), ("aemia", "emia"), ("rrhoea", "rrhea")]:
        known = set(PLAIN_NAMES) | set(names(MEDICAL))
        for name in known:
            if british in name and " " not in name:
                assert name.replace(british, american) in known, name


def test_verbs_in_ise_are_known_in_ize():
    [(_, _, entry)] = plain_words().find(["utilizing"])
    assert entry.alternatives == ("using",)


def test_every_group_says_why_and_names_a_guide():
    sources = mapping(FOLDER / "inclusive.yaml")["sources"]
    for group in INCLUSIVE.values():
        assert group["why"].endswith(".")
        assert group["source"] in sources
    assert all(re.fullmatch(r".+ <https://\S+>", source) for source in sources.values())


def test_transitions_are_told_apart_by_where_they_count():
    singles, _ = transition_phrases()
    assert [at_head for _, _, at_head in singles.find(["so"])] == [True]
    assert [at_head for _, _, at_head in singles.find(["so", "that"])] == [False]
    assert [at_head for _, _, at_head in singles.find(["however"])] == [True]
    assert [at_head for _, _, at_head in singles.find(["because"])] == [False]


class TestPhrases:
    phrases = Phrases({"due to": 1, "due to the fact that": 2, "due": 3, "the fact": 4})

    def test_the_longest_wording_counts_and_nothing_overlaps(self):
        assert list(self.phrases.find("due to the fact that it rains".split())) == [(0, 5, 2)]
        assert list(self.phrases.find("due to the fact it rains".split())) == [(0, 2, 1), (2, 4, 4)]
        assert list(self.phrases.find("it is due now".split())) == [(2, 3, 3)]

    def test_a_wording_that_the_text_cuts_off_is_not_found(self):
        assert list(self.phrases.find(["the"])) == []
        assert list(self.phrases.find([])) == []
