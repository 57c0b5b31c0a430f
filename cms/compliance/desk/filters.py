"""What the desk's address asks for: which claims, in which groups, and which one is open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from seo_checks import Severity

TABS = {"mine": "Mine", "unassigned": "Unassigned", "due": "Due", "live": "Live pages", "all": "All"}
GROUPINGS = {"wording": "wording", "rule": "rule", "page": "page", "treatment": "treatment", "author": "author"}
SEVERITIES = {"": "any severity", **{severity.value: severity.value for severity in Severity}}
STATES = {
    "": "to decide",
    "asked": "exception asked for",
    "must-change": "waiting to be changed",
    "open": "all that are open",
}


@dataclass(frozen=True)
class ClaimKey:
    """A claim across audits: the page it stands on, and its fingerprint."""

    page_id: int
    fingerprint: str

    def __str__(self) -> str:
        return f"{self.page_id}-{self.fingerprint}"

    @classmethod
    def read(cls, text: str) -> ClaimKey | None:
        """Return the claim that an address names; None where it names none."""
        page, dash, fingerprint = text.partition("-")
        return cls(int(page), fingerprint) if dash and page.isascii() and page.isdigit() and len(page) < 19 else None


@dataclass(frozen=True)
class Filters:
    """One view of the queue. Everything has a default, and what an address gets wrong is as if it were not said."""

    tab: str = "all"
    group: str = "wording"
    severity: str = ""
    state: str = ""
    search: str = ""
    page: int = 1
    claim: ClaimKey | None = None

    @classmethod
    def read(cls, query: QueryDict) -> Filters:
        """Return what the query asks for."""
        number = query.get("p", "")
        return cls(
            tab=_one_of(TABS, query.get("tab"), "all"),
            group=_one_of(GROUPINGS, query.get("group"), "wording"),
            severity=_one_of(SEVERITIES, query.get("severity"), ""),
            state=_one_of(STATES, query.get("state"), ""),
            search=query.get("q", "").replace("\0", "").strip()[:200],
            page=int(number) if number.isascii() and number.isdigit() and 0 < len(number) < 7 else 1,
            claim=ClaimKey.read(query.get("claim", "")),
        )

    def url(self, **changes) -> str:
        """Return the address of this view with some of it changed."""
        wanted = replace(self, **changes)
        values = {
            "tab": wanted.tab,
            "group": wanted.group,
            "severity": wanted.severity,
            "state": wanted.state,
            "q": wanted.search,
            "p": wanted.page,
            "claim": wanted.claim,
        }
        said = {name: value for name, value in values.items() if value and value != _DEFAULTS.get(name)}
        address = reverse("compliance_desk")
        return f"{address}?{urlencode(said)}" if said else address


_DEFAULTS = {"tab": "all", "group": "wording", "p": 1}


def _one_of(known: Mapping[str, str], asked: str | None, default: str) -> str:
    return asked if asked in known else default
