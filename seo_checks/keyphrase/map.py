"""The keyphrase in figures, without a verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from seo_checks.document import Document
from seo_checks.keyphrase.given import keyphrase_of
from seo_checks.keyphrase.matching import By
from seo_checks.keyphrase.page import Match, matches_in
from seo_checks.occurrences import running_text


@dataclass(frozen=True, slots=True)
class KeyphraseMap:
    """How often and where the keyphrase stands in the text of the main content, alternative texts apart.

    `density` is matches in 100 words; `positions` say for each match how far into the text it stands, from 0 to 1.
    """

    keyphrase: str
    synonyms: tuple[str, ...]
    matches: tuple[Match, ...]
    words: int
    density: float
    positions: tuple[float, ...]
    by: Mapping[By, int]

    @property
    def count(self) -> int:
        """How often the keyphrase stands there."""
        return len(self.matches)

    def as_data(self) -> dict[str, Any]:
        """The map as plain data, for reports."""
        return {
            "text": self.keyphrase,
            "synonyms": list(self.synonyms),
            "count": self.count,
            "density": self.density,
            "matches": [
                {"quote": match.span.quote, "by": match.by.value, "position": position}
                for match, position in zip(self.matches, self.positions, strict=True)
            ],
        }


def keyphrase_map(document: Document) -> KeyphraseMap | None:
    """The map of the page's keyphrase; None for a page that has none."""
    keyphrase = keyphrase_of(document)
    if keyphrase is None:
        return None
    matches: list[Match] = []
    places: list[float] = []  # in words
    words = 0
    for block in running_text(document):
        for match in matches_in(document, [block]):
            matches.append(match)
            places.append(words + len(block.words) * match.span.start / len(block.text))
        words += len(block.words)
    return KeyphraseMap(
        keyphrase=keyphrase.text,
        synonyms=tuple(synonym.text for synonym in keyphrase.synonyms),
        matches=tuple(matches),
        words=words,
        density=round(100 * len(matches) / words, 2) if words else 0.0,
        positions=tuple(round(place / words, 3) for place in places),
        by=MappingProxyType(Counter(match.by for match in matches)),
    )
