"""Read what has an address, from the web or, where it is rewritten, from somewhere else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from seo_checks import Kind, UnreadableError
from tools.inputs import Input, read_input
from tools.web.rewriting import Rewrite, rewritten
from tools.web.sitemap import MOST_BYTES

if TYPE_CHECKING:
    from tools.web.visiting import Visitor


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads pages of up to `most` bytes, and sitemaps. `visitor` is called for when the web is first needed."""

    visitor: Callable[[], Visitor]
    most: int
    rewrites: Sequence[Rewrite] = ()

    def page(self, address: str) -> Input:
        """The page at an address, named after where it was read. Raises UnreadableError where it cannot be had."""
        place = rewritten(address, self.rewrites)
        if isinstance(place, Path):
            name = place.as_posix()
            return Input(name, place, address=address)
        found = self.visitor().page(place, self.most)
        public = found.address if place == address else address
        return Input(found.address, data=found.data, address=public, encoding=found.encoding, kind=Kind.HTML)

    def pages(self, addresses: Sequence[str]) -> Iterator[Input]:
        """The pages at these addresses in their order; those that cannot be had as problems."""
        seen: set[str] = set()
        for address in addresses:
            try:
                page = self.page(address)
            except UnreadableError as error:
                page = Input(address, problem=str(error))
            if page.name not in seen:  # two addresses may be redirected to one page
                seen.add(page.name)
                yield page

    def sitemap(self, source: str | Path) -> bytes:
        """The content of a sitemap. Raises UnreadableError where it cannot be had."""
        place = source if isinstance(source, Path) else rewritten(source, self.rewrites)
        if isinstance(place, Path):
            return read_input(Input(place.as_posix(), place), MOST_BYTES)
        return self.visitor().file(place, MOST_BYTES).data
