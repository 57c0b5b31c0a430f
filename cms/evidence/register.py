"""The approved entries as the engine's own register: one format, read by one reader, wherever evidence is kept."""

from datetime import date
from typing import Any, NamedTuple

import yaml
from django.db.models import Count, Max, Q
from django.utils import timezone

from cms.evidence.concepts import speaks_of
from cms.evidence.models import Evidence, names
from seo_checks.claims.evidence import Register
from seo_checks.errors import RuleError

NAME = "evidence register"


class RegisterVersion(NamedTuple):
    """What changes whenever an approved entry is added, changed, taken back or expires."""

    count: int = 0
    changed: str = ""
    expired: int = 0


def register_version() -> RegisterVersion:
    """The register's version, for one small query."""
    expired = Count("pk", filter=Q(expires_on__lt=timezone.localdate()))
    found = Evidence.objects.approved().aggregate(count=Count("pk"), changed=Max("updated_at"), expired=expired)
    return RegisterVersion(found["count"], str(found["changed"] or ""), found["expired"])


def register_text(base: str = "") -> str:
    """The register that the engine reads: the approved entries, and behind them those of `base`, a register's YAML.

    An entry of the site takes the place of one of `base` with the same id. Expired entries stay: they clear nothing,
    and the engine says of a claim that its evidence has expired.
    """
    data = yaml.load(base, Loader=yaml.BaseLoader) if base else {}  # noqa: S506 - builds nothing but texts
    own = [as_data(entry) for entry in Evidence.objects.approved().order_by("pk")]
    taken = {entry["id"] for entry in own}
    kept = [entry for entry in data.get("entries") or () if entry["id"] not in taken]
    return _dump(own + kept, data)


def as_data(entry: Evidence) -> dict[str, Any]:
    """An entry in the words of a register's YAML."""
    data = {
        "id": entry.key,
        "treatment": entry.treatments,
        "condition": entry.conditions,
        "population": entry.population,
        "excludes": names(entry.excludes),
        "strength": str(entry.strength),
        "status": entry.status,
        "wording": entry.wording,
        "requires": names(entry.requires),
        "source": entry.reference if " " in entry.reference else f"{entry.reference} (on file)",
        "jurisdiction": entry.jurisdiction,
        "checked": entry.checked_on.isoformat(),
        "expires": entry.expires_on.isoformat(),
        "reviewer": entry.reviewer,
        "note": entry.note,
    }
    return {name: value for name, value in data.items() if value}


def fault(entry: Evidence) -> str:
    """Say what the engine cannot read in an entry; empty where it reads it."""
    try:
        Register.from_text(_dump([as_data(entry)]), NAME, timezone.localdate())
    except RuleError as error:
        return f"{error.problem} {error.remedy}"
    return ""


def approved_entries(treatment: str, condition: str, today: date | None = None) -> list[Evidence]:
    """The entries that allow something today about a treatment and a condition, as a claim writes them; one query.

    An entry for a condition speaks of its kinds, too; the strongest come first.
    """
    entries = Evidence.objects.holding(today or timezone.localdate()).order_by("-strength", "key")
    return [entry for entry in entries if speaks_of(entry.treatments, entry.conditions, treatment, condition)]


def _dump(entries: list[dict], data: dict | None = None) -> str:
    # Each entry has its day, and the register none of its own; its form asks for one all the same.
    whole = {"checked": min((entry["checked"] for entry in entries if "checked" in entry), default="")}
    return yaml.safe_dump({**whole, **(data or {}), "entries": entries}, allow_unicode=True)
