"""The places on a page where its keyphrase stands, found once for all checks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from seo_checks.document import Block, Document, Role, Sentence, Span
from seo_checks.keyphrase.given import Keyphrase, keyphrase_of
from seo_checks.keyphrase.matching import By, Words, find, stems_for, takes_up
from seo_checks.keyphrase.word_forms import tokens_of
from seo_checks.remembering import once_per_document

_TITLES = frozenset({Role.TITLE, Role.HEADING, Role.ALT_TEXT})


@dataclass(frozen=True, slots=True)
class Match:
    """A place where the keyphrase stands: from its first word to its last, the words themselves, and how they match.

    `phrase` is what is matched: the keyphrase, or one of its synonyms.
    """

    span: Span
    words: tuple[Span, ...]
    by: By
    phrase: str


@once_per_document
def keyphrase_matches(document: Document) -> tuple[Match, ...]:
    """All places in title, description and main content (alternative texts included), in reading order."""
    return tuple(matches_in(document, document.blocks))


def matches_in(document: Document, blocks: Iterable[Block]) -> Iterator[Match]:
    """The places in some blocks of the document."""
    by_block = _by_block(document)
    for block in blocks:
        if block.index in by_block:
            yield from by_block[block.index].matches


def takes_up_subject(document: Document, block: Block) -> bool:
    """Whether something in a block is about what the keyphrase is about."""
    return any(about for _, about in sentences_by_subject(document, block))


def sentences_by_subject(document: Document, block: Block) -> tuple[tuple[Sentence, bool], ...]:
    """The sentences of a block, each with whether it is about the keyphrase's subject; a heading is one sentence."""
    found = _by_block(document).get(block.index)
    return found.sentences if found else ()


@dataclass(frozen=True, slots=True)
class _Read:
    """What was found in a block."""

    matches: tuple[Match, ...]
    sentences: tuple[tuple[Sentence, bool], ...]


@once_per_document
def _by_block(document: Document) -> Mapping[int, _Read]:
    keyphrase = keyphrase_of(document)
    if keyphrase is None:
        return MappingProxyType({})
    stems = stems_for(keyphrase.phrases)
    found: dict[int, _Read] = {}
    for block in document.blocks:
        if block.main or block.role in {Role.TITLE, Role.META_DESCRIPTION}:
            read = [(sentence, Words(sentence.folded, stems)) for sentence in _stretches(block)]
            matches = [match for sentence, words in read for match in _matches(keyphrase, sentence, words)]
            found[block.index] = _Read(
                tuple(matches),
                tuple((sentence, any(takes_up(one, words) for one in keyphrase.phrases)) for sentence, words in read),
            )
    return MappingProxyType(found)


def _stretches(block: Block) -> tuple[Sentence, ...]:
    """What the words of a match must stand in together: a sentence, or all of a title ("Back pain? Acupuncture!")."""
    return (Sentence(block, 0, len(block.text)),) if block.role in _TITLES else block.sentences


def _matches(keyphrase: Keyphrase, sentence: Sentence, words: Words) -> list[Match]:
    """The matches of a sentence in order. What the keyphrase itself has matched is not counted again for a synonym."""
    found: list[tuple[tuple[int, ...], By, str]] = []
    taken: set[int] = set()
    for phrase in keyphrase.phrases:
        for match in find(phrase, words):
            if taken.isdisjoint(match.positions):
                taken.update(match.positions)
                by = match.by if phrase is keyphrase.phrase else By.SYNONYM
                found.append((match.positions, by, phrase.text))
    if not found:
        return []
    block, before = sentence.block, sentence.start
    places = [block.span(before + token.start, before + token.end) for token in tokens_of(sentence.folded)]
    return [
        Match(block.span(places[at[0]].start, places[at[-1]].end), tuple(places[word] for word in at), by, phrase)
        for at, by, phrase in sorted(found)
    ]
