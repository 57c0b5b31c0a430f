"""What readability formulas ask of a single word; remembered, because texts use the same words again and again."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from seo_checks.syllables import count_syllables, parts_of

LONG_WORD = 6  # letters, for LIX; longer words are long
POLYSYLLABLE = 3
# Endings that make no word complex for Gunning, and no word unfamiliar for Dale and Chall.
_FOG_ENDINGS = ("es", "ed", "ing")
_REGULAR_ENDINGS = ("'s", "s'", "s", "es", "d", "ed", "ing", "r", "er", "st", "est")


class WordFigures(NamedTuple):
    """One word in figures. `is_polysyllable`: it has three syllables or more; `is_long`: for LIX; `complex` after
    Gunning, `difficult` after Dale and Chall, unless it is somebody's name."""

    syllables: int
    characters: int
    is_polysyllable: bool
    is_long: bool
    complex: bool
    difficult: bool


@lru_cache(maxsize=50_000)
def figures_of(word: str) -> WordFigures:
    """The figures of a word as it is written."""
    lowered = word.lower().replace("’", "'")
    syllables, characters = count_syllables(lowered), sum(map(str.isalnum, word))
    return WordFigures(
        syllables=syllables,
        characters=characters,
        is_polysyllable=syllables >= POLYSYLLABLE,
        is_long=characters > LONG_WORD,
        complex=any(_is_complex(part) for part in parts_of(lowered)),
        difficult=not all(_is_familiar(part) for part in parts_of(lowered)),
    )


def _is_complex(part: str) -> bool:
    """Whether it has three syllables without the endings that Gunning does not count."""
    syllables = count_syllables(part)
    if syllables < POLYSYLLABLE or part[0].isdigit():
        return False
    stems = [part.removesuffix(ending) for ending in _FOG_ENDINGS if part.endswith(ending)]
    return syllables > POLYSYLLABLE or not any(count_syllables(stem) < POLYSYLLABLE for stem in stems)


def _is_familiar(part: str) -> bool:
    known = _familiar_words()
    return part in known or part[0].isdigit() or any(base in known for base in _bases(part))


def _bases(word: str) -> Iterator[str]:
    """What a word may be a regular form of: "tries" of "try", "stopped" of "stop", "making" of "make"."""
    for ending in _REGULAR_ENDINGS:
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < 2:
            continue
        yield stem
        if ending == "ing":
            yield stem + "e"
        if stem.endswith("i"):
            yield stem[:-1] + "y"
        if stem[-1] == stem[-2]:
            yield stem[:-1]


@cache
def _familiar_words() -> frozenset[str]:
    """The words that Dale and Chall found nearly all fourth-graders to know."""
    from textstat.backend.utils import get_lang_easy_words  # on first use: not every start of Caveat judges a text

    return frozenset(get_lang_easy_words("en"))
