"""Which addresses of a site are wanted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Choice:
    """Patterns of addresses: those to read (all, where there is none), and those to leave out of them.

    A pattern that begins with "/" is matched against path and query, others against the whole address; "*" stands for
    anything.
    """

    include: Sequence[str] = ()
    exclude: Sequence[str] = ()

    def excludes(self, address: str) -> bool:
        """Whether an address is not to be asked for."""
        return any(_matches(address, pattern) for pattern in self.exclude)

    def wants(self, address: str) -> bool:
        """Whether the page at an address is to be audited."""
        included = not self.include or any(_matches(address, pattern) for pattern in self.include)
        return included and not self.excludes(address)


def _matches(address: str, pattern: str) -> bool:
    if pattern.startswith("/"):
        parts = urlsplit(address)
        address = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return fnmatchcase(address, pattern)
