from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.occurrences import short


@check(category=Category.SEO, severity=Severity.REVIEW)
def frame_without_title(document: Document) -> Iterator[Hit]:
    """Embedded frame without a title

    Screen readers announce a map, a film or a booking form by its title; without one they read out an address, and
    readers cannot tell whether to go in.

    Hidden frames are not judged.

    Source: Deque, Frames must have an accessible name <https://dequeuniversity.com/rules/axe/4.10/frame-title>
    """
    for frame in document.frames:
        if frame.main and not frame.hidden and not frame.label:
            yield Hit(
                frame.place,
                f"The frame {short(frame.src) or '(no address)'} has no title. Say in its title attribute what it "
                "shows.",
                subject=frame.src,
            )
