"""The claims that wait at the desk, narrowed down and put in groups, all by the database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Exists, F, FilteredRelation, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Lower
from django.utils import timezone
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from cms.audits.models import AuditFinding, Version
from cms.compliance.desk.filters import ClaimKey, Filters
from cms.compliance.models import Act, Claim, ClaimEvent
from cms.compliance.open_findings import demands_for_change, open_findings
from cms.compliance.standing import DECISIONS
from cms.users.models import User
from seo_checks import Category, Severity, catalogue

PER_PAGE = 50  # groups
MOST_OTHERS = 250  # claims of a group that are offered along with the chosen one
SOON = timedelta(days=7)
_ARTICLE = "run__page__treatmentarticlepage"
_ON_LIVE_PAGES = Q(run__version=Version.LIVE, run__page__live=True)

# What the claims of a group share.
_KEYS = {
    "wording": ("rule", "wording"),
    "rule": ("rule",),
    "page": ("page_id",),
    "treatment": ("treatment_id",),
    "author": ("author_id",),
}


@dataclass(frozen=True)
class Group:
    """Claims that belong together, and the first of them."""

    first: AuditFinding
    label: str
    count: int
    since: datetime
    due_on: date | None = None

    @property
    def key(self) -> ClaimKey:
        """The claim that stands for the group in addresses."""
        return key_of(self.first)


def key_of(finding: AuditFinding) -> ClaimKey:
    """Return the claim that a finding is about."""
    return ClaimKey(finding.run.page_id, finding.fingerprint)


def claims_seen_by(user: User, findings: QuerySet[AuditFinding] | None = None) -> QuerySet[AuditFinding]:
    """Return the claims in current audits of the pages that the user may see, whatever was decided.

    What stands in the live text and in the draft alike is there once, as it stands in the live text.
    """
    found = AuditFinding.objects.filter(run__current=True) if findings is None else findings
    live = AuditFinding.objects.filter(
        run__current=True,
        run__version=Version.LIVE,
        run__page=OuterRef("run__page"),
        fingerprint=OuterRef("fingerprint"),
    )
    return found.filter(
        Q(run__version=Version.LIVE) | ~Exists(live),
        category=Category.CLAIMS,
        run__page__in=page_permission_policy.explorable_instances(user).values("pk"),
    )


def open_claims(user: User) -> QuerySet[AuditFinding]:
    """Return the claims that no evidence and no decision lets stand, on pages that the user may see."""
    return claims_seen_by(user, open_findings())


def open_must_fix(user: User) -> int:
    """Return how many must-fix claims are open on pages that the user may see."""
    return open_claims(user).filter(severity=Severity.MUST_FIX).count()


def queue(user: User, filters: Filters) -> QuerySet[AuditFinding]:
    """Return the open claims that the filters leave, but for the tab."""
    found = open_claims(user)
    if filters.severity:
        found = found.filter(severity=filters.severity)
    if filters.search:
        found = found.filter(_says(filters.search))
    return _in_state(found, filters.state)


def _says(words: str) -> Q:
    """Whether a claim, its page or its rule has the words; rules are few, and known without the database."""
    folded = words.casefold()
    rules = [name for name, check in catalogue().items() if folded in name or folded in check.title.casefold()]
    pages = Page.objects.filter(title__icontains=words).order_by()
    return (
        Q(sentence__icontains=words)
        | Q(quote__icontains=words)
        | Q(run__page__in=pages.values("pk"))
        | Q(rule__in=rules)
    )


def _in_state(found: QuerySet[AuditFinding], state: str) -> QuerySet[AuditFinding]:
    if state == "open":
        return found
    if state == "must-change":
        return found.filter(Exists(demands_for_change()))
    if state == "asked":
        answered = ClaimEvent.objects.filter(claim=OuterRef("claim"), act__in=DECISIONS, pk__gt=OuterRef("pk"))
        asked = ClaimEvent.objects.filter(
            ~Exists(answered),
            act=Act.REQUESTED,
            claim__page=OuterRef("run__page"),
            claim__fingerprint=OuterRef("fingerprint"),
        )
        return found.filter(Exists(asked))
    return found.filter(~Exists(demands_for_change()))


def in_tab(found: QuerySet[AuditFinding], tab: str, user: User) -> QuerySet[AuditFinding]:
    """Return those of the claims that a tab shows."""
    if tab == "mine":
        return found.filter(Exists(_said().filter(assignee=user)))
    if tab == "unassigned":
        return found.filter(~Exists(_said().filter(assignee__isnull=False)))
    if tab == "due":
        return found.filter(Exists(_said().filter(due_on__lte=_soon())))
    return found.filter(_ON_LIVE_PAGES) if tab == "live" else found


def tab_counts(found: QuerySet[AuditFinding], user: User) -> dict[str, int]:
    """Return how many claims each tab has, in one query."""
    said = FilteredRelation("run__page__claims", condition=Q(run__page__claims__fingerprint=F("fingerprint")))
    counts = (
        found.order_by()
        .annotate(said=said)
        .aggregate(
            all=Count("pk"),
            live=Count("pk", filter=_ON_LIVE_PAGES),
            mine=Count("pk", filter=Q(said__assignee=user)),
            assigned=Count("said__assignee"),
            due=Count("pk", filter=Q(said__due_on__lte=_soon())),
        )
    )
    return {**counts, "unassigned": counts["all"] - counts["assigned"]}


def in_groups(found: QuerySet[AuditFinding], filters: Filters) -> tuple[list[Group], bool]:
    """Return a page of the groups, the gravest first and the larger before the smaller, and whether more follow.

    Counting all groups would cost as much as finding them.
    """
    groups = (
        with_group_keys(found)
        .order_by()
        .values(*_KEYS[filters.group])
        .annotate(count=Count("pk"), rank=Min("severity_rank"), since=Min("run__created_at"), first=Min("pk"))
        .order_by("rank", "-count", "first")
    )
    if filters.tab == "due":
        groups = groups.annotate(due_on=Min(Subquery(_said().values("due_on")[:1]))).order_by("due_on", "rank", "first")
    begin = (filters.page - 1) * PER_PAGE
    rows = list(groups[begin : begin + PER_PAGE + 1])
    more = len(rows) > PER_PAGE
    rows = rows[:PER_PAGE]
    firsts = with_details(AuditFinding.objects.filter(pk__in=[row["first"] for row in rows])).in_bulk()
    return [
        Group(first, label_of(first, filters.group), row["count"], row["since"], row.get("due_on"))
        for row in rows
        if (first := firsts.get(row["first"]))
    ], more


def members(found: QuerySet[AuditFinding], chosen: AuditFinding, group: str) -> QuerySet[AuditFinding]:
    """Return the other claims of the group that the chosen one belongs to; `chosen` has its details."""
    shared = dict(zip(_KEYS[group], group_key(chosen, group), strict=True))
    nothing = {f"{key}__isnull": True for key, value in shared.items() if value is None}
    same = {key: value for key, value in shared.items() if value is not None}
    return (
        with_details(found)
        .filter(**same, **nothing)
        .exclude(run__page_id=chosen.run.page_id, fingerprint=chosen.fingerprint)
        .order_by("severity_rank", "run__page__title", "run__page_id", "position")
    )


def group_key(finding: AuditFinding, group: str) -> tuple:
    """Return what the claims of the finding's group share; it has its details."""
    return tuple(getattr(finding, key) for key in _KEYS[group])


def find(user: User, key: ClaimKey | None) -> AuditFinding | None:
    """Return a claim of a page that the user may see, decided or not; None where there is none any more."""
    if key is None:
        return None
    return with_details(claims_seen_by(user).filter(run__page_id=key.page_id, fingerprint=key.fingerprint)).first()


def find_all(user: User, keys: Sequence[ClaimKey]) -> list[AuditFinding]:
    """Return those of the claims that the user may see and that still stand on their pages."""
    wanted = set(keys)
    found = with_details(
        claims_seen_by(user).filter(
            run__page_id__in={key.page_id for key in wanted}, fingerprint__in={key.fingerprint for key in wanted}
        )
    ).order_by("run__page_id", "position")
    return [finding for finding in found if key_of(finding) in wanted]


def with_group_keys(found: QuerySet[AuditFinding]) -> QuerySet[AuditFinding]:
    """Add what claims are grouped by."""
    return found.annotate(
        wording=Lower("quote"),
        page_id=F("run__page_id"),
        treatment_id=F(f"{_ARTICLE}__treatment_id"),
        author_id=F(f"{_ARTICLE}__author_id"),
    )


def with_details(found: QuerySet[AuditFinding]) -> QuerySet[AuditFinding]:
    """Add the page, and what lists show of a claim."""
    return (
        with_group_keys(found)
        .select_related("run__page")
        .defer("run__problems", "run__metrics", "run__outline", "run__keyphrase")
        .annotate(
            treatment=F(f"{_ARTICLE}__treatment__name"),
            author=F(f"{_ARTICLE}__author__name"),
            last_saved_by=F("run__page__latest_revision__user_id"),
            due_on=_said().values("due_on")[:1],
        )
    )


def label_of(finding: AuditFinding, group: str) -> str:
    """Return in words what the claims of a finding's group share."""
    if group == "rule":
        check = catalogue().get(finding.rule)
        return check.title if check else finding.rule
    if group == "page":
        return finding.run.page.get_admin_display_title()
    if group == "treatment":
        return finding.treatment or "No treatment"
    if group == "author":
        return finding.author or "No author"
    return f"“{finding.quote}”" if finding.quote else finding.message


def _soon() -> date:
    return timezone.localdate() + SOON


def _said() -> QuerySet[Claim]:
    """What people said about the finding of an outer query."""
    return Claim.objects.filter(page=OuterRef("run__page"), fingerprint=OuterRef("fingerprint"))
