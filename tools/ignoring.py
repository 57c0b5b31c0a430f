"""What folders leave out: by .gitignore and .caveatignore, which speak gitignore's language, and by --exclude."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from pathspec import GitIgnoreSpec

from seo_checks import CaveatError

IGNORE_FILES = (".gitignore", ".caveatignore")  # where they differ, the latter decides


class Excluded:
    """The patterns of --exclude, matched against names as the report shows them."""

    def __init__(self, patterns: Sequence[str] = ()) -> None:
        try:
            self._spec = GitIgnoreSpec.from_lines(patterns)
        except ValueError as error:
            raise CaveatError(f"--exclude has a pattern that is none: {error}.", "Correct it.") from None

    def leaves_out(self, name: str) -> bool:
        """Whether a pattern matches the name; that of a folder ends with a slash."""
        return self._spec.match_file(name.lstrip("/"))


class IgnoreRules:
    """The ignore files that bear on one folder: its own, those below it, those above it up to the repository's root.

    A folder named on the command line is wanted: rules from above that leave it out as a whole do not count.
    """

    def __init__(self, folder: Path, excluded: Excluded, *, read_files: bool = True) -> None:
        self._excluded = excluded
        self._read_files = read_files
        self._specs: dict[Path, list[tuple[Path, GitIgnoreSpec]]] = {}
        above = [found for parent in _parents_in_repository(folder) for found in self._of(parent)] if read_files else []
        self._above = [] if _ignored(folder.resolve(), above, "/") else above

    def enter(self, folder: Path) -> None:
        """Read the ignore files of a folder. Folders are entered from the top down. Raises OSError."""
        if self._read_files:
            outer = self._specs.get(folder.parent, self._above)
            self._specs[folder] = [*outer, *self._of(folder)]

    def leave_out(self, path: Path, name: str, *, is_folder: bool = False) -> bool:
        """Whether a file or folder, which stands in a folder that was entered, is to be left out."""
        slash = "/" if is_folder else ""
        return self._excluded.leaves_out(name + slash) or _ignored(path, self._specs.get(path.parent, ()), slash)

    @staticmethod
    def _of(folder: Path) -> Iterator[tuple[Path, GitIgnoreSpec]]:
        for name in IGNORE_FILES:
            file = folder / name
            if file.is_file():
                lines = file.read_bytes().decode("utf-8-sig", errors="replace").splitlines()
                # Git passes over what is no pattern as well.
                patterns = [line for line in lines if line.strip() != "!" and not line.endswith("\\")]
                yield folder, GitIgnoreSpec.from_lines(patterns)


def _parents_in_repository(folder: Path) -> list[Path]:
    """The folders above one, from the root of its git repository down; none outside of a repository."""
    parents = folder.resolve().parents
    if (folder / ".git").exists():
        return []
    depth = next((depth for depth, parent in enumerate(parents) if (parent / ".git").exists()), None)
    return [] if depth is None else list(reversed(parents[: depth + 1]))


def _ignored(path: Path, specs: Sequence[tuple[Path, GitIgnoreSpec]], slash: str) -> bool:
    """What the nearest rule says that says anything."""
    for base, spec in reversed(specs):
        place = path if path.is_relative_to(base) else path.parent.resolve() / path.name
        if place.is_relative_to(base):
            verdict = spec.check_file(place.relative_to(base).as_posix() + slash).include
            if verdict is not None:
                return verdict
    return False
