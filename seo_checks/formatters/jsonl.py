"""JSON lines: one finding per line, with its page; a page that was not read, or only in part, has a line as well."""

from __future__ import annotations

from seo_checks.formatters.json import as_json
from seo_checks.formatters.listing import placed, problems
from seo_checks.formatters.style import Style
from seo_checks.report import Report, finding_as_data


def jsonl(report: Report, style: Style) -> str:
    """Each problem as `{"page", "problem", "message"}`, then each finding as in the JSON report, with its `page`.

    `page` is null for a finding across pages. The style plays no part in it.
    """
    lines = [{"page": found.source, "problem": found.rule, "message": found.message} for found in problems(report)]
    findings = (
        {"page": one.page.source if one.page else None, **finding_as_data(one.finding)} for one in placed(report)
    )
    return "".join(as_json(line, indent=None) for line in (*lines, *findings))
