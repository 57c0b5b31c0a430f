"""The repository that the pages lie in."""

from __future__ import annotations

from pathlib import Path


def repository_of(folder: Path) -> Path:
    """The nearest folder, from this one upwards, that a version control system keeps; this one where there is none."""
    kept = (above for above in (folder, *folder.parents) if any((above / name).exists() for name in (".git", ".hg")))
    return next(kept, folder)
