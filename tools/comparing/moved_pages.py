"""Which pages of a later report are pages of an earlier one under another name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tools.comparing.report_file import Page


def counterparts(old: Sequence[Page], new: Sequence[Page]) -> dict[str, str]:
    """The name of each old page by that of the new page that it became; the same one where it kept it.

    A page that has another name now is known by what it alone has among those in question: its title, its headings, its
    figures, its flagged sentences. Most of these must be the same.
    """
    old_names, new_names = {page.source for page in old}, {page.source for page in new}
    left = [page for page in old if page.source not in new_names]
    came = [page for page in new if page.source not in old_names]
    return {**{name: name for name in old_names & new_names}, **_moved(_own_traits(left), _own_traits(came))}


def _moved(left: Mapping[str, frozenset[str]], came: Mapping[str, frozenset[str]]) -> dict[str, str]:
    owner = {trait: source for source, traits in left.items() for trait in traits}
    found: dict[str, str] = {}
    for source, traits in came.items():
        shared = Counter(owner[trait] for trait in traits if trait in owner)
        for old, number in shared.most_common(1):
            if 2 * number > min(len(traits), len(left[old])) and old not in found.values():
                found[source] = old
    return found


def _own_traits(pages: Iterable[Page]) -> dict[str, frozenset[str]]:
    """Of each page, by name, what no other of them has."""
    traits = {page.source: frozenset(_traits(page)) for page in pages}
    times = Counter(trait for of_page in traits.values() for trait in of_page)
    return {source: frozenset(trait for trait in found if times[trait] == 1) for source, found in traits.items()}


def _traits(page: Page) -> Iterator[str]:
    yield from (f"title {page.title}",) if page.title else ()
    yield from (f"heading {heading}" for heading in page.headings)
    yield from (f"figures {sorted(page.metrics.items())}",) if page.metrics else ()
    yield from (f"finding {found.fingerprint}" for found in page.findings if found.quote)
