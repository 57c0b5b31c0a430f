"""Finds the files to import and reads them, never past the folder that was named."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from cms.articles.importing.faults import ImportFault
from seo_checks.reading import KIND_OF_SUFFIX, Kind, decode, kind_of

MAX_BYTES = 5 * 1024 * 1024
# Articles all the same, in formats that are not read: they are named, not passed over.
OTHER_DOCUMENTS = frozenset({".doc", ".docx", ".odt", ".pages", ".rtf"})


@dataclass(frozen=True)
class SourceFile:
    """A file to import, and the folder that it and its pictures must lie in."""

    path: Path
    root: Path

    @property
    def name(self) -> str:
        """The file's path in its folder: how it is recognised on the next import."""
        return self.path.relative_to(self.root).as_posix()

    @property
    def kind(self) -> Kind | None:
        """The file's format, or None for one that is not read."""
        return kind_of(self.path.name) if self.path.suffix.lower() in KIND_OF_SUFFIX else None

    def read(self) -> bytes:
        """Return the file's bytes. Raises ImportFault where that cannot or must not be done."""
        try:
            if not self.path.exists():
                raise ImportFault("There is no such file or folder.", "Check the path.")
            if not self.path.is_file():
                raise ImportFault(
                    "This is not a file that can be read.", "Put the article into a file, and check its rights."
                )
            if not self.path.resolve().is_relative_to(self.root.resolve()):
                raise ImportFault("This link leads out of the folder.", "Put the file itself into the folder.")
            if self.kind is None:
                formats = ", ".join(sorted(KIND_OF_SUFFIX))
                raise ImportFault("This format is not read.", f"Save it as one of {formats}.")
            size = self.path.stat().st_size
            if size > MAX_BYTES:
                raise ImportFault(
                    f"The file has {size:,} bytes, more than the limit of {MAX_BYTES:,}.", "Split it into articles."
                )
            return self.path.read_bytes()
        except OSError as error:
            raise ImportFault(f"The file cannot be read: {error.strerror or error}.", "Check its rights.") from None


def text_of(data: bytes) -> str:
    """Return a file's text, lines ended by line feeds. Raises ImportFault for what is not text, whole and sound."""
    if not data.strip():
        raise ImportFault("The file is empty.", "Put the article's text into it, or delete it.")
    text, problems = decode(data)
    if problems:
        raise ImportFault(problems[0], "Nothing was imported, because some of the text would be lost.")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def digest_of(data: bytes) -> str:
    """Return what identifies a file's content."""
    return hashlib.sha256(data).hexdigest()


def find_files(paths: Iterable[Path | str]) -> Iterator[SourceFile]:
    """Yield the files that were named and, in reading order, those in the folders that were named.

    In folders, hidden files are passed over, and so is what can be no article.
    """
    for path in map(Path, paths):
        if path.is_dir():
            for name in _names_in(path):
                yield SourceFile(path / name, path)
        else:
            yield SourceFile(path, path.parent)


def _names_in(folder: Path) -> list[Path]:
    names = []

    def name_it(error: OSError) -> None:
        names.append(Path(error.filename).relative_to(folder))

    for place, folders, files in os.walk(folder, onerror=name_it):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            suffix = Path(name).suffix.lower()
            if not name.startswith(".") and (suffix in KIND_OF_SUFFIX or suffix in OTHER_DOCUMENTS):
                names.append((Path(place) / name).relative_to(folder))
    return sorted(names)
