"""What the page tells search engines to do with it, in its robots metas."""

from __future__ import annotations

from dataclasses import dataclass, replace

from seo_checks.document import Document
from seo_checks.remembering import once_per_document
from seo_checks.source import Place

# Names of robots metas. Those of crawlers that fetch advertisements or news alone say nothing about search.
_CRAWLERS = frozenset("robots googlebot bingbot msnbot slurp duckduckbot yandex yandexbot baiduspider applebot".split())
# Of Google, Bing and Yandex; "noodp", "noydir" and "noyaca" mean nothing any more and do no harm.
DIRECTIVES = frozenset(
    "all index follow noindex nofollow none noarchive nocache nosnippet indexifembedded max-snippet max-image-preview "
    "max-video-preview notranslate noimageindex unavailable_after nositelinkssearchbox noodp noydir noyaca noai "
    "noimageai archive".split()
)


@dataclass(frozen=True, slots=True)
class Directive:
    """One directive, in lower case: "noindex", or name and value of "max-snippet:50"."""

    crawler: str
    name: str
    value: str
    place: Place | None


@once_per_document
def robots_directives(document: Document) -> tuple[Directive, ...]:
    """The directives of the page for crawlers of search engines, in order."""
    found: list[Directive] = []
    for meta in document.metas:
        if meta.name not in _CRAWLERS:
            continue
        in_date = False  # the date of "unavailable_after" may hold commas
        for piece in meta.content.lower().split(","):
            name, _, value = (part.strip() for part in piece.partition(":"))
            if in_date and name not in DIRECTIVES:
                found[-1] = replace(found[-1], value=f"{found[-1].value},{piece}")
                continue
            in_date = name == "unavailable_after"
            if name:
                found.append(Directive(meta.name, name, value, meta.place))
    return tuple(found)


def directives_named(document: Document, *names: str) -> list[Directive]:
    """The directives of one of these names."""
    return [directive for directive in robots_directives(document) if directive.name in names]


def hidden_from_search(document: Document) -> bool:
    """Whether the page asks every search engine to leave it out of its results."""
    return any(directive.crawler == "robots" for directive in directives_named(document, "noindex", "none"))
