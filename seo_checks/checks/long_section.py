from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.outline import sections


@check(category=Category.SEO, severity=Severity.ADVICE)
def long_section(document: Document, *, max_words: int = 300) -> Iterator[Hit]:
    """Section that is too long for one heading

    Readers scan headings for their question; a long stretch without one hides its answers.

    The words of paragraphs and quotations count up to the next heading of any level; lists and tables, which are easy
    to scan, do not. What stands before the first subheading has a check of its own.

    Source: Yoast SEO, Overview of the readability assessments scoring criteria <https://github.com/Yoast/wordpress-seo/blob/trunk/packages/yoastseo/src/scoring/assessments/SCORING%20READABILITY.md>
    """
    for section in sections(document)[1:]:
        if section.heading is not None and section.words > max_words:
            yield Hit(
                section.heading.span(),
                f"This section has {section.words} words; beyond {max_words} readers lose their way. Divide it by "
                "subheadings.",
            )
