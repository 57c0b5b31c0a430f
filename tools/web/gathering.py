"""The addresses of pages that a sitemap leads to, through indexes of sitemaps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from seo_checks import UnreadableError
from tools.inputs import Input
from tools.web.choosing import Choice
from tools.web.reader import Reader
from tools.web.sitemap import read_sitemap

_DEEPEST = 3  # indexes within indexes; the protocol knows one level
_MOST_SITEMAPS = 1_000


@dataclass(slots=True)
class Gathered:
    """The addresses of pages, each once, in the order of the sitemaps; and what could not be had of them."""

    pages: list[str] = field(default_factory=list)
    problems: list[Input] = field(default_factory=list)


def gather(source: str | Path, reader: Reader, choice: Choice, most: int) -> Gathered:
    """The wanted addresses of a sitemap and of those that it names, up to one more than `most`.

    That a sitemap cannot be read, or leads to no page, is a problem.
    """
    gathered = Gathered()
    found: dict[str, None] = {}
    left_out = 0
    for address in _addresses(source, reader, gathered.problems):
        if not choice.wants(address):
            left_out += 1
            continue
        found.setdefault(address)
        if len(found) > most:
            break
    gathered.pages = list(found)
    if not found and not gathered.problems:
        why = f" that is wanted ({left_out:,} were left out)" if left_out else ""
        gathered.problems.append(
            Input(str(source), problem=f"The sitemap names no page{why}. Check it, and --include and --exclude.")
        )
    return gathered


def _addresses(source: str | Path, reader: Reader, problems: list[Input]) -> Iterator[str]:
    waiting: list[tuple[str | Path, int]] = [(source, 0)]
    seen: set[str | Path] = {source}
    while waiting:
        sitemap, depth = waiting.pop(0)
        try:
            read = read_sitemap(reader.sitemap(sitemap))
        except UnreadableError as error:
            problems.append(Input(str(sitemap), problem=f"Sitemap: {error}"))
            continue
        yield from read.pages
        further = [address for address in dict.fromkeys(read.sitemaps) if address not in seen]
        if further and (depth == _DEEPEST or len(seen) + len(further) > _MOST_SITEMAPS):
            problem = f"Sitemap: it leads to further sitemaps, more than {_DEEPEST} deep or {_MOST_SITEMAPS:,} in all."
            problems.append(Input(str(sitemap), problem=f"{problem} They were not read; name them one by one."))
            continue
        seen.update(further)
        waiting += [(address, depth + 1) for address in further]
