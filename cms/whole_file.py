"""Files that are at any time the old one or the new one, even when what writes them is killed."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Give a file to write bytes to, which takes the place of the file at `path` once all of it is on the disk.

    The file that is replaced keeps its permissions, and a link leads to the new one. What is no file, such as a device
    or a pipe, is written to as it is. Raises OSError where it cannot be written.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():
        with target.open("wb") as stream:
            yield stream
        return
    part = target.with_name(f".caveat-{secrets.token_hex(8)}.part")
    try:
        with part.open("xb") as stream:
            if target.exists():  # before there is anything in it to read
                part.chmod(target.stat().st_mode & 0o7777)
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
