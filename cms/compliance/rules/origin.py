"""Where values come from that are not set for a site: its profile file, or Caveat itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

from cms.audits.site_profile import file_data
from cms.compliance.rules.choice import GRADE, MONTHS, Choice, option, rule_label, verdict


@dataclass(frozen=True)
class FromFile:
    """What holds where nothing is set, with where it comes from; and what the file says of rules and terms."""

    name: str
    jurisdictions: str
    grade: str
    months: str
    rules: list[str]
    terms: list[str]


def from_file() -> FromFile:
    """Return what the profile file and Caveat itself say. Raises ProfileError."""
    data, profile = file_data(), Choice().profile()
    checks, claims = data.get("checks", {}), data.get("claims", {})
    return FromFile(
        name=Path(str(settings.CAVEAT_PROFILE)).name if settings.CAVEAT_PROFILE else "",
        jurisdictions=_held(", ".join(profile.claims.jurisdictions), "jurisdictions" in claims),
        grade=_held(f"{option(profile, GRADE):g}", _says(checks, GRADE)),
        months=_held(f"{option(profile, MONTHS):g}", _says(checks, MONTHS)),
        rules=[
            f"{rule_label(rule)}: {verdict(profile, rule)}"
            for rule, said in checks.items()
            if {"enabled", "severity"} & said.keys()
        ],
        terms=[f"{name}: {', '.join(words)}" for name, words in profile.claims.terms],
    )


def _says(checks: Mapping[str, Any], of: tuple[str, str]) -> bool:
    return of[1] in checks.get(of[0], {})


def _held(value: str, by_file: bool) -> str:
    return f"{value} (from the profile file)" if by_file else f"{value} (as Caveat comes)"
