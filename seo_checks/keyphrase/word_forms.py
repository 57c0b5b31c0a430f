"""Words as they are compared: without possessives and hyphens, and by their stems, in British and American spelling."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from types import MappingProxyType
from typing import NamedTuple

from seo_checks.claims import rules

# "back-pain" is two words, "don't" one, "3.5" one.
_WORD = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+(?:'[^\W_]+)*")
_POSSESSIVE = re.compile(r"'s(?![^\W_])")
# Plurals that share no stem with their singular.
_SINGULAR = MappingProxyType({
    "feet": "foot", "teeth": "tooth", "children": "child", "women": "woman", "men": "man", "calves": "calf",
    "vertebrae": "vertebra", "bursae": "bursa", "diagnoses": "diagnosis", "neuroses": "neurosis",
    "disk": "disc", "disks": "discs",
})  # fmt: skip
_LONG = 6  # letters from which on a word has room for the differences in spelling; "shoe" is not "she"
_OUR = re.compile(r"our(?=(?:s|ed|ing|al|able|less)?\Z)")
_ISE = re.compile(r"(?<=[iy])s(?=(?:e[drs]?|ers|ing|ations?)\Z)")
_STARTS = 3  # letters that all forms of a word share; shorter words have none but themselves


class Token(NamedTuple):
    """A word of a text: its [start, end) without the possessive, and itself in lower case."""

    start: int
    end: int
    word: str


def words_of(folded: str) -> list[str]:
    """The words of a folded text in order, without possessives."""
    return _WORD.findall(_without_possessives(folded))


def tokens_of(folded: str) -> list[Token]:
    """The words of a folded text, as `words_of` gives them, with their places."""
    return [Token(*match.span(), match[0]) for match in _WORD.finditer(_without_possessives(folded))]


def _without_possessives(folded: str) -> str:
    """The text with blanks in place of each "'s", so that all places stay the same."""
    return _POSSESSIVE.sub("  ", folded) if "'s" in folded else folded


def beginning(word: str) -> str:
    """The first letters of a word, which all of its forms share: most words of a page need not be stemmed."""
    word = _SINGULAR.get(word, word)
    if len(word) >= _LONG and "e" in word[1:5]:
        word = _without_ligatures(word)
    return word[:_STARTS]


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The stem of a word in lower case, by the Snowball algorithm for English: "needling" and "needles" are "needl"."""
    from snowballstemmer.english_stemmer import EnglishStemmer  # takes its time, and most pages have no keyphrase

    word = _SINGULAR.get(word, word)
    if word.endswith("ing") and word in _treatments():
        return word
    if len(word) >= _LONG:
        word = _ISE.sub("z", _OUR.sub("or", _without_ligatures(word)))
    # One of its own each time, because it keeps the word in itself and there may be other threads.
    found: str = EnglishStemmer().stemWord(word)
    return found


class Stems(dict[str, str]):
    """The stems of words by word: of those that begin like a word that is sought; "" for all others."""

    def __init__(self, beginnings: frozenset[str]) -> None:
        super().__init__()
        self._beginnings = beginnings

    def __missing__(self, word: str) -> str:
        found = self[word] = stem(word) if beginning(word) in self._beginnings else ""
        return found


@cache
def _treatments() -> frozenset[str]:
    """Treatments that are called like what is done in them: "cupping" is not "cups"."""
    lists = rules().library.vocabulary.lists
    return frozenset(term for name in ("alternative", "product", "conventional") for term in lists[name])


def _without_ligatures(word: str) -> str:
    """ "oedema" as "edema", "paediatric" as "pediatric"."""
    return word.replace("ae", "e").replace("oe", "e")
