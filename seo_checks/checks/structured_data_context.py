from __future__ import annotations

import re
from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.structured.nodes import context_addresses, items, knows_schema_org

_REPLACED = re.compile(r"https?://(?:www\.)?data-vocabulary\.org", re.IGNORECASE)


@check(category=Category.SEO, severity=Severity.REVIEW)
def structured_data_context(document: Document) -> Iterator[Hit]:
    """Structured data of an unknown vocabulary

    Search engines read the words of schema.org. Where the data does not say that it uses them, or their address is
    misspelt, all of it is ignored.

    JSON-LD names the vocabulary in "@context", once for each object that stands on its own. Microdata of
    data-vocabulary.org is no longer read.

    Source: Google Search Central, Introduction to structured data <https://developers.google.com/search/docs/appearance/structured-data/intro-structured-data>
    Source: Schema.org, Getting started with schema.org using Microdata <https://schema.org/docs/gs.html>
    """
    for data in document.structured_data:
        unknown: list[str] = []
        for item in items(data.value):
            if data.syntax != "json-ld":
                unknown.extend(name for name in item.get("@type", ()) if _REPLACED.match(name))
            elif "@context" not in item:
                unknown.append("")
            elif not knows_schema_org(item["@context"]):
                unknown.append(next(context_addresses(item["@context"]), ""))
        if unknown:
            named = f"names the vocabulary “{unknown[0][:100]}”" if unknown[0] else "names no vocabulary"
            yield Hit(
                data.place,
                f"The structured data {named}, so search engines ignore it: use https://schema.org"
                + (' as its "@context".' if data.syntax == "json-ld" else "."),
                subject=unknown[0][:100] or "no context",
            )
