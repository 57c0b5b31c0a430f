"""The profile each site audits with, and the digest that says when stored audits are out of date."""

import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from wagtail.models import Page, Site

from cms.evidence import register
from cms.evidence.register import RegisterVersion, register_text, register_version
from cms.policy.current import latest, latest_by_site, site_id_of
from cms.policy.overlay import over_file
from seo_checks import Profile, ProfileError, caveat_version, parse, ruleset


@dataclass(frozen=True)
class Rules:
    """Everything that decides a verdict."""

    profile: Profile
    engine: str
    ruleset: str
    digest: str


def site_rules(page: Page) -> Rules:
    """Return the rules of the site that a page belongs to: the profile file, what the site's compliance team has set
    over it, and the approved entries of the evidence register.

    Costs two small queries. Raises ProfileError, saying what to mend, for a profile, a setting or an entry that cannot
    be used.
    """
    found = latest(site_id_of(page))
    return rules_with(found.chosen if found else {})


def default_rules() -> Rules:
    """Return the rules of the default site, by which pages of all sites are compared. Raises ProfileError likewise."""
    return SitesRules().of_site(Site.objects.filter(is_default_site=True).values_list("pk", flat=True).first())


def rules_with(chosen: Mapping[str, Any]) -> Rules:
    """Return the rules of a site that has set this over its profile file. Raises ProfileError as `site_rules`."""
    return _rules(_file_path(), _as_text(chosen), register_version())


class SitesRules:
    """The rules of all sites, read at once for many pages: two small queries, however many there are."""

    def __init__(self) -> None:
        self._version = register_version()
        self._chosen = {site_id: _as_text(found.chosen) for site_id, found in latest_by_site().items()}

    def of(self, page: Page) -> Rules:
        """Return the rules that a page is audited with. Raises ProfileError as `site_rules`."""
        return self.of_site(site_id_of(page))

    def of_site(self, site_id: int | None) -> Rules:
        """Return the rules of a site; of pages outside all sites where it is None. Raises ProfileError likewise."""
        return _rules(_file_path(), self._chosen.get(site_id, ""), self._version)


def file_profile() -> Profile:
    """Return the profile at CAVEAT_PROFILE, else the built-in one; asks no database. Raises ProfileError."""
    return _load(_file_path()).profile


def file_data() -> Mapping[str, Any]:
    """Return what the profile file says, in its own words; empty where there is no file. Raises ProfileError."""
    return _load(_file_path()).data


@dataclass(frozen=True)
class _Files:
    """The profile as its files have it, their text, and that of the evidence register among them."""

    profile: Profile
    data: Mapping[str, Any]
    text: str
    evidence: str


@cache
def _load(path: str) -> _Files:
    text, evidence = _read(path) if path else "", ""
    profile = Profile.from_toml(text, path) if path else Profile()
    if profile.claims.evidence_path:
        name = str(Path(path).parent / profile.claims.evidence_path)
        evidence = _read(name)
        profile = profile.with_evidence(name, evidence)
    parse("<p>Probe</p>", main_selector=profile.content_selector)  # a selector shows its faults only in use
    return _Files(profile, tomllib.loads(text), text, evidence)


@lru_cache(32)
def _rules(path: str, chosen: str, version: RegisterVersion) -> Rules:
    files = _load(path)
    profile, identity = files.profile, [caveat_version(), ruleset(), files.text + files.evidence]
    if chosen:
        over = over_file(files.data, json.loads(chosen))
        profile = replace(over, claims=replace(over.claims, evidence=profile.claims.evidence))
        identity.append(chosen)
    if version.count:
        entries = register_text(files.evidence)
        profile = profile.with_evidence(register.NAME, entries)
        identity += [entries, str(version.expired)]
    digest = hashlib.sha256("\0".join(identity).encode()).hexdigest()[:16]
    return Rules(profile, caveat_version(), ruleset(), digest)


def _file_path() -> str:
    return str(settings.CAVEAT_PROFILE or "")


def _as_text(chosen: Mapping[str, Any]) -> str:
    """One text for what is one choice, and none for no choice."""
    return json.dumps(chosen, sort_keys=True) if chosen else ""


def _read(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ProfileError(
            f"{path} cannot be read: {error}.", "Correct CAVEAT_PROFILE or what the profile names, or remove it."
        ) from None
