"""Where the words of a phrase stand together in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from seo_checks.keyphrase.phrase import Phrase
from seo_checks.keyphrase.word_forms import Stems, words_of

# Words that may stand between those of a phrase, beside as many as it has itself.
SLACK = 5


class By(StrEnum):
    """What a match rests on: the words as given, other forms or another order of them, a synonym that was given with
    the keyphrase, or another name for a treatment or condition in it."""

    EXACT = "exact"
    FORMS = "forms"
    SYNONYM = "synonym"
    CONCEPT = "concept"


@dataclass(frozen=True, slots=True)
class Found:
    """The words of a phrase in a list of words: by their positions, in order."""

    positions: tuple[int, ...]
    by: By


class _Piece(NamedTuple):
    """Words [first, last] that stand for some words of the phrase."""

    first: int
    last: int
    stems: frozenset[str]
    renamed: bool


# After one of these, "back" says whither and names no part of the body: "the pain comes back".
_MOVING = frozenset(
    "come comes came coming go goes went going gone get gets got getting bring brings brought bringing give gives gave "
    "given giving take takes took taken taking put puts call calls called ring look looks looked looking bounce "
    "bounces turn turns turned welcome date dates cut pay pays paid win send sends sent".split()
)
_MOVED = frozenset("it them you me us him her life".split())


class Words:
    """The words of a sentence, and the stems of those that may be part of a match, "" for all others."""

    __slots__ = ("stems", "words")

    def __init__(self, folded: str, stems: Stems) -> None:
        self.words = words_of(folded)
        self.stems = [stems[word] for word in self.words]
        if "back" in self.stems:
            for at, word in enumerate(self.words):
                if word == "back" and self._moves(at):
                    self.stems[at] = ""

    def _moves(self, at: int) -> bool:
        """Whether the word before, or the one before what is moved, says that something moves: "get your life back"."""
        before, before_that = self.words[max(0, at - 1) : at], self.words[max(0, at - 2) : at - 1]
        return not _MOVING.isdisjoint(before) or not (_MOVED.isdisjoint(before) or _MOVING.isdisjoint(before_that))


def words_for(phrases: Iterable[Phrase], folded: str) -> Words:
    """The words of a short text, made ready for these phrases."""
    return Words(folded, stems_for(phrases))


def stems_for(phrases: Iterable[Phrase]) -> Stems:
    """What finds the stems of words for these phrases."""
    return Stems(frozenset[str]().union(*(phrase.beginnings for phrase in phrases)))


def find(phrase: Phrase, words: Words) -> Iterator[Found]:
    """The places in a sentence where all words of the phrase stand near one another; no word is used twice."""
    if phrase.exact:
        yield from _find_exact(phrase, words.words)
        return
    standing: dict[str, _Piece] = {}
    for piece in _pieces(phrase, words):
        for word in piece.stems:
            standing[word] = piece
        if len(standing) == len(phrase.content):
            used = set(standing.values())
            # A name may be longer than the words it stands for.
            longer = sum(max(0, one.last - one.first + 1 - len(one.stems)) for one in used)
            if piece.last - min(one.first for one in used) < len(phrase.words) + SLACK + longer:
                yield _found(phrase, words.words, used)
                standing = {}


def covered(phrase: Phrase, words: Words) -> frozenset[str]:
    """The stems of those words of the phrase that stand anywhere among the words, also by another name."""
    return frozenset[str]().union(*(piece.stems for piece in _pieces(phrase, words)))


def takes_up(phrase: Phrase, words: Words) -> bool:
    """Whether a sentence is about what the phrase is about: it names a treatment or condition in it, or holds half of
    its words; all of an exact one."""
    if phrase.exact:
        return any(_find_exact(phrase, words.words))
    found = covered(phrase, words)
    return 2 * len(found) >= len(phrase.content) or any(subject <= found for subject in phrase.subjects)


def _find_exact(phrase: Phrase, words: Sequence[str]) -> Iterator[Found]:
    length = len(phrase.words)
    at = 0
    while at + length <= len(words):
        if words[at] == phrase.words[0] and _reads(phrase, words, at):
            yield Found(tuple(range(at, at + length)), By.EXACT)
            at += length
        else:
            at += 1


def _reads(phrase: Phrase, words: Sequence[str], at: int) -> bool:
    """Whether the words of the phrase, function words included, stand at a position one after the other."""
    return tuple(words[at : at + len(phrase.words)]) == phrase.words


def _found(phrase: Phrase, words: Sequence[str], used: set[_Piece]) -> Found:
    positions = sorted({position for piece in used for position in range(piece.first, piece.last + 1)})
    if any(piece.renamed for piece in used):
        return Found(tuple(positions), By.CONCEPT)
    return Found(tuple(positions), By.EXACT if _reads(phrase, words, positions[0]) else By.FORMS)


def _pieces(phrase: Phrase, words: Words) -> list[_Piece]:
    """The words that stand for words of the phrase, in the order they end."""
    if phrase.exact:
        return [
            _Piece(at, at, frozenset({word}), False) for at, word in enumerate(words.words) if word in phrase.content
        ]
    pieces: list[_Piece] = []
    for at, word in enumerate(words.stems):
        if not word:
            continue
        if word in phrase.content:
            pieces.append(_Piece(at, at, frozenset({word}), False))
        for name in phrase.other_names.get(word, ()):
            length = len(name.stems)
            if tuple(words.stems[at : at + length]) == name.stems:
                pieces.append(_Piece(at, at + length - 1, name.covers, True))
    return sorted(pieces, key=lambda piece: (piece.last, -piece.first, piece.renamed)) if len(pieces) > 1 else pieces
