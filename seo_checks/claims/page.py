"""A page as the claim rules read it: its sentences with their words and terms, and what the page is about."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from seo_checks.claims.context import addresses
from seo_checks.claims.lexicon import Lexicon
from seo_checks.claims.pattern_set import PatternSet
from seo_checks.claims.words import Words
from seo_checks.document import ABOUT_THE_PAGE, Block, Document, Role, Sentence
from seo_checks.text import fold

# A page is about a subject when it has so many different terms of it and they are such a share of its words: fewer
# will do where they are thicker on the ground, as on a short page.
_ABOUT = ((4, 0.015), (2, 0.04))
# A page informs when this share of its words are those of public health writing, and they outweigh what offers. What
# it says of itself ("this leaflet") counts for several.
_LEAST_INFORMING = 5
_INFORMING_SHARE = 0.02
_LEAFLET_WEIGHS = 3
_OFFER_WEIGHS = 4
_THERAPY_WEIGHS = 0.4  # who informs about a therapy names it, too
_FIRST_PERSON = ("we", "our", "i", "my")
# A heading announces a kind of section when so much of it says so.
_ANNOUNCING_SHARE = 0.4


class Section(StrEnum):
    """What the heading above a sentence announces, where that matters."""

    RISKS = "risks"
    REFERENCES = "references"
    PATIENTS = "patients"
    LEGAL = "legal"


class Passage(NamedTuple):
    """One sentence to be judged.

    `number` counts the sentences of its block. `quoted`: it stands between quotation marks that opened in it or in an
    earlier sentence of its block. `following`: the next sentence of its block.
    """

    sentence: Sentence
    words: Words
    number: int
    section: Section | None
    quoted: bool
    following: Words | None

    @property
    def role(self) -> Role:
        """The role of the block."""
        return self.sentence.block.role

    @property
    def by_patient(self) -> bool:
        """Whether a patient seems to speak."""
        return self.quoted or self.role is Role.QUOTE or self.section is Section.PATIENTS


class Page:
    """The passages of a document, read once for all rules."""

    def __init__(self, document: Document, lexicon: Lexicon, tradition: PatternSet) -> None:
        self.document = document
        self.lexicon = lexicon
        self._tradition = tradition
        self._topics: dict[str, bool] = {}
        self._read: dict[int, list[Words]] = {}  # by block, its sentences
        self._framed: dict[int, set[int]] = {}  # by block, numbers of its sentences

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The sentences of the main content, and of what is said of the page: regulators read that, too."""
        found: list[Passage] = []
        section: Section | None = None
        section_level = 0
        for block in self.document.blocks:
            if not (block.main or block.role in ABOUT_THE_PAGE):
                continue
            if block.role is Role.HEADING:
                announced = self._announced(block)
                level = block.level or 6
                if announced or level <= section_level:
                    section, section_level = announced, level
            found.extend(self._of_block(block, None if block.role in ABOUT_THE_PAGE else section))
        return tuple(found)

    @cached_property
    def sentences(self) -> list[Words]:
        """The words of all passages."""
        return [passage.words for passage in self.passages]

    def is_about(self, topic: str, passage: Passage) -> bool:
        """Whether the passage itself, or else the page as a whole, has terms of the list `topic`."""
        if passage.words.has(topic):
            return True
        if topic not in self._topics:
            self._topics[topic] = self._is_about(topic)
        return self._topics[topic]

    def is_framed(self, passage: Passage) -> bool:
        """Whether the paragraph tells the passage as the belief of a tradition: from where it says so until somebody
        speaks as the clinic, to the reader, or of a therapy."""
        block = passage.sentence.block.index
        if block not in self._framed:
            self._framed[block] = self._framed_in(self._read[block])
        return passage.number in self._framed[block]

    def _framed_in(self, block: Sequence[Words]) -> set[int]:
        """The numbers of the sentences of a block that it tells so."""
        begins = {number for number, *_ in self._tradition.find(block)}
        framed: set[int] = set()
        for number in range(min(begins), len(block)) if begins else ():
            told_before = number - 1 in framed
            if number in begins or (told_before and not _ends_a_tradition(block[number])):
                framed.add(number)
        return framed

    def is_conventional(self, passage: Passage) -> bool:
        """Whether ordinary care is what acts in the passage; where it names no treatment, on the page."""
        words = passage.words
        if words.has("alternative", "product"):
            return False
        if words.has("conventional", "medicine", "surgery"):
            return True
        return self._is_conventional

    @cached_property
    def _is_conventional(self) -> bool:
        return self._count("conventional") > 2 * self._count("alternative", "product")

    @cached_property
    def links(self) -> Mapping[int, list[tuple[int, str]]]:
        """By block, where in it links begin, and their addresses."""
        links: dict[int, list[tuple[int, str]]] = defaultdict(list)
        for link in self.document.links:
            if link.span:
                links[link.span.block.index].append((link.span.start, link.href))
        return links

    @cached_property
    def title_words(self) -> Words:
        """The words of the page's title."""
        return self.lexicon.read(fold(self.document.title))

    @cached_property
    def sections(self) -> frozenset[Section]:
        """The kinds of section that the page has."""
        return frozenset(passage.section for passage in self.passages if passage.section)

    @cached_property
    def length(self) -> int:
        """How many words the sentences have, their boundaries included."""
        return sum(len(words.words) for words in self.sentences)

    def has(self, name: str) -> bool:
        """Whether any sentence holds a term of the list."""
        return any(name in lists for lists in self._terms)

    @cached_property
    def sells(self) -> bool:
        """Whether the page speaks for somebody who offers treatment; else it informs, as a public body's does."""
        informing = self._count("informing") + _LEAFLET_WEIGHS * self._count("leaflet")
        speaking = sum(sentence.words.count(word) for sentence in self.sentences for word in _FIRST_PERSON)
        offering = _OFFER_WEIGHS * self._count("selling") + _THERAPY_WEIGHS * self._count("therapy") + speaking
        return informing <= offering or informing < max(_LEAST_INFORMING, _INFORMING_SHARE * self.length)

    def _announced(self, heading: Block) -> Section | None:
        words = self.lexicon.read(heading.folded)
        if words.has("eases", "raises"):  # "Reduce your risk of …" announces no risks
            return None
        for section in Section:
            announcing = max((t.end - t.start for t in words.terms_of(f"heading {section.value}")), default=0)
            if announcing >= _ANNOUNCING_SHARE * (len(words.words) - 1) > 0:
                return section
        return None

    def _of_block(self, block: Block, section: Section | None) -> Iterator[Passage]:
        marks = 0
        read = self._read[block.index] = [self.lexicon.read(sentence.folded) for sentence in block.sentences]
        for number, (sentence, words) in enumerate(zip(block.sentences, read, strict=True)):
            quoted = bool(marks % 2) or words.text.startswith('"')
            marks += words.text.count('"')
            following = read[number + 1] if number + 1 < len(read) else None
            yield Passage(sentence, words, number, section, quoted, following)

    def _count(self, *names: str) -> int:
        """How many terms of any of the lists the page has."""
        return sum(count for lists, count in self._terms.items() if not lists.isdisjoint(names))

    @cached_property
    def _terms(self) -> Mapping[frozenset[str], int]:
        """How many terms the page has, by the lists that they are on."""
        return Counter(sense.lists for words in self.sentences for senses in words.senses.values() for sense in senses)

    def _is_about(self, topic: str) -> bool:
        share = self._count(topic) / max(1, self.length)
        enough = min((terms for terms, least in _ABOUT if share >= least), default=0)
        if not enough:
            return False
        different: set[str] = set()
        for words in self.sentences:
            different.update(" ".join(words.words[term.start : term.end]) for term in words.terms_of(topic))
            if len(different) >= enough:
                return True
        return False


def _ends_a_tradition(words: Words) -> bool:
    return addresses(words.text) or words.has("therapy")
