from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.flow import HIDING_STYLE
from seo_checks.text import words


@check(category=Category.SEO, severity=Severity.ADVICE)
def hidden_text(document: Document, *, max_words: int = 50) -> Iterator[Hit]:
    """Much text that is not shown at first

    Visitors do not see it unless a script unfolds it, search results cannot lead them straight to it, and what is
    hidden was not audited: an old claim may live on in it.

    Only inline styles (display: none, visibility: hidden) are seen. All hidden texts of the page are one finding. Text
    that unfolds is no offence against the spam policies; from how many words it is worth a look is our own choice.

    Source: Google Search Central, Spam policies: hidden text <https://developers.google.com/search/docs/essentials/spam-policies>
    Source: Google Search Central, Control your snippets <https://developers.google.com/search/docs/appearance/snippet>
    """
    hidden = [text for text in document.hidden_texts if text.main and HIDING_STYLE.search(text.style)]
    count = sum(len(words(text.text)) for text in hidden)
    if count > max_words:
        yield Hit(
            hidden[0].place,
            f"{count} words are hidden by an inline style. Show them, or take them out if nothing on the page unfolds "
            "them.",
        )
