from __future__ import annotations

import re
from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.source import Place
from seo_checks.structured import graph

_ADDRESSES = (
    "url",
    "image",
    "logo",
    "sameAs",
    "contentUrl",
    "thumbnailUrl",
    "embedUrl",
    "item",
    "publishingPrinciples",
)
_ABSOLUTE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_MOST_SHOWN = 3


@check(category=Category.SEO, severity=Severity.ADVICE)
def structured_data_relative_url(document: Document) -> Iterator[Hit]:
    """Structured data with an incomplete address

    Structured data is read apart from its page, in feeds and in caches, where “/images/clinic.jpg” leads nowhere. Write
    addresses in full, with https and the site's name.

    Judged are addresses of pages, pictures and profiles in JSON-LD. In microdata and RDFa they are ordinary links. No
    rule forbids incomplete ones; the examples of Google all have full addresses.

    Source: Google Search Central, Article structured data <https://developers.google.com/search/docs/appearance/structured-data/article>
    """
    by_line: dict[int, list[str]] = {}
    places: dict[int, Place | None] = {}
    for node in graph(document):
        if node.syntax != "json-ld":
            continue
        for name in _ADDRESSES:
            for value in node.texts(name):
                if not _ABSOLUTE.match(value):
                    line = node.place.line if node.place else 0
                    by_line.setdefault(line, []).append(f"{name} “{value[:60]}”")
                    places.setdefault(line, node.place)
    for line, found in by_line.items():
        distinct = list(dict.fromkeys(found))
        more = f" and {len(distinct) - _MOST_SHOWN} more" if len(distinct) > _MOST_SHOWN else ""
        yield Hit(
            places[line],
            f"The structured data has incomplete addresses: {', '.join(distinct[:_MOST_SHOWN])}{more}. Write them in "
            "full, from https:// on.",
            subject=distinct[0],
        )
