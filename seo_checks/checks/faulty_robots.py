from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.robots import DIRECTIVES, Directive, robots_directives

# What each directive contradicts, once for each pair; the first of the two is the stricter.
_OPPOSITES = (
    ("noindex", "index"), ("noindex", "all"), ("nofollow", "follow"), ("nofollow", "all"),
    ("none", "index"), ("none", "follow"), ("none", "all"), ("noarchive", "archive"),
)  # fmt: skip
_NUMBER = re.compile(r"-1|\d+")
_VALUES = MappingProxyType({
    "max-snippet": _NUMBER,
    "max-video-preview": _NUMBER,
    "max-image-preview": re.compile(r"none|standard|large"),
    "unavailable_after": re.compile(r".*\d.*"),
})  # fmt: skip


@check(category=Category.SEO, severity=Severity.REVIEW, whole_page_only=True)
def faulty_robots(document: Document) -> Iterator[Hit]:
    """Robots meta that search engines misunderstand

    The robots meta tells search engines whether to show a page and what to quote of it. They ignore words that they do
    not know, without a word of warning, and of two that contradict each other Google follows the stricter.

    Directives are parted by commas; case makes no difference. Obsolete ones that do no harm are left alone.

    Source: Google Search Central, Robots meta tag specifications <https://developers.google.com/search/docs/crawling-indexing/robots-meta-tag>
    Source: MDN, The robots value of the meta element's name <https://developer.mozilla.org/en-US/docs/Web/HTML/Reference/Elements/meta/name/robots>
    """
    by_crawler: dict[str, dict[str, Directive]] = defaultdict(dict)
    for directive in robots_directives(document):
        fault = _fault(directive)
        if fault:
            where = f"The meta “{directive.crawler}”"
            yield Hit(directive.place, f"{where} {fault}", subject=f"{directive.crawler} {directive.name}")
        else:
            by_crawler[directive.crawler][directive.name] = directive
    for crawler, said in by_crawler.items():
        yield from _contradictions(crawler, said)


def _fault(directive: Directive) -> str:
    name, value = directive.name, directive.value
    if name not in DIRECTIVES:
        if len(parts := re.split(r"[\s;]+", name)) > 1 and DIRECTIVES.issuperset(parts):
            return f"holds “{name}” in one: part its directives with commas."
        [*close] = difflib.get_close_matches(name, DIRECTIVES, n=1)
        meant = f"did you mean “{close[0]}”?" if close else "remove it."
        return f"holds “{name}”, which search engines do not know: {meant}"
    allowed = _VALUES.get(name)
    if allowed and not allowed.fullmatch(value):
        given = f"the value “{value}”, which means nothing" if value else "no value"
        return f"gives “{name}” {given}: correct it or remove it."
    return ""


def _contradictions(crawler: str, said: Mapping[str, Directive]) -> Iterator[Hit]:
    for strict, lax in _OPPOSITES:
        if strict in said and lax in said:
            yield Hit(
                said[lax].place,
                f"The meta “{crawler}” says both “{strict}” and “{lax}”; search engines follow “{strict}”. Keep the "
                "one that is meant.",
                subject=f"{crawler} {strict} {lax}",
            )
            return
