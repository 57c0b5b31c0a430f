from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.outline import sections


@check(category=Category.SEO, severity=Severity.ADVICE)
def missing_subheadings(document: Document, *, max_words: int = 300) -> Iterator[Hit]:
    """Long text without subheadings

    Readers look for the part that answers their question; without subheadings they have to read all of it, and most
    leave.

    The words of paragraphs and quotations count; lists and tables do not.

    Source: Yoast SEO, Overview of the readability assessments scoring criteria <https://github.com/Yoast/wordpress-seo/blob/trunk/packages/yoastseo/src/scoring/assessments/SCORING%20READABILITY.md>
    """
    [first, *others] = sections(document)
    if not others and first.words > max_words:
        yield Hit(
            None,
            f"The text has {first.words} words and no subheading; beyond {max_words} it needs some. Put an h2 over "
            "each of its parts.",
        )
