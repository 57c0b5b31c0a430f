"""How many cores are worth it."""

from __future__ import annotations

import os

CHUNK = 8  # pages that a worker takes at a time
_WORTH_IT = 3 * CHUNK  # fewer are done before workers are ready


def usual_jobs(pages: int | None) -> int:
    """How many workers are worth it for so many pages; 1 where nobody knows how many there are."""
    return 1 if pages is None or pages < _WORTH_IT else min(available_cores(), pages // CHUNK)


def available_cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
