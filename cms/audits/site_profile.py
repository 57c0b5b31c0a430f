"""The profile this site audits with, and the digest that says when stored audits are out of date."""

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings

from seo_checks import Profile, ProfileError, caveat_version, parse, ruleset


@dataclass(frozen=True)
class Rules:
    """Everything that decides a verdict."""

    profile: Profile
    engine: str
    ruleset: str
    digest: str


def site_rules() -> Rules:
    """Return the rules of this site: those of the profile at CAVEAT_PROFILE, else the built-in ones.

    Raises ProfileError, saying what to mend, for a profile that cannot be used.
    """
    return _load(str(settings.CAVEAT_PROFILE or ""))


@cache
def _load(path: str) -> Rules:
    text = _read(path) if path else ""
    profile = Profile.from_toml(text, path) if path else Profile()
    if profile.claims.evidence_path:
        register = str(Path(path).parent / profile.claims.evidence_path)
        evidence = _read(register)
        profile = profile.with_evidence(register, evidence)
        text += evidence
    parse("<p>Probe</p>", main_selector=profile.content_selector)  # a selector shows its faults only in use
    identity = "\0".join([caveat_version(), ruleset(), text])
    digest = hashlib.sha256(identity.encode()).hexdigest()[:16]
    return Rules(profile, caveat_version(), ruleset(), digest)


def _read(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ProfileError(
            f"{path} cannot be read: {error}.", "Correct CAVEAT_PROFILE or what the profile names, or remove it."
        ) from None
