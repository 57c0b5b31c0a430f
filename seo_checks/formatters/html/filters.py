"""The filters of the report. They are hidden until the script, without which all is shown, wakes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from seo_checks.findings import Category, Severity
from seo_checks.formatters.html.markup import Markup, fill, joined
from seo_checks.formatters.listing import Placed
from seo_checks.formatters.style import Symbols


def filters(found: Sequence[Placed], pages: Mapping[str, str]) -> Markup:
    """The form; `pages` names the pages that have findings, by what their findings call them."""
    rules = sorted({one.finding.rule for one in found})
    return fill(
        '<form id="filters" hidden aria-label="Filter the findings"><fieldset><legend>Severity</legend>{}</fieldset>'
        '{}{}{}<p><label for="words">Words</label><input type="search" id="words" autocomplete="off"></p>'
        '<p><button type="reset">Show all</button></p></form>\n'
        '<p id="shown" role="status"></p><p id="none" hidden>Nothing matches. Choose less, or show all.</p>\n',
        joined(map(_severity, Severity)),
        _choice("category", "Category", ((category.value, category.value) for category in Category)),
        _choice("rule", "Rule", ((rule, rule) for rule in rules)),
        _choice("page", "Page", pages.items()),
    )


def _severity(severity: Severity) -> Markup:
    template = '<label><input type="checkbox" name="severity" value="{}" checked> {} {}</label> '
    return fill(template, severity.value, Symbols().of(severity), severity.value)


def _choice(name: str, label: str, options: Iterable[tuple[str, str]]) -> Markup:
    return fill(
        '<p><label for="{name}">{label}</label><select id="{name}"><option value="">all</option>{options}</select></p>',
        name=name,
        label=label,
        options=joined(fill('<option value="{}">{}</option>', value, text) for value, text in options),
    )
