"""The parts of the HTML report around its findings: figures, pages, what was not read, what is set apart, rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from types import MappingProxyType

from seo_checks.catalogue import catalogue
from seo_checks.figures import reading_figures
from seo_checks.findings import Severity, SourceReference, Status
from seo_checks.formatters.html.finding import item_apart
from seo_checks.formatters.html.markup import Markup, escaped, fill, joined, link, number, row_heading, table
from seo_checks.formatters.listing import Placed, placed, problems, set_apart, standing
from seo_checks.formatters.style import Symbols
from seo_checks.report import PageReport, PageStatus, Report

_COLUMNS = ("words", "reading_grade_without_terms", "sentences_over_20_words_percent", "passive_sentences_percent")
_STATUS = MappingProxyType({PageStatus.AUDITED: "", PageStatus.PARTIAL: "read in part", PageStatus.FAILED: "not read"})


def not_read(report: Report) -> Markup:
    """What was not read or judged, before all else; nothing where all was."""
    found = list(problems(report))
    if not found:
        return Markup()
    items = joined(fill("<li><strong>{}</strong>: {}</li>\n", problem.source, problem.message) for problem in found)
    return fill(
        '<section class="unread" aria-labelledby="unread"><h2 id="unread">Not read, or only in part</h2>'
        "<p>What stands there was not judged: that nothing was found does not mean that all is well.</p>"
        "<ul>{}</ul></section>\n",
        items,
    )


def tiles(report: Report) -> Markup:
    """The counts of the whole report."""
    counts = report.summary()
    read = counts["pages"] - counts["failed"]
    shown = [("pages read", f"{read:,} of {counts['pages']:,}")]
    shown += [(f"{Symbols().of(severity)} {severity.value}", f"{counts[severity.value]:,}") for severity in Severity]
    shown += [(status.value, f"{counts[status.value]:,}") for status in Status if counts.get(status.value)]
    return fill(
        '<dl class="tiles">{}</dl>\n', joined(fill("<div><dt>{}</dt><dd>{}</dd></div>", *tile) for tile in shown)
    )


def anchor(position: int) -> str:
    """Where the open findings of a page stand, by its position in the report."""
    return f"page-{position}"


def pages(report: Report, anchors: Container[str]) -> Markup:
    """All pages with their counts and figures; `anchors` are those to which a page may lead."""
    aims = {target.metric: target.words for target in report.targets}
    labels = {metric: figure.label for metric, figure in reading_figures(dict.fromkeys(_COLUMNS, 0.0), ()).items()}
    headings: list[object] = ["Page"]
    headings += [fill('<span class="severity">{}</span>', severity.value) for severity in Severity]
    for metric in _COLUMNS:
        target = fill(" <small>target: {}</small>", aims[metric]) if metric in aims else ""
        headings.append(joined((labels[metric], target)))
    leads = [anchor(position) if anchor(position) in anchors else "" for position in range(len(report.pages))]
    rows = (_page(page, report, to) for page, to in zip(report.pages, leads, strict=True))
    return table("pages-table", "Counts of open findings, and figures against their targets", headings, rows)


def _page(page: PageReport, report: Report, leads_to: str) -> Iterator[Markup]:
    counts = Counter(finding.severity for finding in page.findings if finding.status is Status.OPEN)
    name = fill('<a href="#{}">{}</a>', leads_to, page.source) if leads_to else escaped(page.source)
    status = fill(' <strong class="off">{}</strong>', _STATUS[page.status]) if _STATUS[page.status] else ""
    notes = joined(fill("<br><small>{}</small>", note) for note in page.notes)
    title = fill("<br><small>{}</small>", page.title) if page.title else ""
    yield row_heading(joined((name, status, title, notes)))
    yield from (number(counts[severity]) for severity in Severity)
    figures = reading_figures(page.metrics, report.targets)
    for metric in _COLUMNS:
        figure = figures.get(metric)
        if figure is None:
            yield Markup('<td class="number">–</td>')
        elif figure.is_met is False:
            yield fill('<td class="number off">{} ✗<span class="unseen"> target missed</span></td>', figure.value)
        else:
            yield fill('<td class="number">{}</td>', figure.value)


def apart(report: Report) -> Markup:
    """The findings that are not open, folded, by status."""
    return joined(
        fill(
            '<details class="apart"><summary>{} ({})</summary><ol>{}</ol></details>\n',
            standing(status),
            f"{len(found):,}",
            joined(map(item_apart, found)),
        )
        for status, found in set_apart(report)
    )


def rules(report: Report) -> Markup:
    """Every rule that found something, with all that it rests on in this report."""
    by_rule: dict[str, list[Placed]] = {}
    for one in placed(report):
        by_rule.setdefault(one.finding.rule, []).append(one)
    return joined(_rule(rule, found) for rule, found in sorted(by_rule.items()))


def _rule(rule: str, found: Sequence[Placed]) -> Markup:
    check = catalogue().get(rule)
    sources = {source.id: source for one in found for source in one.finding.sources}
    paragraphs = (check.why, check.details) if check else (found[0].finding.why,)
    return fill(
        '<section class="rule" id="rule-{rule}"><h3>{title} <code>{rule}</code></h3><p>{count}</p>{text}'
        "<ul>{sources}</ul></section>\n",
        rule=rule,
        title=check.title if check else "",
        count=f"{sum(one.is_open for one in found):,} open of {len(found):,}",
        text=joined(fill("<p>{}</p>", text) for part in paragraphs for text in part.split("\n\n") if text),
        sources=joined(fill("<li>{}</li>", _source(source)) for source in sources.values()),
    )


def _source(source: SourceReference) -> Markup:
    says = fill("<br>{}", source.says) if source.says else ""
    return joined((link(source.title, source.url), says))
