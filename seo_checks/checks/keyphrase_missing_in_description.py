from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document, Role
from seo_checks.findings import Category, Hit, Severity
from seo_checks.keyphrase import keyphrase_of, matches_in


@check(category=Category.SEO, severity=Severity.ADVICE, whole_page_only=True, reads_language=True)
def keyphrase_missing_in_description(document: Document) -> Iterator[Hit]:
    """Meta description without the keyphrase

    Search engines quote the description where it tells searchers more of the page than any passage of the text. One
    without the words of the search may be passed over. That the keyphrase should be there is Yoast's rule.

    Source: Yoast SEO, Overview of the SEO assessments scoring criteria <https://github.com/Yoast/wordpress-seo/blob/trunk/packages/yoastseo/src/scoring/assessments/SCORING%20SEO.md>
    Source: Google Search Central, Control your snippets <https://developers.google.com/search/docs/appearance/snippet>
    """
    keyphrase = keyphrase_of(document)
    description = next(document.with_role(Role.META_DESCRIPTION), None)
    if keyphrase and description and not any(matches_in(document, [description])):
        yield Hit(
            description.span(),
            f"The meta description does not name the keyphrase “{keyphrase.text}”: "
            f"{keyphrase.fault_of(description.text)}. Use it once, in a sentence about what the page says.",
        )
