from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from seo_checks.check import check
from seo_checks.document import Block, Document, Role
from seo_checks.findings import Category, Hit, Severity

_MARK = re.compile(r"\s*(?:(?P<bullet>[•·●○▪■◦‣✓✔✅☑➤►➡👉★*–—-])\ufe0f?|(?P<number>\d{1,2})[.)])\s+\S")
_DOTS = re.compile(r"(?:\A|\s)[•●▪‣]\s+\S")


@check(category=Category.SEO, severity=Severity.ADVICE)
def fake_list(document: Document, *, min_items: int = 3) -> Iterator[Hit]:
    """List that is only typed

    Bullets and numbers typed at the start of paragraphs or lines look like a list, but screen readers cannot say how
    many points there are, lines do not align, and search engines see running text.

    Seen are paragraphs in a row, or lines of one paragraph, that begin with the same kind of mark; numbers must count
    up from 1. Bullets in the middle of a line count where the paragraph begins with one.

    Source: W3C, Content structure: lists <https://www.w3.org/WAI/tutorials/page-structure/content/#lists>
    """
    for row in _rows(document):
        yield from _hit(row[0], len(row)) if _is_list([block.text for block in row], min_items) else ()
    for block in document.main:
        if block.role is Role.PARAGRAPH:
            lines = [line for line in block.text.split("\n") if _MARK.match(line)]
            inline = len(_DOTS.findall(block.text)) if _MARK.match(block.text) else 0
            if _is_list(lines, min_items) or inline >= min_items:
                yield from _hit(block, max(len(lines), inline))


def _hit(first: Block, items: int) -> Iterator[Hit]:
    yield Hit(
        first.sentences[0].span if first.sentences else first.span(),
        f"A list of {items} points begins here, but it is only typed. Take out the marks and make it a real list.",
    )


def _rows(document: Document) -> Iterator[Sequence[Block]]:
    """Paragraphs of one line that follow each other and begin with the same kind of mark."""
    row: list[Block] = []
    kind = ""
    for block in document.main:
        match = _MARK.match(block.text) if block.role is Role.PARAGRAPH and "\n" not in block.text else None
        found = (match["bullet"] or "1") if match else ""
        if found != kind:
            if row:
                yield row
            row, kind = [], found
        if match:
            row.append(block)
    if row:
        yield row


def _is_list(items: Sequence[str], least: int) -> bool:
    matches = [match for item in items if (match := _MARK.match(item))]
    numbers = [int(match["number"]) for match in matches if match["number"]]
    counted = not numbers or (len(numbers) == len(matches) and numbers == list(range(1, len(numbers) + 1)))
    return len(matches) >= least and counted
