"""The prose of a page as folded tokens, split once for all checks that look words up."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from seo_checks.document import Block, Blocks, Document, Role, Sentence, Span
from seo_checks.remembering import ByWord, once_per_document
from seo_checks.trust.references import references

# A word with its inner apostrophes and hyphens, a number with its separators, or one other sign.
_TOKEN = re.compile(r"\w+(?:['-]\w+|(?<=\d)[.,]\d\w*)*|[^\w\s]")
_TOKENS_OF = ByWord(_TOKEN.findall)  # of what stands between two blanks
# What an entry of a list of references holds and running text does not: at its beginning, or anywhere.
_REFERENCE_BEGINS = re.compile(
    r"[^.]{3,120}\b[A-Z]{1,2}\. ?\((?:19|20)\d\d\)|[\w’'-]+ [A-Z]{1,2}(?:, [\w’'-]+ [A-Z]{1,2})+\b"
)
_REFERENCE_HOLDS = re.compile(
    r"\b(?i:doi|pmid|isbn)\b|\bet al\.?,? .{0,300}?\b(?:19|20)\d\d\b.{0,20}?;|\b(?:19|20)\d\d ?[;:] ?\d+ ?[(:]"
)
_STOPS = (".", "!", "?", ".”", "!”", "?”", '."', '!"', '?"', ".)", "!)", "?)", ".’", "?’", ":")
_REFERENCE_SIGNS = ("19", "20", "doi", "DOI", "PMID", "ISBN")
_INNER_SIGNS = (";", ":", "doi", "pmid", "isbn")
_LONGEST_REFERENCE = 600  # characters
_LEAST_WORDS = 4  # of a list item that is a sentence of its own


@dataclass(eq=False)
class Tokens:
    """A sentence and its folded words and signs in order.

    `statement` says whether it is one of running text: an item of a list counts where it ends like a sentence.
    """

    sentence: Sentence
    words: list[str]
    statement: bool

    @cached_property
    def places(self) -> list[tuple[int, int]]:
        """Where each token stands in the block. Asked for only where something is found."""
        start = self.sentence.start
        spans = (match.span() for match in _TOKEN.finditer(self.sentence.folded))
        return [(start + first, start + end) for first, end in spans]

    def span(self, first: int, last: int) -> Span:
        """The tokens [first, last) as they stand in the block."""
        return Span(self.sentence.block, self.places[first][0], self.places[last - 1][1])

    def written(self, index: int) -> str:
        """One token as it is written."""
        start, end = self.places[index]
        return self.sentence.block.text[start:end]

    def in_a_name(self, first: int, last: int) -> bool:
        """Whether tokens [first, last) look like part of a name: with a capital inside the sentence."""
        if not self.written(first)[:1].isupper():
            return False
        opening = all(not word[:1].isalnum() for word in self.words[:first])
        following = self.written(last)[:1] if last < len(self.words) else ""
        return not opening or following.isupper()

    def quoted(self, index: int) -> bool:
        """Whether a token stands between quotation marks of its sentence."""
        return self.words[:index].count('"') % 2 == 1


def split(text: str) -> list[str]:
    """The tokens of a folded text."""
    return list(chain.from_iterable(map(_TOKENS_OF.__getitem__, text.split())))


def _is_reference(block: Block) -> bool:
    """Whether a block looks like an entry of a list of references, whose words nobody can change."""
    text = block.text
    if len(text) > _LONGEST_REFERENCE:
        return False
    return bool(
        _REFERENCE_BEGINS.match(text)
        or (any(sign in block.folded for sign in _INNER_SIGNS) and _REFERENCE_HOLDS.search(text))
    )


@once_per_document
def own_prose(document: Document) -> Blocks:
    """The blocks of the main content's prose, but for references: below their heading, or by what they look like."""
    listed = {reference.block.index for reference in references(document)}
    listed.update(block.index for block in document.prose.holding(*_REFERENCE_SIGNS) if _is_reference(block))
    return Blocks(block for block in document.prose if block.index not in listed)


@once_per_document
def prose_tokens(document: Document) -> tuple[Tokens, ...]:
    """The sentences of the main content's prose, but for references, each with its tokens."""
    return tuple(
        Tokens(sentence, words, _is_statement(sentence, words))
        for block in own_prose(document)
        for sentence in block.sentences
        if (words := split(sentence.folded))
    )


def sentences_with(document: Document, words: frozenset[str]) -> list[Tokens]:
    """The sentences of `prose_tokens` that hold one of the words, however many those are."""
    places = places_of_words(document)
    sentences = {number for word in words.intersection(places) for number, _ in places[word]}
    return [prose_tokens(document)[number] for number in sorted(sentences)]


@once_per_document
def places_of_words(document: Document) -> Mapping[str, Sequence[tuple[int, int]]]:
    """Where each word of `prose_tokens` stands: the number of the sentence, and that of the token in it."""
    places: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, tokens in enumerate(prose_tokens(document)):
        for place, word in enumerate(tokens.words):
            places[word].append((number, place))
    return dict(places)


@once_per_document
def statements(document: Document) -> tuple[Tokens, ...]:
    """The sentences of running text."""
    return tuple(tokens for tokens in prose_tokens(document) if tokens.statement)


def _is_statement(sentence: Sentence, words: list[str]) -> bool:
    if sentence.block.role is not Role.LIST_ITEM:
        return bool(sentence.words)
    return len(words) > _LEAST_WORDS and sentence.text.endswith(_STOPS[:-1])
