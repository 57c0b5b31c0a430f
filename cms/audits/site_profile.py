"""The profile this site audits with, and the digest that says when stored audits are out of date."""

import hashlib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from django.conf import settings

from cms.evidence import register
from cms.evidence.register import RegisterVersion, register_text, register_version
from seo_checks import Profile, ProfileError, caveat_version, parse, ruleset


@dataclass(frozen=True)
class Rules:
    """Everything that decides a verdict."""

    profile: Profile
    engine: str
    ruleset: str
    digest: str


def site_rules() -> Rules:
    """Return the rules of this site: those of `file_profile`, with the approved entries of the evidence register.

    Costs one small query. Raises ProfileError, saying what to mend, for a profile or an entry that cannot be used.
    """
    return _with_register(str(settings.CAVEAT_PROFILE or ""), register_version())


def file_profile() -> Profile:
    """Return the profile at CAVEAT_PROFILE, else the built-in one; asks no database. Raises ProfileError."""
    return _load(str(settings.CAVEAT_PROFILE or "")).profile


@dataclass(frozen=True)
class _Files:
    """The profile as its files have it, their text, and that of the evidence register among them."""

    profile: Profile
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
    return _Files(profile, text, evidence)


@lru_cache(8)
def _with_register(path: str, version: RegisterVersion) -> Rules:
    files = _load(path)
    profile, identity = files.profile, [caveat_version(), ruleset(), files.text + files.evidence]
    if version.count:
        entries = register_text(files.evidence)
        profile = profile.with_evidence(register.NAME, entries)
        identity += [entries, str(version.expired)]
    digest = hashlib.sha256("\0".join(identity).encode()).hexdigest()[:16]
    return Rules(profile, caveat_version(), ruleset(), digest)


def _read(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ProfileError(
            f"{path} cannot be read: {error}.", "Correct CAVEAT_PROFILE or what the profile names, or remove it."
        ) from None
