"""What a compliance team sets for its site, and how two such choices differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.text import capfirst

from cms.audits.site_profile import file_data
from cms.policy.models import Blocking, Publishing, SiteRules
from cms.policy.overlay import over_file, unknown_names
from seo_checks import Profile, ProfileError, catalogue

UNKNOWN = "unknown"
GRADE = ("reading-grade", "max_grade")
MONTHS = ("overdue-review", "max_months")


@dataclass(frozen=True)
class Choice:
    """All that is set for a site: `chosen` in the words of a profile file, why by rule, and the gate."""

    chosen: Mapping[str, Any] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)
    publishing: str = Publishing.REFUSED
    blocking: str = Blocking.MUST_FIX

    @classmethod
    def of(cls, rules: SiteRules | None) -> Choice:
        """What a version says; nothing where there is none."""
        return cls(rules.chosen, rules.reasons, rules.publishing, rules.blocking) if rules else cls()

    def profile(self) -> Profile:
        """The profile that follows from it. Raises ProfileError."""
        return over_file(file_data(), self.chosen)


@dataclass(frozen=True)
class Change:
    """One thing that is set otherwise than before: `what` (a rule's id, or a kind), and both values in words."""

    what: str
    label: str
    old: str
    new: str
    reason: str = ""

    def __str__(self) -> str:
        said = f"{self.label}: {self.old or 'nothing'} → {self.new or 'nothing'}"
        return f"{said} ({self.reason})" if self.reason else said


def changes(before: Choice, after: Choice) -> list[Change]:
    """Return what changes from one choice to another, as it works out with the profile file. Raises ProfileError."""
    return [
        change for change in _compared(before, after) if change.old != change.new or _reason_changed(change, before)
    ]


def verdict(profile: Profile, rule: str) -> str:
    """Return in words how a profile has a rule of the catalogue judge."""
    settings = profile.settings_for(catalogue()[rule])
    if not settings.enabled:
        return "off"
    return f"on, always {settings.severity}" if settings.severity else "on"


def option(profile: Profile, of: tuple[str, str]) -> float:
    """Return the value that a profile gives to an option of a rule."""
    check = catalogue()[of[0]]
    return profile.settings_for(check).options.get(of[1], check.options[of[1]])


def rule_label(rule: str) -> str:
    """Return the title and id of a rule of the catalogue."""
    return f"Rule “{catalogue()[rule].title}” ({rule})"


def _profile_before(choice: Choice) -> Profile:
    """What held; the file alone where an upgrade made the settings unusable, so that they can be mended."""
    try:
        return choice.profile()
    except ProfileError:
        return Choice().profile()


def _reason_changed(change: Change, before: Choice) -> bool:
    return bool(change.reason) and before.reasons.get(change.what, "") != change.reason


def _compared(before: Choice, after: Choice) -> Iterator[Change]:
    old, new = _profile_before(before), after.profile()
    yield Change(
        "jurisdictions", "Jurisdictions", ", ".join(old.claims.jurisdictions), ", ".join(new.claims.jurisdictions)
    )
    checks = before.chosen.get("checks", {}).keys() | after.chosen.get("checks", {}).keys()
    for rule in sorted(checks & catalogue().keys()):
        yield Change(rule, rule_label(rule), verdict(old, rule), verdict(new, rule), after.reasons.get(rule, ""))
    old_terms, new_terms = dict(old.claims.terms), dict(new.claims.terms)
    for name in sorted(old_terms.keys() | new_terms.keys()):
        words = (", ".join(terms.get(name, ())) for terms in (old_terms, new_terms))
        yield Change("terms", f"Own terms for “{name}”", *words)
    yield Change("grade", "Reading grade at most", f"{option(old, GRADE):g}", f"{option(new, GRADE):g}")
    yield Change("months", "Months between medical reviews", f"{option(old, MONTHS):g}", f"{option(new, MONTHS):g}")
    for kind, choices in (("blocking", Blocking), ("publishing", Publishing)):
        label = SiteRules._meta.get_field(kind).verbose_name.capitalize()
        yield Change(kind, label, *(choices(getattr(choice, kind)).label for choice in (before, after)))
    for name in sorted(set(unknown_names(before.chosen)) - set(unknown_names(after.chosen))):
        yield Change(UNKNOWN, capfirst(name), "set, and does not exist any more", "")
