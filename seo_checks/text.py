"""Text: folding for comparison, words, and sentences, all with offsets into the string they were given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

# One character for one character, so that offsets in the folded text are offsets in the text.
_FOLD = str.maketrans(
    {
        "‘": "'", "’": "'", "ʼ": "'", "′": "'", "`": "'",
        "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-",
        "\u00a0": " ", "\u2007": " ", "\u2009": " ", "\u202f": " ", "\n": " ", "\t": " ", "\r": " ",
    }
)  # fmt: skip

# Letters and digits, joined by an inner apostrophe, hyphen, or a decimal or thousands separator: 1 word.
_WORD = re.compile(r"[^\W_]+(?:(?:['’‐‑-]|(?<=\d)[.,](?=\d))[^\W_]+)*")

# Abbreviations that never end a sentence: something always follows them.
_BEFORE_MORE = frozenset(
    "dr mr mrs ms mx prof st rev hon e.g eg i.e ie vs v cf viz approx ca al fig figs eq no nos vol pp dept ext "
    "inc ltd jr sr sec min max est incl excl esp resp b.i.d t.i.d q.i.d q.d p.r.n".split()
)
# Of those, the ones that need a number after them, because the bare word also ends sentences ("He said no.").
_BEFORE_NUMBER = frozenset("no nos fig figs vol pp eq min max sec est v".split())
# Words that begin a sentence often enough to settle the doubtful cases ("… in the U.S. The study …").
_STARTERS = frozenset(
    "a after all although an and as at before but by each every for he her here his how however i if in it its many "
    "most my no not on one only other our patients people research she since so some studies such than that the their "
    "then there these they this those though through to treatment we what when where whether which while who why with "
    "you your".split()
)
_LEFT_WORD = re.compile(r"[\w.'’-]*\Z")
_RIGHT = re.compile(r"[\s\"'“‘(\[]*([^\W_]*)")
# A run of stops with the closing quotes and brackets that belong to it; or, with the space forgotten, a stop between
# a lower-case word and a capital.
_STOP = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s|\Z)|[!?]+(?=[A-Z])|(?<=[a-z][a-z])\.(?=[A-Z][a-z])")
# Text without a stop for this long is no sentence. It is cut, so that what looks at sentences one by one stays linear.
_LONGEST_SENTENCE = 2_000
_WEB = re.compile(r"(?:https?:|www\.|@)\S*\Z", re.IGNORECASE)


def fold(text: str) -> str:
    """Lower case, straight quotes and hyphens, plain blanks; same length as `text`, so offsets carry over."""
    translated = text.translate(_FOLD)
    folded = translated.lower()
    if len(folded) == len(text):
        return folded
    return "".join(lower if len(lower := char.lower()) == 1 else char for char in translated)


def word_spans(text: str) -> Iterator[tuple[int, int]]:
    """The words of `text` as (start, end) offsets. "well-being", "don't", "2,500" and "3.5" are one word each."""
    return (match.span() for match in _WORD.finditer(text))


def words(text: str) -> list[str]:
    """The words of `text`, as written."""
    return _WORD.findall(text)


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """The sentences of one block's text as (start, end) offsets, without the blanks around them.

    A line break inside the block (from `<br>`) ends a sentence when the next line begins like one.
    """
    edges = [0, *_boundaries(text), len(text)]
    return [piece for start, end in pairwise(edges) for piece in _cut(text, *trimmed(text, start, end))]


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The span itself, or for an endless one its pieces, cut at blanks where there are any; nothing where empty."""
    while end - start > _LONGEST_SENTENCE:
        blank = text.rfind(" ", start + 1, start + _LONGEST_SENTENCE)
        middle = blank if blank > 0 else start + _LONGEST_SENTENCE
        yield start, middle
        start = middle + (blank > 0)
    if start < end:
        yield start, end


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch [start, end) of `text` without the blanks at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _boundaries(text: str) -> list[int]:
    ends = {match.end() for match in _STOP.finditer(text) if _ends_sentence(text, match)}
    for match in re.finditer(r"\n", text):
        following = text[match.end() : match.end() + 40].lstrip()
        if following and (following[0].isupper() or following[0].isdigit() or following[0] in "-•*–“\"'‘("):
            ends.add(match.end())
    return sorted(ends)


def _ends_sentence(text: str, stop: re.Match[str]) -> bool:
    """Whether a run of stops ends its sentence: a stop after an abbreviation, an initial or a list number does not."""
    following = _RIGHT.match(text, stop.end())
    next_word = following[1] if following else ""
    if next_word[:1].islower():
        return False
    if stop[0][0] != "." or stop[0].startswith(".."):
        return True
    left = _LEFT_WORD.search(text, max(0, stop.start() - 40), stop.start())
    token = left[0] if left else ""
    if stop.end() == stop.start() + 1 and text[stop.end() : stop.end() + 1].isalpha():
        return not _WEB.search(text, max(0, stop.start() - 80), stop.start())
    before = text[max(0, stop.start() - 80) : stop.start() - len(token)].rstrip()
    return _token_ends_sentence(token, next_word, before)


def _token_ends_sentence(token: str, next_word: str, before: str) -> bool:
    key = token.lower().strip("'’-")
    if key in _BEFORE_NUMBER:
        return not next_word[:1].isdigit()
    if key in _BEFORE_MORE:
        return False
    if token.isdigit() and (not before or before[-1] in ".!?"):
        return False  # "1." at the head of a block or a sentence numbers it
    if len(token) == 1 and token.isupper():
        # An initial ("J. Smith"), unless a lower-case word leads to it and a sentence follows ("vitamin C. The").
        previous = before.split()[-1:] or [""]
        led = previous[0][:1].islower() and previous[0] not in {"by", "and", "of", "to", "from"}
        return not next_word or (led and next_word.lower() in _STARTERS)
    if "." in token:
        return not next_word or next_word.lower() in _STARTERS  # U.S., a.m., Ph.D.
    return True
