from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.keyphrase import keyphrase_of


@check(category=Category.SEO, severity=Severity.ADVICE, reads_language=True)
def keyphrase_length(document: Document, *, max_words: int = 6) -> Iterator[Hit]:
    """Keyphrase too long

    Hardly anybody types so many words, and no natural sentence holds them all, so the other checks of the keyphrase
    would ask for stilted text.

    Words such as “for” and “the” are not counted. Yoast calls up to four words good and more than eight far too many;
    names of conditions, as in “chronic lower back pain”, take up some of them, so six are let pass here.

    Source: Yoast SEO, Overview of the SEO assessments scoring criteria <https://github.com/Yoast/wordpress-seo/blob/trunk/packages/yoastseo/src/scoring/assessments/SCORING%20SEO.md>
    """
    keyphrase = keyphrase_of(document)
    if keyphrase and keyphrase.phrase.length > max_words:
        yield Hit(
            None,
            f"The keyphrase “{keyphrase.text}” has {keyphrase.phrase.length} words that count; more than {max_words} "
            "are hard to use. Keep the treatment and the condition, and leave the rest to other pages.",
        )
