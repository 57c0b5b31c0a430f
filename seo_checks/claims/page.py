"""A page as the claim rules read it: its sentences with their words and terms, and what the page is about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from seo_checks.claims.context import addresses
from seo_checks.claims.lexicon import Lexicon
from seo_checks.claims.patterns import PatternSet
from seo_checks.claims.words import Words
from seo_checks.document import Block, Document, Role, Sentence
from seo_checks.text import fold

# Regulators read titles and descriptions too, wherever they stand.
_READ_ANYWHERE = frozenset({Role.TITLE, Role.META_DESCRIPTION})
# A page is about a subject when its terms are this share of the words, and there are at least so many of them.
_LEAST_SHARE = 0.006
_LEAST_TERMS = 3


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence to be judged. `framed`: the paragraph tells it as the belief of a tradition."""

    sentence: Sentence
    words: Words
    framed: bool


class Page:
    """The passages of a document, read once for all rules."""

    def __init__(self, document: Document, lexicon: Lexicon, tradition: PatternSet) -> None:
        self.document = document
        self._lexicon = lexicon
        self._tradition = tradition

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The sentences of the title, the meta description and the main content."""
        return tuple(
            passage
            for block in self.document.blocks
            if block.main or block.role in _READ_ANYWHERE
            for passage in self._of_block(block)
        )

    def is_about(self, topic: str, passage: Passage) -> bool:
        """Whether the passage itself, or else the page as a whole, has terms of the lexicon `topic`."""
        return topic in passage.words.terms or self._topics.get(topic, 0.0) >= _LEAST_SHARE

    @cached_property
    def title_words(self) -> Words:
        """The words of the page's title."""
        return self._lexicon.read(fold(self.document.title))

    def _of_block(self, block: Block) -> Iterator[Passage]:
        framed = False
        for sentence in block.sentences:
            words = self._lexicon.read(sentence.folded)
            framed = (framed and not addresses(words.text)) or self._tradition.matches(words)
            yield Passage(sentence, words, framed)

    @cached_property
    def _topics(self) -> dict[str, float]:
        """For each lexicon with enough terms on the page, their share of its words."""
        total = sum(len(passage.words.words) for passage in self.passages)
        counts: dict[str, int] = {}
        for passage in self.passages:
            for name, places in passage.words.terms.items():
                counts[name] = counts.get(name, 0) + len(places)
        return {name: count / total for name, count in counts.items() if count >= _LEAST_TERMS}
