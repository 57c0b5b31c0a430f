"""One finding in HTML: the words marked in their sentence, what is wrong, why, the basis, and what would stand."""

from __future__ import annotations

from collections.abc import Iterator

from seo_checks.document import ABOUT_THE_PAGE, Role
from seo_checks.findings import Finding, SourceReference
from seo_checks.formatters.html.markup import Markup, fill, joined, link
from seo_checks.formatters.listing import Placed, in_sentence, reason
from seo_checks.formatters.style import Symbols

_UNSEEN = ABOUT_THE_PAGE | {Role.ALT_TEXT}
_SOURCES = 4  # named in the finding; the list of rules has them all


def article(one: Placed, page: str) -> Markup:
    """An open finding; `page` tells the filters where it stands."""
    found = one.finding
    return fill(
        '<article data-severity="{severity}" data-category="{category}" data-rule="{rule}" data-page="{page}">'
        '<h4><span class="severity {severity}">{mark} {severity}</span> {message}</h4>\n{body}</article>\n',
        severity=found.severity.value,
        category=found.category.value,
        rule=found.rule,
        page=page,
        mark=Symbols().of(found.severity),
        message=found.message,
        body=joined(_body(found)),
    )


def _body(found: Finding) -> Iterator[Markup]:
    yield fill('<p class="place"><code>{}</code> · {}{}</p>\n', found.rule, found.category.value, _place(found))
    yield _quotation(found)
    yield fill("<p>{}</p>\n", found.why) if found.why else Markup()
    yield _basis(found)
    if reason(found):
        yield fill('<p><span class="label">Evidence</span> {}</p>\n', reason(found))
    if found.suggestions:
        items = joined(fill("<li>{}</li>", suggestion) for suggestion in found.suggestions)
        yield fill('<p class="label">What would stand</p><ul>{}</ul>\n', items)


def item_apart(one: Placed) -> Markup:
    """A finding that is not open, in short: the words, where, and why it is not open."""
    found = one.finding
    where = (one.source, _place(found), found.rule, f"{Symbols().of(found.severity)} {found.severity.value}")
    return fill(
        '<li><p class="place">{}{} · <code>{}</code> · {}</p>{}{}</li>\n',
        *where,
        _quotation(found) or fill("<p>{}</p>", found.message),
        fill('<p><span class="label">Reason</span> {}</p>', reason(found)) if reason(found) else "",
    )


def _place(found: Finding) -> str:
    """Line and column, and what stands there where a visitor of the page does not see it as text."""
    line = f"line {found.line}, column {found.column}" if found.line else ""
    unseen = found.role.value.replace("-", " ") if found.role in _UNSEEN else ""
    return "".join(f" · {part}" for part in (unseen, line) if part)


def _quotation(found: Finding) -> Markup:
    sentence, start, end = in_sentence(found)
    if not sentence:
        return Markup()
    return fill(
        '<blockquote>{}<mark class="{}">{}</mark>{}</blockquote>\n',
        *(sentence[:start], found.severity.value, sentence[start:end], sentence[end:]),
    )


def _basis(found: Finding) -> Markup:
    if not found.sources:
        return Markup()
    more = len(found.sources) - _SOURCES
    rest = fill(' · <a href="#rule-{}">and {} more</a>', found.rule, more) if more > 0 else ""
    titles = joined((_source(source) for source in found.sources[:_SOURCES]), " · ")
    return fill('<p><span class="label">Basis</span> {}{}</p>\n', titles, rest)


def _source(source: SourceReference) -> Markup:
    return link(source.title, source.url)
