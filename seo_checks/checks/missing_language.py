from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.head import has_own_head


@check(category=Category.SEO, severity=Severity.REVIEW, whole_page_only=True)
def missing_language(document: Document) -> Iterator[Hit]:
    """Page that does not say which language it is in

    Screen readers speak a page in the voice of its language, and browsers offer to translate it. Without the language,
    an English page may be read out with a foreign pronunciation.

    Source: W3C, Understanding language of page <https://www.w3.org/WAI/WCAG22/Understanding/language-of-page.html>
    Source: W3C, Declaring language in HTML <https://www.w3.org/International/questions/qa-html-language-declarations>
    """
    if not document.language and has_own_head(document):
        yield Hit(
            None, 'The page does not declare its language: write it into the first tag, as in <html lang="en-GB">.'
        )
