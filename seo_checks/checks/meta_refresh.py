from __future__ import annotations

import re
from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.head import metas

_REFRESH = re.compile(r"\s*(\d{1,9})(?:\.\d*)?\s*[;,\s]?\s*(?:url\s*=\s*)?[\"']?([^\"']*)", re.IGNORECASE)
_LONGEST = 20 * 60 * 60  # seconds, after which WCAG's time limits end


@check(category=Category.SEO, severity=Severity.REVIEW, whole_page_only=True)
def meta_refresh(document: Document) -> Iterator[Hit]:
    """Page that leads away or reloads by itself

    A page that changes under a reader's eyes throws slow readers and users of screen readers back to its start, and the
    back button brings them to the same trap. Search engines treat it as moved.

    Where a page has moved, the server should say so. Reloading after more than twenty hours is left alone.

    Source: W3C, Failure F40, using meta redirect with a time limit <https://www.w3.org/WAI/WCAG22/Techniques/failures/F40>
    Source: W3C, Failure F41, using meta refresh to reload the page <https://www.w3.org/WAI/WCAG22/Techniques/failures/F41>
    Source: Google Search Central, Redirects and Google Search <https://developers.google.com/search/docs/crawling-indexing/301-redirects>
    """
    for meta in metas(document, "refresh"):
        found = _REFRESH.match(meta.content)
        if found is None or int(found[1]) > _LONGEST:
            continue
        after = f"after {found[1]} seconds" if int(found[1]) else "at once"
        address = found[2].strip()
        if address:
            message = f"The page leads on to {address} {after} (meta refresh). Let the server redirect instead."
        else:
            message = f"The page reloads {after} (meta refresh). Let readers reload it when they want to."
        yield Hit(meta.place, message, subject=address)
