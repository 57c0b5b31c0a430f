"""Makes sure that an import loses no text: what a page's blocks say is what its source says, in the same order."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any

from django.utils.safestring import SafeString
from lxml.html import HtmlElement
from wagtail.rich_text import get_text_for_indexing

from cms.articles.importing.faults import ImportFault

EXCERPT = 40
# What blocks hold besides text that readers see.
NOT_TEXT = frozenset({"id", "type", "image", "alt_text", "decorative", "ordered", "level"})


def squeezed(text: str) -> str:
    """Return the text without its white space."""
    return "".join(text.split())


def require_whole_text(source: str, stream: Sequence[Mapping[str, Any]]) -> None:
    """Raise ImportFault unless the blocks hold the (squeezed) text of the source, no less, no more, in its order."""
    kept = "".join(
        squeezed(get_text_for_indexing(text) if isinstance(text, SafeString) else text) for text in texts(stream)
    )
    if kept == source:
        return
    place = next(place for place, (one, other) in enumerate(zip_longest(source, kept)) if one != other)
    raise ImportFault(
        f"The text could not be kept whole: it differs near “{source[max(0, place - EXCERPT) : place + EXCERPT]}”.",
        "Simplify the markup there; nothing was imported.",
    )


def require_whole_tree(tree: HtmlElement, written: str) -> None:
    """Raise ImportFault where the parser left out text of what was written."""
    read = sum(len(squeezed(text)) for text in tree.xpath("//text()[not(parent::script or parent::style)]"))
    expected = len(squeezed(written))
    if read < expected:
        raise ImportFault(
            f"The parser reached only {read:,} of the {expected:,} characters of text.",
            "Mend the markup (elements left open, or nested wrongly).",
        )


def texts(value: Any) -> Iterator[str]:
    """Yield the texts in the raw data of blocks, in reading order; those that are HTML are marked as safe."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            if key not in NOT_TEXT:
                yield from texts(inner)
    elif isinstance(value, Sequence):
        for inner in value:
            yield from texts(inner)
