"""Find the pages that the arguments of the command line stand for."""

from __future__ import annotations

import errno
import glob
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urljoin

from seo_checks import Kind, UnreadableError
from seo_checks.reading import KIND_OF_SUFFIX
from tools.ignoring import Excluded, IgnoreRules
from tools.templates import TEMPLATE_SUFFIXES

STANDARD_INPUT = "-"
_SKIPPED_FOLDERS = frozenset({"node_modules", "venv", "__pycache__"})
_INDEX = "index"
_REMEDIES = {
    errno.ENOENT: "Check the path.",
    errno.EACCES: "Allow reading it, or leave it out.",
    errno.ELOOP: "Correct the symbolic link, which leads back to itself, or leave it out.",
}


@dataclass(frozen=True, slots=True)
class Input:
    """A page to read, called `name` in the report; or, where there is a `problem`, what was asked for and is not one.

    It is read from `path` unless its `data` are at hand; standard input has neither. `address` is its own on the web,
    or "" where it is not known; `encoding` what a server said of it.
    """

    name: str
    path: Path | None = None
    problem: str = ""
    address: str = ""
    data: bytes | None = None
    encoding: str = ""
    kind: Kind | None = None  # None: as its name or its content tells
    template: bool = False


@dataclass(frozen=True, slots=True)
class Search:
    """How to look for pages: what to leave out, what folders are on the web, what standard input is called."""

    excluded: Excluded = field(default_factory=Excluded)
    ignore_files: bool = True
    site_url: str = ""
    templates: bool = False
    stdin_name: str = "<stdin>"


def find_inputs(arguments: Iterable[str], search: Search) -> list[Input]:
    """The pages behind files, folders, patterns and "-", in order of name; each once, however often it is named."""
    found: dict[str, Input] = {}
    for argument in arguments:
        for page in _expand(argument, search):
            # Standard input has no place in the file system, and what cannot be read none that is sure.
            identity = os.path.realpath(page.path) if page.path else page.name
            found.setdefault(identity, page)
    return sorted(found.values(), key=lambda page: page.name)


def _expand(argument: str, search: Search) -> Iterator[Input]:
    if argument == STANDARD_INPUT:
        yield Input(search.stdin_name, template=search.templates)
    elif glob.has_magic(argument) and not os.path.lexists(argument):
        matches = sorted(glob.glob(argument, recursive=True))  # noqa: PTH207 - absolute patterns too
        if not matches:
            yield _problem(argument, "No file matches this pattern. Check it, and the folder it starts from.")
        for match in map(Path, matches):
            if not search.excluded.leaves_out(_name(match) + ("/" if match.is_dir() else "")):
                yield from _from_path(match, search)
    else:
        yield from _from_path(Path(argument), search)


def _from_path(path: Path, search: Search) -> Iterator[Input]:
    try:
        is_folder = path.stat() and path.is_dir()
    except OSError as error:
        yield _problem(path, _why_not(error))
        return
    if not is_folder:
        yield Input(_name(path), path, template=search.templates)
        return
    walk = _Walk(path, search)
    pages = list(walk.pages())
    if not pages:
        suffixes = ", ".join(KIND_OF_SUFFIX)
        why = f"{walk.left_out:,} left out by ignore files or --exclude" if walk.left_out else ""
        yield _problem(
            path,
            f"The folder holds no page{f' ({why})' if why else ''}. Caveat looks for {suffixes}; "
            f"name other files one by one{', or add --no-ignore' if why else ''}.",
        )
    yield from pages


class _Walk:
    """A walk through a folder. Links to folders are followed, but none is entered twice, so that loops end."""

    def __init__(self, folder: Path, search: Search) -> None:
        self._folder = folder
        self._search = search
        self._entered = {os.path.realpath(folder)}
        self._problems: list[Input] = []
        self.left_out = 0  # of what would have been read or entered

    def pages(self) -> Iterator[Input]:
        """The pages below the folder, and last what could not be read."""
        try:
            rules = IgnoreRules(self._folder, self._search.excluded, read_files=self._search.ignore_files)
        except OSError as error:
            yield _problem(str(error.filename), _why_not(error))
            return
        for root, folders, files in os.walk(self._folder, followlinks=True, onerror=self._note):
            parent = Path(root)
            try:
                rules.enter(parent)
            except OSError as error:
                self._note(error)
            folders[:] = [name for name in sorted(folders) if self._enter(parent / name, rules)]
            for path in (parent / name for name in sorted(files)):
                if self._is_page(path) and not self._is_left_out(path, rules):
                    address = _address(path, self._folder, self._search.site_url)
                    yield Input(_name(path), path, address=address, template=self._search.templates)
        yield from self._problems

    def _note(self, error: OSError) -> None:
        self._problems.append(_problem(str(error.filename), _why_not(error)))

    def _is_page(self, path: Path) -> bool:
        """Whether a file is looked into: pipes and devices are not; a broken link is, to be reported."""
        suffix = path.suffix.lower()
        known = suffix in KIND_OF_SUFFIX or (self._search.templates and suffix in TEMPLATE_SUFFIXES)
        return known and not path.name.startswith(".") and (path.is_file() or not path.exists())

    def _enter(self, path: Path, rules: IgnoreRules) -> bool:
        """Whether to look into a folder; remembers those that were."""
        real = os.path.realpath(path)
        if path.name.startswith(".") or path.name in _SKIPPED_FOLDERS or real in self._entered:
            return False
        if self._is_left_out(path, rules, is_folder=True):
            return False
        self._entered.add(real)
        return True

    def _is_left_out(self, path: Path, rules: IgnoreRules, *, is_folder: bool = False) -> bool:
        found = rules.leave_out(path, _name(path), is_folder=is_folder)
        self.left_out += found
        return found


def _address(path: Path, folder: Path, site_url: str) -> str:
    """Where a page of a built site is on the web; "" where that is not known, as of what is not HTML."""
    if not site_url or KIND_OF_SUFFIX.get(path.suffix.lower()) is not Kind.HTML:
        return ""
    place = path.relative_to(folder)
    address = quote(os.fsencode(place.parent.as_posix() if place.stem == _INDEX else place.as_posix()))
    root = site_url.rstrip("/") + "/"
    return urljoin(root, "" if address == "." else f"./{address}{'/' if place.stem == _INDEX else ''}")


def read_input(page: Input, most: int) -> bytes:
    """The content of a page of up to `most` bytes. Raises UnreadableError, with a remedy, where that cannot be had."""
    if page.data is not None:
        return page.data
    try:
        if page.path is not None:
            with page.path.open("rb") as file:
                return within(file.read(most + 1), most)
        return within(sys.stdin.buffer.read(most + 1), most)
    except OSError as error:
        raise UnreadableError(*_why_not(error)) from None
    except AttributeError:  # Python has no `sys.stdin` where it was closed
        raise UnreadableError(
            "Standard input is closed.", 'Pipe a page into it, or name a file in place of "-".'
        ) from None


def within(data: bytes, most: int) -> bytes:
    """`data`, if it is no longer than `most` bytes: a device or a huge file is refused before it fills the memory."""
    if len(data) > most:
        raise too_large(most)
    return data


def too_large(most: int) -> UnreadableError:
    """The error of what is larger than `most` bytes."""
    return UnreadableError(
        f"It is larger than {most:,} bytes; it was not audited.",
        "Split the page, or raise limits.max_characters in the profile.",
    )


def _why_not(error: OSError) -> tuple[str, str]:
    reason = (error.strerror or str(error)).rstrip(".")
    return f"It cannot be read: {reason}.", _REMEDIES.get(error.errno or 0, "Check the file and try again.")


def _problem(what: str | Path, why: str | tuple[str, str]) -> Input:
    return Input(_name(Path(what)), problem=why if isinstance(why, str) else " ".join(why))


def _name(path: Path) -> str:
    """The path as a report shows it: forward slashes, and no bytes that are not text."""
    return os.fsencode(path.as_posix()).decode("utf-8", errors="replace")
