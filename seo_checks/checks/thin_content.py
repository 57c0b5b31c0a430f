from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.metrics import main_words


@check(category=Category.SEO, severity=Severity.ADVICE, whole_page_only=True)
def thin_content(document: Document, *, min_words: int = 300) -> Iterator[Hit]:
    """Too little text for a page about a treatment

    A short page seldom answers what patients ask: what happens, for whom, how sure the benefit is, what can go wrong.
    The length itself is nothing that Google ranks by.

    Menus, page footer and alternative texts are not counted. Fragments are not judged, nor pages on which no text was
    found at all: that is reported as a problem of the page. The 300 words are Yoast's minimum.

    Source: Yoast SEO, Overview of the SEO assessments scoring criteria <https://github.com/Yoast/wordpress-seo/blob/trunk/packages/yoastseo/src/scoring/assessments/SCORING%20SEO.md>
    Source: Google Search Central, SEO starter guide <https://developers.google.com/search/docs/fundamentals/seo-starter-guide>
    """
    found = main_words(document)
    if 0 < found < min_words:
        yield Hit(
            None,
            f"The main content has {found} words; {min_words} are a usual minimum. Say what happens in a session, for "
            "whom it is suitable, what the evidence is and which risks there are.",
        )
