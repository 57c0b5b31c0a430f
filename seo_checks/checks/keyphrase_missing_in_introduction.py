from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from seo_checks.check import check
from seo_checks.document import Document, Role
from seo_checks.findings import Category, Hit, Severity
from seo_checks.keyphrase import keyphrase_of, matches_in


@check(category=Category.SEO, severity=Severity.ADVICE, reads_language=True)
def keyphrase_missing_in_introduction(document: Document, *, min_words: int = 8, paragraphs: int = 2) -> Iterator[Hit]:
    """Introduction without the keyphrase

    Who comes from a search decides by the first lines whether this page answers the question. The introduction should
    say in the reader's words what the page is about.

    It takes one sentence that holds all words of the keyphrase that count, in any form, in the first two `paragraphs`:
    many articles set a line or two before the first. Those of fewer than `min_words` words, such as the author's name
    and the date, are passed over. Google only asks for the words that readers search with; that they stand at the
    beginning is Yoast's rule.

    Source: Yoast SEO, Overview of the SEO assessments scoring criteria <https://github.com/Yoast/wordpress-seo/blob/trunk/packages/yoastseo/src/scoring/assessments/SCORING%20SEO.md>
    Source: Google Search Central, SEO starter guide <https://developers.google.com/search/docs/fundamentals/seo-starter-guide>
    """
    keyphrase = keyphrase_of(document)
    long_enough = (block for block in document.prose if block.role is Role.PARAGRAPH and len(block.words) >= min_words)
    introduction = list(islice(long_enough, paragraphs))
    if keyphrase and introduction and not any(matches_in(document, introduction)):
        first = introduction[0]
        yield Hit(
            first.span(),
            f"The introduction does not name the keyphrase “{keyphrase.text}”. See its first paragraph: "
            f"{keyphrase.fault_of(first.text)}. Say in one of its sentences what the page is about, in these words or "
            "a form of them.",
        )
