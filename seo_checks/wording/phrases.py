"""Words and phrases looked up by their rarest word: linear in the text, however long the list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar

from seo_checks.document import Document
from seo_checks.language import COMMON_WORDS
from seo_checks.text import fold
from seo_checks.wording.prose import Tokens, places_of_words, prose_tokens, split

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
        """What of the list the prose of a page holds: sentence, first token, that after the last, entry."""
        sentences, places = prose_tokens(document), places_of_words(document)
        found: defaultdict[int, list[tuple[int, int, Entry]]] = defaultdict(list)
        for word in self._rarest.intersection(places):
            for number, place in places[word]:
                found[number] += self._at(sentences[number].words, place)
        for number in sorted(found):
            for first, end, entry in _apart(found[number]):
                yield sentences[number], first, end, entry

    def find(self, words: list[str]) -> list[tuple[int, int, Entry]]:
        """The same of tokens that belong to no page."""
        places = [place for place, word in enumerate(words) if word in self._rarest]
        return _apart([match for place in places for match in self._at(words, place)])

    def _at(self, words: list[str], place: int) -> list[tuple[int, int, Entry]]:
        """The wordings whose rarest word stands at a place."""
        return [
            (place - offset, place - offset + len(wording), entry)
            for offset, wording, entry in self._by_rarest[words[place]]
            if len(wording) == 1
            or (place >= offset and words[place - offset : place - offset + len(wording)] == wording)
        ]


def _apart(found: list[tuple[int, int, Entry]]) -> list[tuple[int, int, Entry]]:
    """Of the matches that overlap the first, and of those that begin alike the longest."""
    kept: list[tuple[int, int, Entry]] = []
    for match in sorted(found, key=lambda match: (match[0], -match[1])):
        if not kept or match[0] >= kept[-1][1]:
            kept.append(match)
    return kept
