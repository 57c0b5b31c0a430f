"""Long words that a page cannot do without: the names of treatments, conditions, body parts and medicines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from seo_checks.claims import rules
from seo_checks.document import Sentence
from seo_checks.syllables import parts_of
from seo_checks.text import fold
from seo_checks.word_figures import figures_of

# The lists of the claim engine's vocabulary that hold names; general words for them ("therapy", "disorder") are not.
_LISTS = ("condition", "alternative", "product", "conventional", "body", "medicine")
# A name counts as if each of its words had so many syllables: neither easy nor hard.
_COUNTED_AS = 2
_REACH = 2  # words on either side that may belong to one name with a word ("irritable bowel syndrome")
_WORD_OF_TERM = re.compile(r"([^\W\d_]+)(?:\((\w+)\))?")  # "tendon(s)" is two words


def syllables_beyond_names(sentences: Iterable[Sentence], counts: Mapping[str, int]) -> int:
    """The syllables of the sentences that names have too many: those after the second of each of their words.

    `counts` says how often each word of the sentences stands there.
    """
    by_word = {word: more for word in counts if (more := _syllables_beyond(word))}
    beyond = 0
    for word in [word for word in by_word if _in_a_name("", word, "")]:
        beyond += by_word.pop(word) * counts[word]
    for words in [sentence.words for sentence in sentences if not by_word.keys().isdisjoint(sentence.words)]:
        for at, word in enumerate(words):
            if word in by_word and _in_a_name(*_around(words, at)):
                beyond += by_word[word]
    return beyond


@lru_cache(maxsize=50_000)
def _syllables_beyond(word: str) -> int:
    """Those that a word has too many if it is part of a name; 0 where it is short or in no name."""
    beyond = figures_of(word).syllables - _COUNTED_AS
    if beyond > 0 and not _words_of_names().isdisjoint(parts_of(word.lower())):
        return beyond
    return 0


def _around(words: list[str], at: int) -> tuple[str, str, str]:
    return " ".join(words[max(0, at - _REACH) : at]), words[at], " ".join(words[at + 1 : at + 1 + _REACH])


@lru_cache(maxsize=20_000)
def _in_a_name(before: str, word: str, after: str) -> bool:
    """Whether a name of the lists covers the word between its neighbours."""
    read = rules().library.lexicon.read(fold(" ".join(filter(None, (before, word, after)))))
    if not read.has(*_LISTS):
        return False
    start = len(before) + 1 if before else 0
    spans = (read.span(term.start, term.end) for terms in read.terms.values() for term in terms if _is_name(term.lists))
    return any(first <= start and start + len(word) <= last for first, last in spans)


def _is_name(lists: frozenset[str]) -> bool:
    return not lists.isdisjoint(_LISTS)


@cache
def _words_of_names() -> frozenset[str]:
    """All words of the names, in lower case, so that few words of a page need a closer look."""
    lists = rules().library.vocabulary.lists
    found = (match for name in _LISTS for term in lists[name] for match in _WORD_OF_TERM.finditer(term.lower()))
    return frozenset(word for match in found for word in (match[1], match[1] + (match[2] or "")))
