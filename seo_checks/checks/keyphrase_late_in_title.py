from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document, Role
from seo_checks.findings import Category, Hit, Severity
from seo_checks.keyphrase import keyphrase_of, matches_in
from seo_checks.text import words


@check(category=Category.SEO, severity=Severity.ADVICE, whole_page_only=True, reads_language=True)
def keyphrase_late_in_title(document: Document, *, max_words_before: int = 3) -> Iterator[Hit]:
    """Keyphrase late in the title

    People scan the first words of search results, and long titles are cut at their end. What the page is about should
    come before the clinic's name and the rest.

    Source: Nielsen Norman Group, First 2 words: a signal for the scanning eye <https://www.nngroup.com/articles/first-2-words-a-signal-for-scanning/>
    Source: Yoast SEO, Overview of the SEO assessments scoring criteria <https://github.com/Yoast/wordpress-seo/blob/trunk/packages/yoastseo/src/scoring/assessments/SCORING%20SEO.md>
    """
    keyphrase = keyphrase_of(document)
    title = next(document.with_role(Role.TITLE), None)
    first = next(matches_in(document, [title]), None) if title else None
    if keyphrase and title and first:
        before = len(words(title.text[: first.span.start]))
        if before > max_words_before:
            yield Hit(
                first.span,
                f"{before} words of the title come before the keyphrase “{keyphrase.text}”. Begin with the keyphrase: "
                "the first words are read, the last ones may be cut off.",
            )
