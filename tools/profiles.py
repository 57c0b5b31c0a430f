"""Find the profile to audit with: the one named, else the nearest one above the working folder, else the default."""

from __future__ import annotations

import tomllib
from pathlib import Path

from seo_checks import Profile, ProfileError

_OWN = "caveat.toml"
_SHARED = "pyproject.toml"


def find_profile(named: Path | None) -> Profile:
    """The profile to audit with. Raises ProfileError, naming the file, where it cannot be used."""
    if named:
        profile = _read(named)
        if profile is None:
            raise ProfileError(f"{named} has no table [tool.caveat].", "Add one, or name a caveat.toml.")
        return profile
    here = Path.cwd()
    for folder in (here, *here.parents):
        for name in (_OWN, _SHARED):
            profile = _read(folder / name) if (folder / name).is_file() else None
            if profile is not None:
                return profile
    return Profile()


def _read(path: Path) -> Profile | None:
    """The profile in a file; None where that is a pyproject.toml that does not mention Caveat."""
    profile = _profile(path)
    if profile is None or not profile.claims.evidence_path:
        return profile
    register = path.parent / profile.claims.evidence_path
    return profile.with_evidence(str(register), _text(register, f"Correct claims.evidence in {path}."))


def _text(path: Path, remedy: str) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise ProfileError(f"{path} is not valid UTF-8.", "Save it as UTF-8.") from None
    except OSError as error:
        raise ProfileError(f"{path} cannot be read: {error.strerror}.", remedy) from None


def _profile(path: Path) -> Profile | None:
    text = _text(path, "Name another --profile.")
    if path.name != _SHARED:
        return Profile.from_toml(text, str(path))
    try:
        tool = tomllib.loads(text).get("tool", {})
    except tomllib.TOMLDecodeError as error:
        raise ProfileError(f"{path} is not valid TOML: {error}.", "Correct that line.") from None
    return Profile.from_data(tool["caveat"], f"{path} [tool.caveat]") if "caveat" in tool else None
