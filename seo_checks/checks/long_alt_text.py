from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.pictures import described_pictures, file_name


@check(category=Category.SEO, severity=Severity.ADVICE)
def long_alt_text(document: Document, *, max_characters: int = 125) -> Iterator[Hit]:
    """Very long alternative text

    Screen readers read an alternative text in one go, without a way to stop, go back or skip; some cut it off. What
    takes longer to say belongs in the text, where everybody can read it.

    Source: Knowledgeworker, Why alternative texts should be limited to 125 characters <https://support.knowledgeworker.com/en/support/solutions/articles/80001098388-why-alternative-texts-for-images-should-be-limited-to-125-characters>
    Source: W3C, Complex images <https://www.w3.org/WAI/tutorials/images/complex/>
    """
    for picture in described_pictures(document):
        length = len(picture.alt.text)
        if length > max_characters:
            yield Hit(
                picture.alt.span(),
                f"The alternative text of {file_name(picture.image.src)} has {length} characters; beyond "
                f"{max_characters} it is tiring to hear. Keep what the picture shows, and move the rest into the text.",
                subject=picture.image.src,
            )
