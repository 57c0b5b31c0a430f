"""Find the pages that the arguments of the command line stand for."""

from __future__ import annotations

import errno
import glob
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from seo_checks import UnreadableError
from seo_checks.reading import KIND_OF_SUFFIX

STANDARD_INPUT = "-"
_SKIPPED_FOLDERS = frozenset({"node_modules", "venv", "__pycache__"})
_REMEDIES = {
    errno.ENOENT: "Check the path.",
    errno.EACCES: "Allow reading it, or leave it out.",
    errno.ELOOP: "Correct the symbolic link, which leads back to itself, or leave it out.",
}


@dataclass(frozen=True, slots=True)
class Input:
    """A page to read, called `name` in the report; or, where there is a `problem`, what was asked for and is not one.

    `path` is None for standard input.
    """

    name: str
    path: Path | None = None
    problem: str = ""


def find_inputs(arguments: Iterable[str], stdin_name: str) -> list[Input]:
    """The pages behind files, folders, patterns and "-", in order of name; each once, however often it is named."""
    found: dict[str, Input] = {}
    for argument in arguments:
        for page in _expand(argument, stdin_name):
            # Standard input has no place in the file system, and what cannot be read none that is sure.
            identity = os.path.realpath(page.path) if page.path else page.name
            found.setdefault(identity, page)
    return sorted(found.values(), key=lambda page: page.name)


def _expand(argument: str, stdin_name: str) -> Iterator[Input]:
    if argument == STANDARD_INPUT:
        yield Input(stdin_name)
    elif glob.has_magic(argument) and not os.path.lexists(argument):
        matches = sorted(glob.glob(argument, recursive=True))  # noqa: PTH207 - absolute patterns too
        if not matches:
            yield _problem(argument, "No file matches this pattern. Check it, and the folder it starts from.")
        for match in matches:
            yield from _from_path(Path(match))
    else:
        yield from _from_path(Path(argument))


def _from_path(path: Path) -> Iterator[Input]:
    try:
        is_folder = path.stat() and path.is_dir()
    except OSError as error:
        yield _problem(path, _why_not(error))
        return
    if not is_folder:
        yield Input(_name(path), path)
        return
    pages = list(_in_folder(path))
    if not pages:
        suffixes = ", ".join(KIND_OF_SUFFIX)
        yield _problem(path, f"The folder holds no page. Caveat looks for {suffixes}; name other files one by one.")
    yield from pages


def _in_folder(folder: Path) -> Iterator[Input]:
    """The pages below a folder. Links to folders are followed, but none is entered twice, so that loops end."""
    unreadable: list[Input] = []

    def note(error: OSError) -> None:
        unreadable.append(_problem(Path(str(error.filename)), _why_not(error)))

    entered = {os.path.realpath(folder)}
    for root, folders, files in os.walk(folder, followlinks=True, onerror=note):
        folders[:] = [name for name in sorted(folders) if _enter(name, Path(root), entered)]
        for name in sorted(files):
            path = Path(root) / name
            if _is_page(path):
                yield Input(_name(path), path)
    yield from unreadable


def _is_page(path: Path) -> bool:
    """Whether a file of a folder is looked into: pipes and devices are not; a broken link is, to be reported."""
    known = not path.name.startswith(".") and path.suffix.lower() in KIND_OF_SUFFIX
    return known and (path.is_file() or not path.exists())


def _enter(name: str, parent: Path, entered: set[str]) -> bool:
    """Whether to look into a folder; remembers those that were."""
    real = os.path.realpath(parent / name)
    if name.startswith(".") or name in _SKIPPED_FOLDERS or real in entered:
        return False
    entered.add(real)
    return True


def read_bytes(path: Path, most: int) -> bytes:
    """The content of a file of up to `most` bytes. Raises UnreadableError, with a remedy, where that cannot be had."""
    try:
        with path.open("rb") as file:
            return within(file.read(most + 1), most)
    except OSError as error:
        raise UnreadableError(*_why_not(error)) from None


def within(data: bytes, most: int) -> bytes:
    """`data`, if it is no longer than `most` bytes: a device or a huge file is refused before it fills the memory."""
    if len(data) > most:
        raise UnreadableError(
            f"It is larger than {most:,} bytes; it was not audited.",
            "Split the page, or raise limits.max_characters in the profile.",
        )
    return data


def _why_not(error: OSError) -> tuple[str, str]:
    reason = (error.strerror or str(error)).rstrip(".")
    return f"It cannot be read: {reason}.", _REMEDIES.get(error.errno or 0, "Check the file and try again.")


def _problem(what: str | Path, why: str | tuple[str, str]) -> Input:
    return Input(_name(Path(what)), problem=why if isinstance(why, str) else " ".join(why))


def _name(path: Path) -> str:
    """The path as a report shows it: forward slashes, and no bytes that are not text."""
    return os.fsencode(path.as_posix()).decode("utf-8", errors="replace")
