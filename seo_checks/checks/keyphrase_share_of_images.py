from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document, Role
from seo_checks.findings import Category, Hit, Severity
from seo_checks.keyphrase import keyphrase_of, matches_in, takes_up_subject

_ENOUGH_FOR_TOO_MANY = 5  # images


@check(category=Category.SEO, severity=Severity.ADVICE, reads_language=True)
def keyphrase_share_of_images(document: Document, *, max_percent: int = 75) -> Iterator[Hit]:
    """Keyphrase in none or nearly all of the alternative texts

    Search engines find images by their alternative texts, and one that shows the subject of the page should say so.
    Texts that all repeat the same phrase tell readers who do not see the images nothing.

    An alternative text counts when it names a treatment or condition of the keyphrase, or holds half of its words; as a
    repetition, only when it holds them all, and from five images on. Images without an alternative text are not
    counted.

    Source: Yoast SEO, Overview of the SEO assessments scoring criteria <https://github.com/Yoast/wordpress-seo/blob/trunk/packages/yoastseo/src/scoring/assessments/SCORING%20SEO.md>
    Source: Google Search Central, Image SEO best practices <https://developers.google.com/search/docs/appearance/google-images>
    """
    keyphrase = keyphrase_of(document)
    texts = [block for block in document.main if block.role is Role.ALT_TEXT]
    if keyphrase is None or not texts:
        return
    count = len(texts)
    full = sum(any(matches_in(document, [text])) for text in texts)
    if not any(takes_up_subject(document, text) for text in texts):
        said = "The alternative text of the image does not" if count == 1 else f"None of the {count} alternative texts"
        yield Hit(
            None,
            f"{said} {'' if count == 1 else 'does '}name the keyphrase “{keyphrase.text}”. If an image shows it, say "
            "so in its alternative text; do not add it to one that shows something else.",
        )
    elif count >= _ENOUGH_FOR_TOO_MANY and full * 100 > max_percent * count:
        yield Hit(
            None,
            f"{full} of {count} alternative texts repeat the keyphrase “{keyphrase.text}”. Say in each what that image "
            "shows.",
        )
