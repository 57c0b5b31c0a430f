from __future__ import annotations

import re
from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.head import metas

_SETTING = re.compile(r"([a-z-]+)\s*=\s*([^\s,;]+)")


@check(category=Category.SEO, severity=Severity.REVIEW, whole_page_only=True)
def blocked_zoom(document: Document, *, least_scale: float = 2.0) -> Iterator[Hit]:
    """Page that readers cannot enlarge

    Older patients and people with weak sight enlarge a page with two fingers. A viewport that forbids it, or stops
    below twice the size, leaves them unable to read it.

    Some browsers ignore the ban, and some do not.

    Source: W3C, Understanding resize text <https://www.w3.org/WAI/WCAG22/Understanding/resize-text.html>
    Source: Deque, Zooming and scaling must not be disabled <https://dequeuniversity.com/rules/axe/4.10/meta-viewport>
    """
    for viewport in metas(document, "viewport"):
        settings = dict(_SETTING.findall(viewport.content.lower()))
        if settings.get("user-scalable") in {"no", "0", "false"}:
            fault = f"forbids readers to enlarge the page (user-scalable={settings['user-scalable']})"
        elif 0 <= _number(settings.get("maximum-scale", "")) < least_scale:
            fault = f"lets readers enlarge the page to {settings['maximum-scale']} times its size only (maximum-scale)"
        else:
            continue
        yield Hit(viewport.place, f"The viewport meta {fault}. Remove that setting.", subject=viewport.content)


def _number(text: str) -> float:
    """The number that a setting states; -1 where it is none, which browsers ignore."""
    try:
        return float(text)
    except ValueError:
        return -1.0
