from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document, Role
from seo_checks.findings import Category, Hit, Severity
from seo_checks.keyphrase import keyphrase_of, matches_in


@check(category=Category.SEO, severity=Severity.ADVICE, whole_page_only=True, reads_language=True)
def keyphrase_missing_in_title(document: Document) -> Iterator[Hit]:
    """Title without the keyphrase

    The title is what people see first among search results. They look in it for the words they typed, and pass over a
    page that seems to be about something else.

    Other forms and another order of the words count, and so do synonyms. Pages without a keyphrase are not judged.

    Source: Google Search Central, Influencing title links <https://developers.google.com/search/docs/appearance/title-link>
    Source: Yoast SEO, Overview of the SEO assessments scoring criteria <https://github.com/Yoast/wordpress-seo/blob/trunk/packages/yoastseo/src/scoring/assessments/SCORING%20SEO.md>
    """
    keyphrase = keyphrase_of(document)
    title = next(document.with_role(Role.TITLE), None)
    if keyphrase and title and not any(matches_in(document, [title])):
        yield Hit(
            title.span(),
            f"The title does not name the keyphrase “{keyphrase.text}”: {keyphrase.fault_of(title.text)}. "
            "Word the title so that it does, near its beginning.",
        )
