"""Provisions of regulators and laws, as `provisions.yaml` has them."""

from __future__ import annotations

from seo_checks.claims.data import at, demand_keys, text
from seo_checks.errors import RuleError
from seo_checks.findings import SourceReference

JURISDICTIONS = ("UK", "US", "AU", "EU", "IE", "CA", "NZ", "SG", "DE")
_KEYS = ("title", "jurisdiction", "url", "verified", "checked", "says")
_VERIFIED = ("official", "secondary", "general")


def provision(identity: str, entry: object) -> SourceReference:
    """One entry of the file. Raises RuleError."""
    with at(identity, label=f'"{identity}"'):
        if not isinstance(entry, dict):
            raise RuleError("it is not a mapping.", f"Give {', '.join(_KEYS)}.")
        demand_keys(entry, _KEYS, ())
        if entry["verified"] not in _VERIFIED:
            raise RuleError(f'"verified" is {entry["verified"]!r}.', f"Choose among {', '.join(_VERIFIED)}.")
        if entry["jurisdiction"] not in JURISDICTIONS:
            raise RuleError(
                f'"jurisdiction" is {entry["jurisdiction"]!r}.', f"Choose among {', '.join(JURISDICTIONS)}."
            )
        if not str(entry["url"]).startswith(("https://", "http://")):
            raise RuleError(f'"url" is {entry["url"]!r}.', "Give a full address.")
        return SourceReference(
            id=identity,
            title=text(entry, "title"),
            url=entry["url"],
            jurisdiction=entry["jurisdiction"],
            says=text(entry, "says"),
            verified=entry["verified"],
            checked=str(entry["checked"]),
        )
