from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.language import KNOWN, reads_as_english
from seo_checks.language_tags import fault


@check(category=Category.SEO, severity=Severity.REVIEW)
def language_mismatch(document: Document) -> Iterator[Hit]:
    """English page declared to be in another language

    Screen readers speak the text in the voice of the language that is declared, so that nobody understands it, and
    browsers offer to translate it into English. Caveat, too, leaves text in other languages unread.

    The prose is judged by the share of the commonest English words in it, from twenty words on. That a page declared to
    be English is not, the report says where it lists what could not be audited.

    Source: W3C, Understanding language of page <https://www.w3.org/WAI/WCAG22/Understanding/language-of-page.html>
    """
    declared = document.language or ""
    if not declared or declared.lower().replace("_", "-").split("-")[0] in KNOWN or fault(declared):
        return
    words = [word for block in document.prose if block.language == document.language for word in block.words]
    if reads_as_english(words):
        yield Hit(
            None,
            f"The page is declared to be in “{declared}”, and its text reads as English. Write the language it is in, "
            'as in <html lang="en-GB">.',
            subject=declared,
        )
