from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.language_tags import fault


@check(category=Category.SEO, severity=Severity.REVIEW)
def malformed_language(document: Document) -> Iterator[Hit]:
    """Language declared by a code that does not exist

    Screen readers and browsers know languages by codes such as “en” or “en-GB”. A code that does not exist is as good
    as none: the text is read out in whatever voice is set.

    Both the page's language and that of passages in the main content are judged, each code once. The code of the United
    Kingdom is GB; “uk” alone is Ukrainian.

    Source: W3C, Language tags in HTML and XML <https://www.w3.org/International/articles/language-tags/>
    Source: IETF, BCP 47, Tags for identifying languages <https://www.rfc-editor.org/info/bcp47>
    """
    if document.language and (wrong := fault(document.language.strip())):
        yield Hit(None, f"The language of the page, “{document.language}”, {wrong}.", subject=document.language)
    known = {document.language, None}
    for block in document.main:
        if block.language not in known:
            known.add(block.language)
            if wrong := fault((block.language or "").strip()):
                yield Hit(block.span(), f"The language of this passage, “{block.language}”, {wrong}.")
