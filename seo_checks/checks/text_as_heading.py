from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.outline import main_headings, reads_as_text


@check(category=Category.SEO, severity=Severity.ADVICE)
def text_as_heading(document: Document, *, stop_words: int = 8, max_words: int = 25) -> Iterator[Hit]:
    """Text marked as a heading

    A sentence or a paragraph that is marked as a heading, mostly for its size, spoils the outline that screen readers
    and search engines go by.

    A heading counts as text where it has more than `max_words` words, ends in a full stop after `stop_words` words or
    more, or is several sentences of which the last ends in a full stop. A question is fine.

    Source: W3C, Headings <https://www.w3.org/WAI/tutorials/page-structure/headings/>
    """
    for heading in main_headings(document):
        if reads_as_text(heading, stop_words, max_words):
            yield Hit(
                heading.span(),
                f"This h{heading.level} reads as text ({len(heading.words)} words), not as a heading. Make it a "
                "paragraph, and give the section a short heading.",
            )
