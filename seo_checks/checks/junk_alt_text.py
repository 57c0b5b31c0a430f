from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.junk_alt_texts import junk_alt_texts
from seo_checks.pictures import described_pictures


@check(category=Category.SEO, severity=Severity.REVIEW)
def junk_alt_text(document: Document) -> Iterator[Hit]:
    """Alternative text that says nothing

    Screen readers read out “IMG underscore 1234” or “image”, and search engines learn nothing: worse than no
    alternative text, because nobody notices that it is missing.

    Seen are names of files, addresses, numbers, words that name no more than a picture, and words that were meant to
    be replaced. A single word such as “Acupuncturist” is fine.

    Source: W3C, Failure of text alternatives that are not alternatives, such as file names <https://www.w3.org/WAI/WCAG22/Techniques/failures/F30>
    """
    reasons = junk_alt_texts(document)
    for picture in described_pictures(document):
        if reason := reasons.get(picture.alt.index):
            yield Hit(
                picture.alt.span(),
                f"The alternative text “{picture.alt.text}” {reason}. Say what the picture shows, or leave alt empty "
                "if it is decoration.",
                subject=picture.image.src,
            )
