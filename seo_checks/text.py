"""Text: folding for comparison, words, and sentences, all with offsets into the string they were given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

# One character for one character, so that offsets in the folded text are offsets in the text.
_FOLD = str.maketrans(
    {
        "‘": "'", "’": "'", "ʼ": "'", "′": "'", "`": "'", "´": "'",
        "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-",
        "\u00a0": " ", "\u2007": " ", "\u2009": " ", "\u202f": " ", "\n": " ", "\t": " ", "\r": " ",
    }
)  # fmt: skip

# Letters and digits, joined by an inner apostrophe or hyphen, the separator of a number or
# time ("2,500", "18:30"), or the stops of an abbreviation ("p.m"): 1 word.
_WORD = re.compile(r"[^\W_]+(?:(?:['’‐‑-]|(?<=\d)[.,:](?=\d)|(?<=\b[^\W\d_])\.(?=[^\W\d_]{1,2}\b))[^\W_]+)*")
# The same where there is no underscore, which is nearly everywhere, at a quarter of the time.
_PLAIN_WORD = re.compile(r"\w+(?:(?:['’‐‑-]|(?<=\d)[.,:](?=\d)|(?<=\b[^\W\d_])\.(?=[^\W\d_]{1,2}\b))\w+)*")

# Abbreviations that something always follows: they never end a sentence.
_NEVER_LAST = frozenset(
    "dr mr mrs ms mx messrs prof rev hon e.g eg i.e ie vs cf viz approx ca incl excl esp resp nr capt lt sgt".split()
)
# Abbreviations of numbered things; without a number the bare word ends its sentence ("He said no.").
_BEFORE_NUMBER = frozenset(
    "no nos fig figs vol vols pp p eq min max sec est v ch tel ref refs para art "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri".split()
)
# Abbreviations that often come last in their sentence; they end it when a typical first word of the next follows.
_OFTEN_LAST = frozenset("al inc ltd co corp llc jr sr st dept ext".split())
_TIMES = frozenset({"a.m", "p.m"})
_AFTER_TIMES = frozenset("monday tuesday wednesday thursday friday saturday sunday gmt bst utc et pt".split())
# Words that begin a sentence often enough to settle the doubtful cases ("… in the U.S. The study …").
_STARTERS = frozenset(
    "a after all although an and as at before but by each every for he her here his how however i if in it its many "
    "most my no not on one only other our patients people research she since so some studies such than that the their "
    "then there these they this those though through to treatment we what when where whether which while who why with "
    "you your nobody everybody somebody everyone do does did don can could should use take call tell ask avoid stop "
    "keep".split()
)
# What a single capital letter is the name of one of, so that its stop is no initial's ("vitamin C", "group B").
_LETTERED = frozenset(
    "vitamin vitamins hepatitis influenza group groups type types grade class category stage phase part option plan "
    "arm appendix section level table figure factor protein panel unit ward block room".split()
)
# What a number at the head of a sentence counts ("Step 1. Lie down.").
_NUMBERED = frozenset("step stage part point tip rule exercise stretch question week day phase session".split())
_LEFT_WORD = re.compile(r"[\w.'’-]*\Z")
_RIGHT = re.compile(r"([\s\"'“‘(\[]*)([^\W_]*)(\.?)")
# A run of stops with the closing quotes and brackets that belong to it, or with the numbers of notes ("pain.1,2",
# "pain.[3]"); or, with the space forgotten, a stop between words.
_STOP = re.compile(
    r"(?<![.!?…])[.!?…]++(?:[\"'”’)\]*†‡]*+(?=\s|\Z)|(?=[A-Z])(?<=[!?])|(?=[A-Z][a-z])(?<=[a-z][a-z]\.)"
    r"|(?<=[a-z][a-z][.!?])(?P<note>[¹²³⁰-⁹]++|\d{1,3}(?:[,–-]\d{1,3})*+|(?:\[\d{1,3}(?:[,–-] ?\d{1,3})*+\])++)"
    r"(?=\s|\Z))"
)
# Text without a stop for this long is no sentence. It is cut, so that what looks at sentences one by one stays linear.
_LONGEST_SENTENCE = 2_000
_WEB = re.compile(r"(?:https?:|www\.|@)\S*\Z", re.IGNORECASE)
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}\Z")  # U.S, a.m, Ph.D, b.i.d
_READABLE = re.compile(r"[^\W_]")


def fold(text: str) -> str:
    """Lower case, straight quotes and hyphens, plain blanks; same length as `text`, so offsets carry over."""
    translated = text.translate(_FOLD)
    folded = translated.lower()
    if len(folded) == len(text):
        return folded
    return "".join(lower if len(lower := char.lower()) == 1 else char for char in translated)


def word_spans(text: str) -> Iterator[tuple[int, int]]:
    """The words of `text` as (start, end) offsets. "well-being", "don't", "2,500" and "3.5" are one word each."""
    return (match.span() for match in (_WORD if "_" in text else _PLAIN_WORD).finditer(text))


def words(text: str) -> list[str]:
    """The words of `text`, as written."""
    return (_WORD if "_" in text else _PLAIN_WORD).findall(text)


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """The sentences of one block's text as (start, end) offsets, without the blanks around them.

    A line break inside the block (from `<br>`) ends a sentence when the next line begins like one.
    """
    edges = [0]
    for end in _boundaries(text):
        if _READABLE.search(text, edges[-1], end):
            edges.append(end)
    if len(edges) > 1 and not _READABLE.search(text, edges[-1]):
        edges.pop()
    edges.append(len(text))
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
    start, end = stop.span()
    if end < len(text) and text[end].isalnum():  # the space is missing, or this is an address
        return not _WEB.search(text, max(0, start - 80), start)
    blanks, next_word, next_stop = _RIGHT.match(text, end).groups()  # type: ignore[union-attr] # matches anything
    if len(next_word) == 1 and next_word.islower() and text.startswith(")", end + len(blanks) + 1):
        return True  # "b)" numbers what follows
    if next_word[:1].islower() or (blanks and not next_word and next_stop):
        return False  # goes on, or is one of the spaced dots of an ellipsis
    if text[start] != "." or text.startswith("..", start):
        return True
    token = _LEFT_WORD.search(text, max(0, start - 40), start)[0]  # type: ignore[index] # matches anything
    before = text[max(0, start - 80) : start - len(token)].rstrip()
    if stop[0] == "." and (token.isdigit() or len(token) == 1) and _at_head(before):
        return False  # "1.", "A." or "Step 1." at the head of a block or a sentence numbers it
    if len(token) == 1 and token.isupper() and _is_lettered(before):
        return True
    is_initial = len(next_word) == 1 and next_stop
    starts = not next_word or (next_word.lower() in _STARTERS and not is_initial)
    return _token_ends_sentence(token, "0" if stop["note"] else next_word, starts)


def _is_lettered(before: str) -> bool:
    """Whether a single letter after `before` is a name or a unit, not an initial: "vitamin C", "4 °C"."""
    return before.endswith(("°", "º")) or (before.split() or [""])[-1].lower() in _LETTERED


def _at_head(before: str) -> bool:
    """Whether what follows `before` is the first word of a block or a sentence, or the number of a first word."""
    sentence, _, label = before.rpartition(" ")
    if label.lower() in _NUMBERED and label[0].isupper():
        before = sentence.rstrip()
    if not before:
        return True
    last_word = before.split()[-1].strip("(.").lower()
    return before[-1] in ".!?" and last_word not in _BEFORE_NUMBER


def _token_ends_sentence(token: str, next_word: str, starts: bool) -> bool:
    """Whether `token` and a stop end a sentence; `starts` says that what follows looks like the start of one."""
    key = token.lower().strip("'’-")
    if key in _NEVER_LAST:
        return False
    if key in _BEFORE_NUMBER:
        return not any(character.isdigit() for character in next_word)
    if key in _TIMES:
        return next_word.lower() not in _AFTER_TIMES
    if key in _OFTEN_LAST or _DOTTED.match(key) or (len(token) == 1 and token.isupper()):
        return starts
    return True
