"""How a text puts chances and shares into numbers: percentages, "1 in 10", relative changes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from seo_checks.document import Block, Document, Span
from seo_checks.remembering import once_per_document
from seo_checks.wording.prose import own_prose

_WORDS = MappingProxyType(
    {
        "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
        "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
        "hundred": 100, "thousand": 1_000, "million": 1_000_000,
    }
)  # fmt: skip
_NUMBER = rf"(?:\d(?:[\d,]*\d)?(?:\.\d+)?|{'|'.join(_WORDS)})"
_PART = re.compile(rf"(?<![\w.,])(?P<part>{_NUMBER})\Z")
_LONGEST_PART = 12  # characters
_OUT_OF = re.compile(
    rf" (?:in|out of)(?: every)? (?:a |an |one )?(?P<whole>{_NUMBER})(?P<times> (?:hundred|thousand|million))?\b"
    r"(?![\w,.]*\d| ?%| ?(?:mg|g|ml|cm|kg|minutes|hours|days|weeks|months|years)\b)"
)
_PERCENTAGE = re.compile(r"\d+(?:\.(?P<decimals>\d+))? ?(?:%|per ?cent\b)")
_RATING = re.compile(r"\b(?:scale|scor|rate[ds]?\b|rating|stars?\b|points?\b)")
# Strengths of a preparation and money are measured, not counted in people.
_MEASURED = re.compile(
    r"\b(?:solution|saline|cream|gel|ointment|peroxide|lotion|lidocaine|concentration|strength|alcohol|vat|interest|"
    r"discount|off|apr|tax|fee|price|oxygen|hba1c|humidity|glucose|acid|purity|w/v|w/w)\b"
)
_LADDER = frozenset(10**power for power in range(1, 8))


class Percentage(NamedTuple):
    """A percentage: "3.5 %"."""

    span: Span
    number: float
    decimals: bool


class Frequency(NamedTuple):
    """A share of people: "1 in 10"."""

    span: Span
    part: int
    whole: int


@once_per_document
def frequencies(document: Document) -> Mapping[int, tuple[Frequency, ...]]:
    """The shares that the prose gives as so many in so many, by the index of the block."""
    found = {block.index: tuple(_frequencies(block)) for block in own_prose(document)}
    return {index: shares for index, shares in found.items() if shares}


def _frequencies(block: Block) -> Iterator[Frequency]:
    text = block.folded
    for match in _OUT_OF.finditer(text):
        part = _PART.search(text, max(0, match.start() - _LONGEST_PART), match.start())
        if not part or _is_year(match["whole"]):
            continue
        few, whole = _value(part["part"]), _value(match["whole"]) * _value((match["times"] or " 1").strip())
        span = block.span(part.start(), match.end())
        if 0 < few < whole and not _RATING.search(span.sentence.lower()):
            yield Frequency(span, few, whole)


@once_per_document
def percentages(document: Document) -> Mapping[int, tuple[Percentage, ...]]:
    """The percentages of the prose that may be of people, by the index of the block."""
    found = {block.index: tuple(_percentages(block)) for block in own_prose(document)}
    return {index: shares for index, shares in found.items() if shares}


def _percentages(block: Block) -> Iterator[Percentage]:
    text = block.folded
    if "%" not in text and "percent" not in text and "per cent" not in text:
        return
    for match in _PERCENTAGE.finditer(text):
        if match.start() and (text[match.start() - 1].isalnum() or text[match.start() - 1] in ".,"):
            continue
        span = block.span(match.start(), match.end())
        if not _MEASURED.search(span.sentence.lower()):
            number = float(match[0].rstrip("% percnt"))
            yield Percentage(span, number, match["decimals"] is not None)


def on_a_ladder(wholes: set[int]) -> bool:
    """Whether denominators are powers of ten, as lists of side effects have them ("1 in 10", "1 in 100")."""
    return wholes <= _LADDER


def _value(number: str) -> int:
    return _WORDS[number] if number in _WORDS else int(float(number.replace(",", "")))


def _is_year(number: str) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d\d", number))
