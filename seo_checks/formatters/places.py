"""Where a finding stands, as other programs want to be told: a path from the repository's root, or an address."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import quote

from seo_checks.formatters.listing import Placed
from seo_checks.formatters.style import Style
from seo_checks.report import Report

_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_DRIVE = re.compile(r"[A-Za-z]:/")
_IN_ADDRESSES = "%/:=&?~#+!$,;'@()*[]"  # what an address may hold as it is


def is_address(source: str) -> bool:
    """Whether a page is named by its address on the web."""
    return bool(_ADDRESS.match(source))


def path_of(source: str, style: Style) -> str:
    """The page's path from the root of the repository, with forward slashes; as it is where it lies elsewhere."""
    if is_address(source) or source.startswith("<") or _DRIVE.match(source) or not style.folder:
        return source
    path = posixpath.normpath(posixpath.join(style.folder, source))
    root = (style.root or style.folder).rstrip("/") + "/"
    return path.removeprefix(root)


def uri_of(source: str, style: Style) -> str:
    """The page as a URI: relative to the root of the repository, or absolute where it lies elsewhere."""
    if is_address(source):
        return quote(source, safe=_IN_ADDRESSES, errors="replace")
    path = path_of(source, style)
    if path.startswith("/"):
        return f"file://{quote(path, errors='replace')}"
    if _DRIVE.match(path):
        return f"file:///{quote(path, safe='/:', errors='replace')}"
    return quote(path, errors="replace")


def home_of(one: Placed, report: Report) -> str:
    """The page to show a finding on. One across pages is shown on the first that its message names, else on the first.

    For formats that know no finding without a file.
    """
    if one.page is not None or not report.pages:
        return one.source
    sources = [page.source for page in report.pages]
    return next((source for source in sources if source in one.finding.message), sources[0])
