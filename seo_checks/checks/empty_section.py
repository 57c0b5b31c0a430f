from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise

from seo_checks.check import check
from seo_checks.document import Block, Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.link_text import holds_link
from seo_checks.occurrences import short
from seo_checks.outline import main_headings, reads_as_text


@check(category=Category.SEO, severity=Severity.ADVICE)
def empty_section(document: Document) -> Iterator[Hit]:
    """Heading with nothing under it

    A heading promises text. Where the next heading of the same or a higher level follows at once, readers who jumped to
    it find nothing, and a section may have been lost in editing.

    A heading with subheadings under it is fine; so is one that is a link, as in an overview of pages, and one with a
    picture, a table or a frame under it. The last heading of the page is not judged, nor is a paragraph that is marked
    as a heading, which has a check of its own. All such headings are one finding.

    Source: W3C, Headings <https://www.w3.org/WAI/tutorials/page-structure/headings/>
    """
    shown = {block.index for block in document.main}
    things = _places_of_things(document)
    found = []
    for above, below in pairwise(main_headings(document)):
        same_or_higher = (below.level or 1) <= (above.level or 1)
        if not same_or_higher or any(index in shown for index in range(above.index + 1, below.index)):
            continue
        if not holds_link(document, above) and not reads_as_text(above) and not _any_between(things, above, below):
            found.append((above, below))
    if found:
        above, below = found[0]
        others = f" So it is with {len(found) - 1} more." if len(found) > 1 else ""
        yield Hit(
            above.span(),
            f"Nothing stands between this heading and the next, “{short(below.text)}”.{others} Write the section, or "
            "take the heading out.",
        )


def _places_of_things(document: Document) -> list[tuple[int, int]]:
    """Where the page shows what is not text, in order."""
    places = [
        *(image.place for image in document.images),
        *(frame.place for frame in document.frames),
        *(table.place for table in document.tables),
    ]
    return sorted((place.line, place.column) for place in places if place is not None)


def _any_between(places: list[tuple[int, int]], above: Block, below: Block) -> bool:
    start, end = above.span().place, below.span().place
    if start is None or end is None:
        return True  # nobody knows
    return bisect_left(places, (end.line, end.column)) > bisect_right(places, (start.line, start.column))
