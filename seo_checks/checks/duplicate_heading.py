from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Block, Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.occurrences import times
from seo_checks.outline import main_headings
from seo_checks.text import words


@check(category=Category.SEO, severity=Severity.ADVICE)
def duplicate_heading(document: Document) -> Iterator[Hit]:
    """Two headings with the same text

    Readers who go through a page by its headings cannot tell two equal ones apart, and often the same section was
    pasted twice.

    Headings count as equal only at the same level and under the same higher heading: each of several treatments may
    well have its own “Side effects”.

    Source: W3C, Headings and labels <https://www.w3.org/WAI/WCAG22/Understanding/headings-and-labels.html>
    """
    seen: defaultdict[tuple[tuple[str, ...], int, str], list[Block]] = defaultdict(list)
    path: list[tuple[int, str]] = []
    for heading in main_headings(document):
        level, text = heading.level or 1, " ".join(words(heading.folded))
        path = [(outer, name) for outer, name in path if outer < level]
        if text:
            seen[tuple(name for _, name in path), level, text].append(heading)
        path.append((level, text))
    for (_, level, _), found in seen.items():
        if len(found) > 1:
            yield Hit(
                found[1].span(),
                f"The h{level} “{found[1].text}” stands on this page {times(len(found))}. Say in each what its section "
                "is about, or join the sections.",
            )
