"""Which sites are measured, so that a team can keep some closed: never read, only measured."""

from __future__ import annotations

import difflib
import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from seo_checks import CaveatError
from tools.evaluation.labels import Labelled

_PART = re.compile(r"([0-9a-f])-([0-9a-f])|([0-9a-f]{1,64})")
_DIGITS = "0123456789abcdef"


@dataclass(frozen=True, slots=True)
class Selection:
    """The sites named, if any, and those whose hash begins, or does not begin, with some digits. All must hold.

    A site's hash is the SHA-256 of its name in UTF-8, so that it is drawn without anybody choosing, and stays drawn.
    """

    sites: tuple[str, ...] = ()
    closed: str | None = None
    except_closed: str | None = None

    def __str__(self) -> str:
        """The selection in words; "" for everything."""
        said = [
            f"the {'site' if len(self.sites) == 1 else 'sites'} {', '.join(self.sites)}" if self.sites else "",
            f"sites whose hash begins with {self.closed}" if self.closed is not None else "",
            f"what is not on sites whose hash begins with {self.except_closed}"
            if self.except_closed is not None
            else "",
        ]
        return "; of these, ".join(filter(None, said))

    def of(self, sentences: Sequence[Labelled]) -> tuple[Labelled, ...]:
        """The selected sentences. A sentence of no site is on no site named or closed.

        Raises CaveatError where a named site does not exist or nothing is left to measure.
        """
        known = sorted({sentence.site for sentence in sentences if sentence.site is not None})
        for name in self.sites:
            if name not in known:
                raise CaveatError(f'The corpus has no site called "{name}".', _remedy(name, known))
        wanted = None if self.closed is None else prefixes(self.closed)
        unwanted = None if self.except_closed is None else prefixes(self.except_closed)
        chosen = tuple(sentence for sentence in sentences if self._takes(sentence.site, wanted, unwanted))
        if not chosen:
            raise CaveatError("No sentence of the corpus is on the selected sites.", "Select others.")
        return chosen

    def _takes(self, site: str | None, wanted: tuple[str, ...] | None, unwanted: tuple[str, ...] | None) -> bool:
        digest = "" if site is None else hashlib.sha256(site.encode("utf-8", "surrogatepass")).hexdigest()
        if self.sites and site not in self.sites:
            return False
        if wanted is not None and not digest.startswith(wanted):
            return False
        return unwanted is None or not digest.startswith(unwanted)


def prefixes(digits: str) -> tuple[str, ...]:
    """The beginnings of a hash that "0-5", "0,3,a-c" or "4f" stand for.

    Raises CaveatError for anything else, nothing included: a variable that is not set must not open what is closed.
    """
    found: list[str] = []
    for part in digits.lower().replace(" ", "").split(","):
        match = _PART.fullmatch(part)
        first, last, prefix = match.groups() if match else ("1", "0", None)
        if prefix is None and first > last:
            raise CaveatError(
                f'"{digits}" does not stand for the beginnings of hashes.',
                "Give hexadecimal digits such as 0-5 or 0,3,a-c.",
            )
        found.extend([prefix] if prefix else _DIGITS[_DIGITS.index(first) : _DIGITS.index(last) + 1])
    return tuple(found)


def _remedy(name: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(name, list(known), n=1)
    return f"Did you mean {close[0]}?" if close else "`--by site` lists them all."
