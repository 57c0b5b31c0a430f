"""The report as one HTML file: no network, readable without its script, for screen and paper."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import NamedTuple

from seo_checks.findings import Status
from seo_checks.formatters.html import sections
from seo_checks.formatters.html.charts import charts
from seo_checks.formatters.html.filters import filters
from seo_checks.formatters.html.finding import article
from seo_checks.formatters.html.markup import Markup, fill, joined
from seo_checks.formatters.listing import Placed, open_findings
from seo_checks.formatters.style import Style
from seo_checks.report import Report


class _Group(NamedTuple):
    """The open findings of a page, or those across pages."""

    anchor: str
    name: str
    title: str
    found: list[Placed]


def html(report: Report, style: Style) -> str:
    """The whole report. The style plays no part in it."""
    css, script = _asset("report.css"), _asset("report.js")
    policy = (
        f"default-src 'none'; style-src '{_digest(css)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return fill(
        _asset("report.html"),
        policy=policy,
        css=Markup(css),
        script=Markup(script),
        about=f"Profile {report.profile} · Caveat {report.version} · rules {report.ruleset}",
        **_parts(report),
    )


def _parts(report: Report) -> dict[str, Markup]:
    found = open_findings(report)
    groups = list(_groups(report))
    return {
        "not_read": sections.not_read(report),
        "tiles": sections.tiles(report),
        "charts": charts(found) if found else Markup("<p>Nothing is open.</p>"),
        "pages": sections.pages(report, {group.anchor for group in groups}),
        "filters": filters(found, {group.anchor: group.name for group in groups}) if found else Markup(),
        "findings": joined(map(_section, groups)) or Markup("<p>Nothing is open.</p>"),
        "apart": sections.apart(report) or Markup("<p>Nothing is set apart.</p>"),
        "rules": sections.rules(report),
    }


def _groups(report: Report) -> Iterator[_Group]:
    for position, page in enumerate(report.pages):
        found = [Placed(page, finding) for finding in page.findings if finding.status is Status.OPEN]
        if found:
            yield _Group(sections.anchor(position), page.source, page.title, found)
    across = [Placed(None, finding) for finding in report.site_findings if finding.status is Status.OPEN]
    if across:
        yield _Group("across", "Across pages", "", across)


def _section(group: _Group) -> Markup:
    return fill(
        '<section class="page" id="{}"><h3>{}{}</h3>\n{}</section>\n',
        group.anchor,
        group.name,
        fill(" <small>{}</small>", group.title) if group.title else "",
        joined(article(one, group.anchor) for one in group.found),
    )


@cache
def _asset(name: str) -> str:
    return resources.files(__name__).joinpath(name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    """What a Content-Security-Policy calls an inline style or script by."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
