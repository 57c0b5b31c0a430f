"""What a digest tells: only what is somebody's own business, of pages that they may see.

Evidence: `watch_evidence` tells of it 90 and 30 days before it expires, and once it has expired. The digest reminds of
it in between, from the 29th day on, and in the last week alone that is a reason to write.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.template.defaultfilters import pluralize
from django.urls import reverse
from django.utils.formats import date_format
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from cms.audits.models import AuditFinding
from cms.compliance import service
from cms.compliance.desk import queue
from cms.compliance.desk.filters import ClaimKey, Filters
from cms.compliance.models import Act, ClaimEvent
from cms.compliance.standing import DECISIONS
from cms.evidence.expiry import WARNINGS
from cms.evidence.models import Evidence
from cms.users.models import User
from seo_checks import Severity, Status

LISTED = 10
_REMINDED_OF = timedelta(days=min(WARNINGS) - 1)
_PRESSING = timedelta(days=7)


@dataclass(frozen=True)
class Period:
    """What a digest is about: the day it is sent on, and since when and until when things are news."""

    day: date
    since: datetime
    until: datetime


@dataclass(frozen=True)
class Section:
    """One matter: what it is, some of the cases with their addresses, how many more, and where all of them are.

    Addresses are paths. What is not pressing comes along with other news, and is no reason for a mail.
    """

    title: str
    cases: tuple[tuple[str, str], ...] = ()
    more: int = 0
    address: str = ""
    is_pressing: bool = True


def sections_for(user: User, period: Period) -> list[Section]:
    """Return what there is to tell the user; the number of queries does not depend on how much that is."""
    parts: list[Callable[[User, Period], Iterator[Section]]] = [_decisions, _evidence_of_pages, _own_evidence]
    if user.has_perm(service.DECIDE):
        parts = [_assigned, _asked, _reopened, _unassigned, *parts]
    return [section for part in parts for section in part(user, period)]


def _assigned(user: User, period: Period) -> Iterator[Section]:
    filters = Filters(tab="mine")
    mine = queue.with_details(queue.in_tab(queue.queue(user, filters), "mine", user))
    if not (number := mine.count()):
        return
    late = mine.filter(due_on__lt=period.day).count()
    first = mine.order_by(F("due_on").asc(nulls_last=True), "severity_rank", "pk")[:LISTED]
    overdue = f", {late} of them overdue" if late else ""
    yield _section(
        f"Assigned to you: {number} claim{pluralize(number)}{overdue}",
        [(f"{_claim(row)}{_due(row.due_on, period.day)}", _at_desk(queue.key_of(row))) for row in first],
        number,
        filters.url(),
    )


def _asked(user: User, period: Period) -> Iterator[Section]:
    filters = Filters(state="asked")
    asked = queue.with_details(queue.queue(user, filters))
    if number := asked.count():
        first = asked.order_by("severity_rank", "pk")[:LISTED]
        yield _section(
            f"Exceptions asked for: {number}",
            [(_claim(row), _at_desk(queue.key_of(row))) for row in first],
            number,
            filters.url(),
        )


def _reopened(user: User, period: Period) -> Iterator[Section]:
    decided = ClaimEvent.objects.filter(claim=OuterRef("claim"), act__in=DECISIONS, pk__gt=OuterRef("pk"))
    seen = page_permission_policy.explorable_instances(user).values("pk")
    found = _news(period).filter(~Exists(decided), act=Act.REOPENED, claim__page__in=seen)
    if number := found.count():
        yield _section(
            f"Reopened: {number} claim{pluralize(number)}",
            [(f"{_said(event)} {_line(event.reason)}", _at_desk(_key(event))) for event in found[:LISTED]],
            number,
        )


def _unassigned(user: User, period: Period) -> Iterator[Section]:
    filters = Filters(tab="unassigned", severity=Severity.MUST_FIX.value)
    on_live = queue.in_tab(queue.queue(user, filters), "live", user)
    number = queue.in_tab(on_live, filters.tab, user).count()
    if number:
        title = f"On live pages, assigned to nobody: {number} must-fix claim{pluralize(number)}"
        yield Section(title, address=filters.url())


def _decisions(user: User, period: Period) -> Iterator[Section]:
    found = _news(period).filter(act__in=DECISIONS, claim__page__in=_pages_of(user)).exclude(by=user)
    if number := found.count():
        yield _section(
            f"Decided on your pages: {number} claim{pluralize(number)}",
            [
                (f"{_said(event)} {event.get_act_display()}. {_line(event.reason)}", _editor(event.claim.page_id))
                for event in found[:LISTED]
            ],
            number,
        )


def _evidence_of_pages(user: User, period: Period) -> Iterator[Section]:
    entries = {entry.key: entry for entry in _expiring(period.day).exclude(owner=user)}
    rests = (
        AuditFinding.objects.filter(
            run__current=True,
            status=Status.CLEARED,
            claim__evidence_entry__in=list(entries),
            run__page__in=_pages_of(user),
        )
        .order_by("run__page__title", "run__page")
        .values_list("claim__evidence_entry", "run__page__title", "run__page")
        .distinct()
    )
    cases = [
        (entries[key].expires_on, f"{_line(title)}: {_expiry(entries[key])}", _editor(page))
        for key, title, page in rests
    ]
    yield from _evidence_section("Your pages rest on evidence that expires soon", sorted(cases), period.day)


def _own_evidence(user: User, period: Period) -> Iterator[Section]:
    edit = Evidence.snippet_viewset.get_url_name("edit")
    cases = [
        (entry.expires_on, _expiry(entry), reverse(edit, args=[entry.pk]))
        for entry in _expiring(period.day).filter(owner=user)
    ]
    yield from _evidence_section("Your evidence expires soon", cases, period.day)


def _evidence_section(title: str, cases: list[tuple[date, str, str]], today: date) -> Iterator[Section]:
    if cases:
        shown = tuple((text, address) for _, text, address in cases[:LISTED])
        yield Section(title, shown, len(cases) - len(shown), is_pressing=cases[0][0] <= today + _PRESSING)


def _expiring(today: date) -> QuerySet[Evidence]:
    return Evidence.objects.holding(today).filter(expires_on__lte=today + _REMINDED_OF).order_by("expires_on", "key")


def _news(period: Period) -> QuerySet[ClaimEvent]:
    events = ClaimEvent.objects.filter(at__gt=period.since, at__lte=period.until)
    return events.select_related("claim__page").order_by("-pk")


def _pages_of(user: User) -> QuerySet:
    """The ids of the pages that somebody owns or saved last, and may see."""
    theirs = Page.objects.filter(Q(owner=user) | Q(latest_revision__user=user))
    return theirs.filter(pk__in=page_permission_policy.explorable_instances(user).values("pk")).values("pk")


def _section(title: str, cases: list[tuple[str, str]], number: int, address: str = "") -> Section:
    return Section(title, tuple(cases), number - len(cases), address)


def _claim(row: AuditFinding) -> str:
    return f"“{_line(row.quote)}” on {_line(row.run.page.get_admin_display_title())}"


def _said(event: ClaimEvent) -> str:
    return f"“{_line(event.claim.quote)}” on {_line(event.claim.page.get_admin_display_title())}:"


def _due(due_on: date | None, today: date) -> str:
    if due_on is None:
        return ""
    return f", {'overdue since' if due_on < today else 'due on'} {date_format(due_on, 'j F Y')}"


def _expiry(entry: Evidence) -> str:
    return f"“{entry.key}” ({_line(entry.wording)}) holds until {date_format(entry.expires_on, 'j F Y')}"


def _line(text: str) -> str:
    """The text on one line."""
    return " ".join(text.split())


def _key(event: ClaimEvent) -> ClaimKey:
    return ClaimKey(event.claim.page_id, event.claim.fingerprint)


def _at_desk(key: ClaimKey) -> str:
    return Filters(claim=key).url()


def _editor(page_id: int) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page_id])
