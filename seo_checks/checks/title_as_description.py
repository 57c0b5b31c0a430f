from __future__ import annotations

import re
from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document, Role
from seo_checks.findings import Category, Hit, Severity
from seo_checks.text import fold, words

_BEFORE_SITE_NAME = re.compile(r"\s+[|·•:»–—-]\s+")


@check(category=Category.SEO, severity=Severity.ADVICE, whole_page_only=True)
def title_as_description(document: Document) -> Iterator[Hit]:
    """Meta description that only repeats the title

    Search results show the description below the title. The same words twice tell a reader nothing more, and so search
    engines pick a passage of the page instead.

    Case and punctuation make no difference, nor does the name of the site at the end of the title.

    Source: Google Search Central, Control your snippets <https://developers.google.com/search/docs/appearance/snippet>
    """
    title = next(document.with_role(Role.TITLE), None)
    description = next(document.with_role(Role.META_DESCRIPTION), None)
    if title is None or description is None:
        return
    parts = _BEFORE_SITE_NAME.split(title.text)
    said = {_normal(title.text), _normal(" ".join(parts[:-1])), _normal(parts[0])} - {""}
    if _normal(description.text) in said:
        yield Hit(
            description.span(),
            "The meta description says what the title says already. Write what the page explains, for whom, and with "
            "which limits.",
        )


def _normal(text: str) -> str:
    return " ".join(words(fold(text)))
