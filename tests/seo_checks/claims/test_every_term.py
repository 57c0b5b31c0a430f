"""No term of a concept list is lost unnoticed: the lexicon reads each one back, and a digest of each is committed."""

import re
from pathlib import Path

import pytest

from seo_checks.claims import rules
from seo_checks.text import fold
from tools.mutation import DIGEST, digest

LIBRARY = rules().library


@pytest.mark.parametrize("name", LIBRARY.vocabulary.lists)
def test_every_term_is_read_back_as_one_of_its_list(name: str) -> None:
    lost = [term for term in LIBRARY.vocabulary.lists[name] if not term.startswith("@") and not _is_read(term, name)]
    assert lost == []


def _is_read(term: str, name: str) -> bool:
    """Whether the term in its plainest form, from its first word to its last, is a term of the list."""
    words = LIBRARY.lexicon.read(fold(re.sub(r"\([a-z']+\)|~", "", term).replace("#", "12")))
    return any(found.end == len(words.words) - 1 and name in found.lists for found in words.terms.get(0, ()))


def test_lists_are_those_of_the_committed_digest() -> None:
    committed = (Path(__file__).parents[3] / DIGEST).read_text(encoding="utf-8").splitlines()
    current = digest(LIBRARY.vocabulary).splitlines()
    changed = [line for line in (*committed, *current) if (line in committed) != (line in current)]
    assert changed == [], "Where these lists changed on purpose: python -m tools.mutation --refresh-digest"
