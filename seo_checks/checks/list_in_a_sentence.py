from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document, Role
from seo_checks.findings import Category, Hit, Severity
from seo_checks.wording.prose import Tokens, statements

_OPENING = frozenset({"including", "include", "includes", "like", "namely"})
# A piece that begins with one of these is a clause.
_CLAUSE = frozenset(
    "if so when then but because which who however although though while as since unless where that not perhaps".split()
)
_LAST = frozenset({"and", "or", "&", "etc"})


@check(category=Category.READABILITY, severity=Severity.ADVICE, reads_language=True)
def list_in_a_sentence(
    document: Document, *, max_items: int = 5, max_words_per_item: int = 4, max_findings: int = 5
) -> Iterator[Hit]:
    """Long enumeration inside a sentence

    Six or more symptoms, foods or steps in one sentence run past the reader. Under each other, with a bullet before
    each, they can be found, counted and checked.

    Counted are short pieces between commas or semicolons, up to one that begins with, or holds, “and” or “or”; pieces
    of more than `max_words_per_item` words are clauses and not items. Only paragraphs are looked at. `max_findings` at
    most on a page. From how many items on a list is better is our own choice.

    Source: CDC Clear Communication Index, question 8 on lists <https://www.cdc.gov/ccindex/>
    """
    found = 0
    for tokens in statements(document):
        separators = tokens.words.count(",") + tokens.words.count(";")
        if tokens.sentence.block.role is not Role.PARAGRAPH or separators < max_items - 1:
            continue
        first, end, items = _longest_enumeration(tokens, max_words_per_item)
        if items > max_items:
            yield Hit(
                tokens.span(first, end),
                f"{items} items stand in a row in this sentence. Make a list of them, one under the other.",
            )
            found += 1
            if found == max_findings:
                return


def _longest_enumeration(tokens: Tokens, longest_item: int) -> tuple[int, int, int]:
    """The first and the last token of the longest row of short items, and how many there are."""
    best = (0, 0, 0)
    row: list[tuple[int, int]] = []
    for start, end in _pieces(tokens.words):
        start += 2 if tokens.words[start : start + 2] == ["such", "as"] else tokens.words[start] in _OPENING
        row = [] if start and tokens.words[start - 1] in _OPENING | {"as"} else row
        piece = tokens.words[start:end]
        if piece and piece[0] in _CLAUSE:
            row = []
            continue
        closing = next((place for place, word in enumerate(piece) if word in _LAST), None)
        if closing is not None:  # "…, a and b" holds two items, "…, and b" one
            items = len(row) + 1 + (closing > 0)
            if row and closing <= longest_item and items > best[2]:
                stop = min(end, start + closing + 1 + longest_item)
                best = (row[0][0], stop, items)
            row = []
        elif len(piece) <= longest_item or not row:
            # What comes before the first comma holds the beginning of the sentence as well.
            row.append((max(start, end - longest_item), end))
        else:
            row = [(max(start, end - longest_item), end)]
    return best


def _pieces(words: list[str]) -> Iterator[tuple[int, int]]:
    """The stretches between commas and semicolons, without the stop at the end; a colon or bracket begins anew."""
    start = 0
    for index, word in enumerate(words):
        if word in {",", ";"}:
            if index > start:
                yield start, index
            start = index + 1
        elif word in {":", "(", ")", "-"}:
            start = index + 1
    end = len(words) - (words[-1] in {".", "!", "?"})
    if end > start:
        yield start, end
