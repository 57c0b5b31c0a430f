from __future__ import annotations

import re
from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.flow import HIDING_STYLE
from seo_checks.occurrences import short
from seo_checks.text import words

_FADES_IN = re.compile(r"opacity\s*:", re.IGNORECASE)


@check(category=Category.SEO, severity=Severity.REVIEW)
def concealed_text(document: Document, *, max_words: int = 12) -> Iterator[Hit]:
    """Text that search engines read and visitors do not see

    Text of no size, without colour or far outside the screen is what spam does; search engines take pages off their
    lists for it.

    A few words for screen readers, as in a link to the content, are usual and fine; so is text that fades in.

    Source: Google Search Central, Spam policies: hidden text <https://developers.google.com/search/docs/essentials/spam-policies>
    """
    for text in document.hidden_texts:
        usual = HIDING_STYLE.search(text.style) or _FADES_IN.search(text.style)
        count = len(words(text.text))
        if text.main and not usual and count > max_words:
            yield Hit(
                text.place,
                f"The style “{short(text.style)}” keeps {count} words from visitors (“{short(text.text)}”). Show them, "
                "or take them out.",
                subject=text.text,
            )
