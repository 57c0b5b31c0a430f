"""Files written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from seo_checks.errors import CaveatError

_READABLE = 0o666


def write_whole(path: Path, data: bytes, remedy: str = "Choose another --output.") -> None:
    """Write a file so that at any time it is the old one or the new one, even when this process is killed.

    What is no file, such as a device or a pipe, is written to as it is. Raises CaveatError, naming the file.
    """
    try:
        # A link stays: what it leads to is replaced.
        target = Path(os.path.realpath(path))
        if target.exists() and not target.is_file():
            with target.open("wb") as stream:
                stream.write(data)
        else:
            _replace(target, data)
    except OSError as error:
        raise CaveatError(f"{path} cannot be written: {error.strerror}.", remedy) from None


def _replace(target: Path, data: bytes) -> None:
    descriptor, name = tempfile.mkstemp(prefix=".caveat-", suffix=".part", dir=target.parent)
    part = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        part.chmod(_mode(target))
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _mode(target: Path) -> int:
    """The permissions of the file that is replaced, else those that a new file has."""
    if target.exists():
        return target.stat().st_mode & 0o7777
    mask = os.umask(0)
    os.umask(mask)
    return _READABLE & ~mask
