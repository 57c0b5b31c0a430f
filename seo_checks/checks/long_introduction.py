from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.outline import sections


@check(category=Category.SEO, severity=Severity.ADVICE)
def long_introduction(document: Document, *, max_words: int = 300) -> Iterator[Hit]:
    """Long text before the first subheading

    What comes before the first subheading should tell readers in a few lines whether they are on the right page. Where
    it goes on, they do not see that the page has parts at all.

    The words of paragraphs and quotations count; lists and tables do not. A page without any subheading has a check of
    its own.

    Source: Yoast SEO, Overview of the readability assessments scoring criteria <https://github.com/Yoast/wordpress-seo/blob/trunk/packages/yoastseo/src/scoring/assessments/SCORING%20READABILITY.md>
    """
    [first, *others] = sections(document)
    if others and first.words > max_words:
        yield Hit(
            first.running[0].sentences[0].span,
            f"{first.words} words stand before the first subheading; beyond {max_words} readers do not get that far. "
            "Shorten the introduction, or begin its parts with subheadings.",
        )
