"""A page's change as a unified diff, for `git apply` and `patch -p1`."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from types import MappingProxyType

from seo_checks.formatters import Style
from seo_checks.formatters.cells import neutral
from tools.fixing.mending import Mended

_LINE = re.compile(r"[^\n]*\n|[^\n]+")  # as the programs that read patches count lines
_NO_LINE_BREAK = "\\ No newline at end of file\n"
_PAINTS = MappingProxyType({"+": "green", "-": "red"})


def as_patch(mended: Mended) -> bytes:
    """The change in the encoding of its page; in UTF-8 for a page in one that patches cannot be written in."""
    encoding = "utf-8" if mended.encoding.startswith(("utf-16", "utf-32")) else mended.encoding.removesuffix("-sig")
    return "".join(_lines(mended, 3)).encode(encoding, errors="xmlcharrefreplace")


def as_shown(mended: Mended, style: Style) -> str:
    """The change for a terminal."""
    lines = ((line[0], neutral(line.rstrip("\r\n"), style.encoding)) for line in _lines(mended, 1))
    painted = (style.paint(line, _PAINTS[sign]) if sign in _PAINTS else line for sign, line in lines)
    return "".join(f"{line}\n" for line in painted)


def _lines(mended: Mended, context: int) -> Iterator[str]:
    name = mended.page.name
    encoding = mended.encoding.removesuffix("-sig")  # the mark is a part of the first line
    old, new = (_LINE.findall(data.decode(encoding)) for data in (mended.old, mended.new))
    for line in difflib.unified_diff(old, new, f"a/{name}", f"b/{name}", n=context):
        yield line if line.endswith("\n") else f"{line}\n{_NO_LINE_BREAK}"
