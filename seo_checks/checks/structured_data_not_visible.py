from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from seo_checks.check import check
from seo_checks.dates import in_words, iso_date
from seo_checks.document import Document, Role
from seo_checks.findings import Category, Hit, Severity
from seo_checks.names import is_person
from seo_checks.structured import Node
from seo_checks.structured.shown import Shown, plain, shown
from seo_checks.structured.statements import (
    DATES,
    Statement,
    breadcrumbs,
    businesses,
    credits,
    days,
    headlines,
    questions,
    ratings,
)
from seo_checks.trust.bylines import Bylines, bylines

_FEW_WORDS = 8  # of the start and the end of an answer: links and lists may stand between
_MOST_COMPARED = 100
_MOST_CLINICS = 10
_MOST_NAMED = 3


@check(category=Category.SEO, severity=Severity.REVIEW, whole_page_only=True)
def structured_data_not_visible(document: Document) -> Iterator[Hit]:
    """Structured data that says what the page does not show

    Search engines take data about what visitors cannot see for an attempt to deceive, and readers should be told the
    same as machines. Usually one of the two was forgotten when the other was changed.

    Compared with the text of the whole page are headline, author, reviewer, dates of publication, change and review,
    questions and answers, the clinic's name, address and telephone, ratings, and breadcrumbs. Case, punctuation, titles
    and letters after names, forms of dates and of telephone numbers do not matter. Where the page shows nothing of the
    kind at all, a date, an address or a telephone number is advice. Ratings of the clinic itself have a check of their
    own, as showing them would not help.

    Source: Google Search Central, General structured data guidelines <https://developers.google.com/search/docs/appearance/structured-data/sd-policies>
    """
    if document.structured_data:
        page = shown(document)
        yield from _headlines(document, page)
        yield from _people(document, page)
        yield from _dates(document, page)
        yield from _answers(document, page)
        yield from _clinic(document, page)
        yield from _ratings(document, page)
        yield from _trail(document, page)


def _hit(statement: Statement, ending: str, severity: Severity | None = None) -> Hit:
    value = plain(statement.value)
    short = value if len(value) <= 80 else f"{value[:79]}…"
    return Hit(
        statement.place,
        f"The {statement.name} “{short}” of the {statement.node.label} is not on the page. {ending}",
        severity=severity,
        subject=f"{statement.name} {short}",
    )


def _headlines(document: Document, page: Shown) -> Iterator[Hit]:
    heading = next((block.text for block in document.headings if block.level == 1), "")
    for statement in islice(headlines(document), _MOST_COMPARED):
        if not page.has(statement.value.rstrip(" .…")) and not page.has(statement.value.rsplit(" | ", 1)[0]):
            shows = (
                f"Its main heading is “{heading[:80]}”: say the same in both." if heading else "Show it, or remove it."
            )
            yield _hit(statement, shows)


def _people(document: Document, page: Shown) -> Iterator[Hit]:
    told: set[tuple[str, str]] = set()
    for statement in islice(credits(document), _MOST_COMPARED):
        name = statement.value
        if (statement.name, name) in told or "://" in name:
            continue
        told.add((statement.name, name))
        if not (page.has_person(name) if is_person(name) else page.has(name)):
            yield _hit(statement, _credited(statement.name, bylines(document)))


def _credited(role: str, found: Bylines) -> str:
    """Whom the page credits instead."""
    people = found.reviewers if role == "reviewedBy" else found.authors
    if not people:
        return "Show it, or remove it from the structured data."
    return f"The page names {', '.join(person.name for person in people[:_MOST_NAMED])}: say the same in both."


def _dates(document: Document, page: Shown) -> Iterator[Hit]:
    if not _speaks_english(document):
        return
    found = bylines(document)
    instead = {"lastReviewed": found.last_reviewed, "dateModified": found.changed, "datePublished": found.published}
    missing: list[Statement] = []
    for statement, earliest, latest in islice(days(document), _MOST_COMPARED):
        if any(date.first <= latest and date.last >= earliest for date in page.dates):
            continue
        labelled = instead[statement.name]
        if labelled:
            yield _hit(statement, f"It shows {in_words(labelled.when.first)}: say the same in both.")
        else:
            missing.append(statement)
    if missing:
        seen = dict.fromkeys(f"{entry.name} {_in_words(entry.value)}" for entry in missing)
        yield Hit(
            missing[0].place,
            f"The page does not show the {' and the '.join(list(seen)[: len(DATES)])} of its structured data. Show "
            "readers the dates, or remove them.",
            severity=Severity.ADVICE,
            subject=", ".join(dict.fromkeys(entry.name for entry in missing)),
        )


def _answers(document: Document, page: Shown) -> Iterator[Hit]:
    unasked: list[Statement] = []
    unanswered: list[Statement] = []
    for question in questions(document)[:_MOST_COMPARED]:
        asked = question.text("name", "text")
        answers = [answer.text("text") for answer in question.nodes("acceptedAnswer")]
        if asked and not page.has(asked):
            unasked.append(Statement(question, "question", asked))
        elif any(not page.has_start_and_end(answer, _FEW_WORDS) for answer in answers):
            unanswered.append(Statement(question, "answer", asked))
    if unasked:
        more = f" ({len(unasked)} questions are missing in all.)" if len(unasked) > 1 else ""
        yield _hit(unasked[0], f"Show question and answer, or remove them from the structured data.{more}")
    if unanswered:
        first = unanswered[0]
        more = f" and to {len(unanswered) - 1} more" if len(unanswered) > 1 else ""
        yield Hit(
            first.place,
            f"The answer to “{first.value[:80]}”{more} is another in the structured data than on the page: say the "
            "same in both.",
            subject=f"answer {first.value[:80]}",
        )


def _clinic(document: Document, page: Shown) -> Iterator[Hit]:
    for node in businesses(document)[:_MOST_CLINICS]:
        name = node.text("name")
        if name and not page.has(name) and not page.has(node.text("alternateName") or name):
            yield _hit(Statement(node, "name", name), "Write the clinic's name in one way everywhere.")
        telephone = node.text("telephone")
        if telephone and not page.has_telephone(telephone):
            yield _contradiction(Statement(node, "telephone", telephone), page.telephones)
        address = _address(node)
        if address and not page.has_address(address):
            yield _contradiction(Statement(node, "address", address), page.postcodes)


def _contradiction(statement: Statement, instead: list[str]) -> Hit:
    if not instead:
        return _hit(statement, "Show it, in the footer for example, or remove it.", Severity.ADVICE)
    return _hit(statement, f"The page shows {instead[0].strip()}: say the same in both.")


def _address(node: Node) -> str:
    """Street and postcode, of the address as parts or as one text."""
    parts = [", ".join(address.texts("streetAddress", "postalCode")) for address in node.nodes("address")]
    return next((part for part in (*parts, *node.texts("address")) if part), "")


def _ratings(document: Document, page: Shown) -> Iterator[Hit]:
    missing = [entry for entry in islice(ratings(document), _MOST_COMPARED) if not page.has_number(entry.value)]
    if missing:
        figures = dict.fromkeys(f"{entry.name} {entry.value[:20]}" for entry in missing)
        yield Hit(
            missing[0].place,
            f"The rating in the structured data ({', '.join(list(figures)[:_MOST_NAMED])}) is not on the page: show "
            "where it comes from, or remove it.",
            subject=next(iter(figures)),
        )


def _trail(document: Document, page: Shown) -> Iterator[Hit]:
    missing = [entry for entry in islice(breadcrumbs(document), _MOST_COMPARED) if not page.has(entry.value)]
    if missing:
        names = ", ".join(f"“{plain(entry.value)[:60]}”" for entry in missing[:_MOST_NAMED])
        yield Hit(
            missing[0].place,
            f"The breadcrumb trail of the structured data names {names}, which the page does not show: show the trail, "
            "with the same names.",
            subject=f"breadcrumb {missing[0].value[:80]}",
        )


def _in_words(value: str) -> str:
    day = iso_date(value)
    return in_words(day) if day else value[:40]


def _speaks_english(document: Document) -> bool:
    return (document.language or "en").lower().startswith("en") and any(
        block.role is not Role.META_DESCRIPTION for block in document.blocks
    )
