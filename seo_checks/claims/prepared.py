"""The rules made ready once and kept for the next start, as Python keeps the byte code of a module: in `__pycache__`.

To read, check and compile the rule data takes most of a second. What comes of it is the same until a file of the
engine changes, which its digest tells. Like byte code it is trusted as the files beside it are.
"""

from __future__ import annotations

import contextlib
import copyreg
import io
import os
import pickle
import sys
import tempfile
from collections.abc import Callable
from importlib.resources.abc import Traversable
from importlib.util import cache_from_source
from pathlib import Path
from types import MappingProxyType
from typing import Any

from seo_checks.claims.loading import Rules
from seo_checks.ruleset import ruleset


def prepared(folder: Traversable, make: Callable[[], Rules]) -> Rules:
    """The rules of the folder of this package as they were kept, or else made and, where that can be, kept."""
    place = _place(folder)
    if place is None:
        return make()
    key = f"{ruleset()} {folder}\n".encode()
    with contextlib.suppress(OSError, pickle.UnpicklingError, EOFError):
        kept = place.read_bytes()
        if kept.startswith(key):
            rules = pickle.loads(kept[len(key) :])  # noqa: S301 - ours, see above
            if isinstance(rules, Rules):
                return rules
    rules = make()
    _ = rules.wordings, rules.clearances
    if not sys.dont_write_bytecode:
        with contextlib.suppress(OSError):  # a folder that cannot be written to, or a full disk
            _write(place, key + _pickled(rules))
    return rules


def _place(folder: Traversable) -> Path | None:
    """Where to keep the rules; None for a package in an archive, or where Python keeps no byte code."""
    if not isinstance(folder, Path):
        return None
    try:
        return Path(cache_from_source(str(folder / "rules.py"))).with_suffix(".pickle")
    except NotImplementedError:
        return None


def _pickled(rules: Rules) -> bytes:
    written = io.BytesIO()
    pickler = pickle.Pickler(written, protocol=pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = copyreg.dispatch_table | {MappingProxyType: _as_dict}
    pickler.dump(rules)
    return written.getvalue()


def _as_dict(proxy: Any) -> tuple[Callable[..., Any], tuple[Any, ...]]:
    return _proxy, (dict(proxy),)


def _proxy(entries: dict[str, object]) -> MappingProxyType[str, object]:
    return MappingProxyType(entries)


def _write(place: Path, content: bytes) -> None:
    """Write in one step, because another process may read, or write, at the same time."""
    place.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=place.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(0o644)  # as byte code is: others who run Caveat from here read it too
        Path(name).replace(place)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
