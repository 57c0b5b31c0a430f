"""Words and phrases looked up by their rarest word: linear in the text, however long the list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar

from seo_checks.document import Document
from seo_checks.language import COMMON_WORDS
from seo_checks.text import fold
from seo_checks.wording.prose import Tokens, sentences_with, split

Entry = TypeVar("Entry")


class Phrases(Generic[Entry]):
    """Wordings, each with its entry; of those that overlap the first counts, and of those that begin alike the longest.

    A wording is sought where its rarest word seems to stand: the longest that is not a very common one ("in the *event*
    of").
    """

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        by_rarest: defaultdict[str, list[tuple[int, list[str], Entry]]] = defaultdict(list)
        for wording, entry in entries.items():
            words = split(fold(wording))
            rarest = max(words, key=lambda word: (word not in COMMON_WORDS, len(word)))
            by_rarest[rarest].append((words.index(rarest), words, entry))
        self._by_rarest = {word: tuple(found) for word, found in by_rarest.items()}
        self._rarest = frozenset(by_rarest)

    def find_in(self, document: Document) -> Iterator[tuple[Tokens, int, int, Entry]]:
        """What of the list the prose of a page holds: in each sentence the same as `find`."""
        for tokens in sentences_with(document, self._rarest):
            for first, end, entry in self.find(tokens.words):
                yield tokens, first, end, entry

    def find(self, words: list[str]) -> list[tuple[int, int, Entry]]:
        """What of the list the tokens hold, as (first, after the last, entry), without overlaps."""
        rarest = self._rarest.intersection(words)
        if not rarest:
            return []
        found = [
            (place - offset, place - offset + len(wording), entry)
            for place, word in enumerate(words)
            if word in rarest
            for offset, wording, entry in self._by_rarest[word]
            if len(wording) == 1
            or (place >= offset and words[place - offset : place - offset + len(wording)] == wording)
        ]
        return _apart(found) if len(found) > 1 else found


def _apart(found: list[tuple[int, int, Entry]]) -> list[tuple[int, int, Entry]]:
    """Of the matches that overlap the first, and of those that begin alike the longest."""
    kept: list[tuple[int, int, Entry]] = []
    for match in sorted(found, key=lambda match: (match[0], -match[1])):
        if not kept or match[0] >= kept[-1][1]:
            kept.append(match)
    return kept
