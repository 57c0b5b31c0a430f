from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.keyphrase.given import given_phrase, keyphrase_of


@check(category=Category.SEO, severity=Severity.ADVICE, reads_language=True)
def keyphrase_without_content(document: Document) -> Iterator[Hit]:
    """Keyphrase that names nothing

    A keyphrase of words such as “how to” or “about us” says neither what the page is about nor what people look for, so
    no use of it in the text can be found.

    In double quotes such words count, too. Names of treatments, conditions and parts of the body always do.

    Source: Yoast SEO, Overview of the SEO assessments scoring criteria <https://github.com/Yoast/wordpress-seo/blob/trunk/packages/yoastseo/src/scoring/assessments/SCORING%20SEO.md>
    """
    given = given_phrase(document)
    if given and keyphrase_of(document) is None:
        yield Hit(
            None,
            f"The keyphrase “{given}” holds no word that names anything, so it was not looked for. Name the treatment, "
            "the condition or what else the page is about.",
        )
