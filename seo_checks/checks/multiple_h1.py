from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity


@check(category=Category.SEO, severity=Severity.ADVICE)
def multiple_h1(document: Document) -> Iterator[Hit]:
    """More than one main heading

    Two or more h1 leave open which of them names the page. Where none stands out, search engines take the first for its
    title.

    Source: MDN, The HTML section heading elements <https://developer.mozilla.org/en-US/docs/Web/HTML/Reference/Elements/Heading_Elements>
    Source: Google Search Central, Influencing title links <https://developers.google.com/search/docs/appearance/title-link>
    """
    found = [heading for heading in document.headings if heading.level == 1]
    for number, heading in enumerate(found[1:], start=2):
        yield Hit(heading.span(), f"This is h1 number {number}; the first is “{found[0].text}”. Make this one an h2.")
