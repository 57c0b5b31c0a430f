"""Which profile a page is audited with: that of the nearest configuration, with its exceptions for the page's path."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pathspec import GitIgnoreSpec

from seo_checks import Profile, ProfileError
from tools.configuration.files import File, in_folder, merged, named, read_text
from tools.configuration.run import OF_THE_RUN

_NOT_OF_THE_PROFILE = frozenset({"overrides", *OF_THE_RUN})


class Profiles:
    """The profiles of the pages of one run; files are read once. With `path`, one configuration holds for all pages."""

    def __init__(self, path: Path | None = None, only: tuple[str, ...] = ()) -> None:
        self.path = path
        self.only = only
        self._files: dict[Path, File | None] = {}
        self._profiles: dict[tuple[File | None, tuple[int, ...]], Profile] = {}
        self._named = named(path) if path else None

    @property
    def file(self) -> File | None:
        """The configuration of the run itself: the one named, else the nearest above the working folder."""
        return self._named or self._nearest(Path.cwd())

    def of_run(self) -> Profile:
        """The profile of what has no path, such as standard input. Raises ProfileError, naming file and key."""
        return self._profile(self.file, ())

    def of_page(self, path: Path | None) -> Profile:
        """The profile for a file. Raises ProfileError, naming file and key, for one that cannot be used."""
        return self._profile(self.file_of(path), self.overrides_of(path))

    def file_of(self, path: Path | None) -> File | None:
        """The configuration that holds for a file; None where there is none."""
        return self.file if path is None else self._named or self._nearest(path.absolute().parent)

    def overrides_of(self, path: Path | None) -> tuple[int, ...]:
        """The positions of the overrides in that configuration whose `paths` match the file, in their order."""
        file = self.file_of(path)
        return _overrides_for(file, path.absolute()) if file and path is not None else ()

    def _nearest(self, folder: Path) -> File | None:
        if folder not in self._files:
            found = in_folder(folder)
            self._files[folder] = found or (self._nearest(folder.parent) if folder.parent != folder else None)
        return self._files[folder]

    def _profile(self, file: File | None, overrides: tuple[int, ...]) -> Profile:
        if (file, overrides) not in self._profiles:
            profile = _profile(file, overrides) if file else Profile()
            self._profiles[file, overrides] = profile.only(self.only) if self.only else profile
        return self._profiles[file, overrides]


def effective(file: File, overrides: tuple[int, ...] = ()) -> dict[str, Any]:
    """What a configuration says of the profile, as data, with some of its overrides."""
    data = {key: value for key, value in file.data.items() if key not in _NOT_OF_THE_PROFILE}
    for position in overrides:
        data = merged(data, {key: value for key, value in _overrides(file)[position].items() if key != "paths"})
    return data


def _profile(file: File, overrides: tuple[int, ...]) -> Profile:
    profile = Profile.from_data(effective(file, overrides), str(file.path))
    if not profile.claims.evidence_path:
        return profile
    register = file.folder_of("claims", "evidence") / profile.claims.evidence_path
    text = read_text(register, f"Correct claims.evidence in {file.path}.")
    return profile.with_evidence(str(register), text)


def _overrides(file: File) -> list[Mapping[str, Any]]:
    overrides = file.data.get("overrides", [])
    if not isinstance(overrides, list) or not all(isinstance(override, dict) for override in overrides):
        raise ProfileError(f"{file.path}: overrides must be a list of tables.", "Write [[overrides]].")
    return overrides


def _overrides_for(file: File, place: Path) -> tuple[int, ...]:
    folder = file.folder_of("overrides").absolute()
    if not place.is_relative_to(folder):
        return ()
    name = place.relative_to(folder).as_posix()
    return tuple(
        position
        for position, override in enumerate(_overrides(file))
        if GitIgnoreSpec.from_lines(_paths(file, override)).match_file(name)
    )


def _paths(file: File, override: Mapping[str, Any]) -> list[str]:
    paths = override.get("paths")
    if isinstance(paths, list) and paths and all(isinstance(pattern, str) for pattern in paths):
        return paths
    raise ProfileError(f"{file.path}: overrides need paths, a list of patterns.", 'Write paths = ["blog/**"].')
