"""Make a claim-audit report from what is stored. The number of queries depends on neither pages nor claims."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import chain

from django.conf import settings
from django.db.models import F
from django.utils import timezone
from wagtail.models import Page, Site

from cms.audits import shown
from cms.audits.models import AuditFinding, AuditRun, Version
from cms.audits.site_profile import Rules, SitesRules, default_rules
from cms.compliance.models import ClaimEvent
from cms.compliance.standing import Standing, State
from cms.evidence.models import Evidence
from cms.reports.data import Claim, Cover, Figures, Gap, PageSection, Point, Provision, ReportData
from cms.reports.history import Histories, name_of
from cms.reports.method import method_of
from cms.reports.scope import Scope
from cms.reports.trend import Fixed, LiveHistory, Told, told
from cms.reports.weeks import open_by_week
from cms.users.models import User
from seo_checks import Category, PageStatus, Severity, Status

EXPIRING = timedelta(days=90)
SETTLED = frozenset({State.ACCEPTED.label, State.FALSE_ALARM.label})
CLEARED, NO_LONGER_FOUND = "Cleared", "No longer found"


def build_report(scope: Scope, user: User | None, made_by: str) -> ReportData:
    """Return the report about what the user may see of the scope, as of now; without a user, about all of it.

    Raises ProfileError, saying what to mend, where the site's rules cannot be read.
    """
    return _Builder(scope, user).report(made_by)


class _Builder:
    """What is read of the database, once, and the parts of the report that are made of it."""

    def __init__(self, scope: Scope, user: User | None) -> None:
        self.scope = scope
        self.now = timezone.now()
        self.today = timezone.localdate(self.now)
        self.pages = list(
            scope.pages(user)
            .annotate(
                author_name=F("treatmentarticlepage__author__name"),
                reviewer_name=F("treatmentarticlepage__medical_reviewer__name"),
                reviewed_on=F("treatmentarticlepage__last_reviewed"),
            )
            .order_by("path")
        )
        rules = SitesRules()
        self.rules: dict[int, Rules] = {page.pk: rules.of(page) for page in self.pages}
        ids = list(self.rules)
        runs = AuditRun.objects.filter(page__in=ids, current=True).defer("metrics", "outline", "keyphrase")
        self.runs = {(run.page_id, run.version): run for run in runs}
        self.addresses = {page.pk: self._address(page) for page in self.pages}
        self.histories = Histories(ids)
        self.live_history = LiveHistory(ids)
        self.provisions: dict[tuple[str, str], Provision] = {}
        self.findings = self._read_findings()

    def _read_findings(self) -> dict[int, list[Told]]:
        """The claims of the current runs, by run."""
        by_run: dict[int, list[Told]] = {run.pk: [] for run in self.runs.values()}
        found = AuditFinding.objects.filter(run__in=list(by_run), category=Category.CLAIMS)
        for finding in told(found.order_by("run", "position")):
            by_run[finding.run_id].append(finding)
        return by_run

    def report(self, made_by: str) -> ReportData:
        """Put the parts together."""
        sections = [self._section(page) for page in self.pages]
        claims = [claim for section in sections for claim in section.claims]
        live = [claim for claim in claims if claim.version.startswith("live") and claim.state not in SETTLED]
        scope = self.scope
        return ReportData(
            cover=self._cover(made_by),
            figures=self._figures(claims, live),
            weeks=open_by_week(self.live_history, scope.first_day, scope.last_day),
            rules=[Point(rule, count) for rule, count in _ranked(Counter(claim.rule for claim in live))],
            pages=sections,
            cleared=[claim for page in self.pages for claim in self._cleared(page)],
            fixed=self._fixed(),
            provisions=list(self.provisions.values()),
            gaps=self._gaps(),
            method=method_of(scope.first_day, self.today),
            history=[step for page in self.pages for step in self.histories.steps(page)],
        )

    def _cover(self, made_by: str) -> Cover:
        site = Site.objects.filter(is_default_site=True).first()
        rules = list(self.rules.values()) or [default_rules()]
        return Cover(
            title="Claim-audit report",
            site=(site and site.site_name) or settings.WAGTAIL_SITE_NAME,
            scope=self.scope.label,
            first_day=self.scope.first_day.isoformat(),
            last_day=self.scope.last_day.isoformat(),
            made_at=timezone.localtime(self.now).isoformat(timespec="seconds"),
            made_by=made_by,
            ruleset=rules[0].ruleset,
            engine=rules[0].engine,
            profile=", ".join(dict.fromkeys(each.profile.name for each in rules)),
            jurisdictions=list(dict.fromkeys(chain.from_iterable(each.profile.claims.jurisdictions for each in rules))),
        )

    def _figures(self, claims: list[Claim], live: list[Claim]) -> Figures:
        last = (self.today + EXPIRING).isoformat()
        accepted = [claim for claim in claims if claim.state == State.ACCEPTED.label]
        audited = {page for (page, _), run in self.runs.items() if run.status != PageStatus.FAILED}
        return Figures(
            pages_audited=len(audited),
            open_must_fix_live=sum(claim.severity == Severity.MUST_FIX for claim in live),
            under_review=sum(claim.state == State.IN_REVIEW.label for claim in claims),
            accepted_with_evidence=sum(bool(claim.evidence) for claim in accepted),
            expiring=sum(bool(claim.decided_until) and claim.decided_until <= last for claim in accepted)
            + self._expiring_entries(),
        )

    def _expiring_entries(self) -> int:
        """How many entries of the clinic's register clear claims of the report and end soon."""
        cleared = (finding for found in self.findings.values() for finding in found if shown.is_cleared(finding))
        keys = {finding.claim.get("evidence_entry") for finding in cleared}
        ending = Evidence.objects.holding(self.today).filter(expires_on__lte=self.today + EXPIRING)
        return len(keys.intersection(ending.values_list("key", flat=True)))

    # -- pages and their claims

    def _section(self, page: Page) -> PageSection:
        runs = self._runs(page)
        open_claims = [self._claim(page, finding, version) for finding, version in self._once_each(page, Status.OPEN)]
        return PageSection(
            id=page.pk,
            title=page.title,
            address=self.addresses[page.pk],
            versions=[_version(run) for run in runs],
            author=page.author_name or "",
            medical_reviewer=page.reviewer_name or "",
            last_reviewed=_day(page.reviewed_on),
            audited=_day(max((run.checked_at for run in runs), default=None)),
            claims=open_claims,
        )

    def _address(self, page: Page) -> str:
        return next((run.source for run in self._runs(page)), page.url_path)

    def _runs(self, page: Page) -> list[AuditRun]:
        return [run for version in Version if (run := self.runs.get((page.pk, version.value)))]

    def _once_each(self, page: Page, status: Status) -> Iterable[tuple[Told, str]]:
        """The claims of a page, each once, with the version that makes it: live, draft or both."""
        found = {
            run.version: [finding for finding in self.findings[run.pk] if finding.status == status]
            for run in self._runs(page)
        }
        live, draft = found.get(Version.LIVE, []), found.get(Version.DRAFT, [])
        in_live, in_draft = ({finding.fingerprint for finding in findings} for findings in (live, draft))
        for finding in live:
            yield finding, "live and draft" if finding.fingerprint in in_draft else "live"
        for finding in draft:
            if finding.fingerprint not in in_live:
                yield finding, "draft"

    def _cleared(self, page: Page) -> list[Claim]:
        return [
            self._claim(page, finding, version, state=CLEARED)
            for finding, version in self._once_each(page, Status.CLEARED)
        ]

    def _fixed(self) -> list[Claim]:
        pages = {page.pk: page for page in self.pages}
        found = list(self.live_history.fixed(self.scope.first_day, self.scope.last_day))
        claims = []
        for fixed in found:
            page = pages[self.live_history.texts[fixed.finding.run_id].page]
            state = NO_LONGER_FOUND if fixed.same_text else State.FIXED.label
            claims.append(self._claim(page, fixed.finding, "live", state=state, noted=_what_became(fixed)))
        return sorted(claims, key=lambda claim: (claim.page, claim.rule, claim.fingerprint))

    def _claim(self, page: Page, finding: Told, version: str, state: str = "", noted: str = "") -> Claim:
        standing = self.histories.standing(page.pk, finding.fingerprint, self.now)
        said = standing.decision
        return Claim(
            words=finding.quote,
            sentence=finding.sentence,
            start=_start(finding),
            location=shown.place(finding),
            version=version,
            rule=finding.rule,
            what=finding.message,
            basis=[self._provision(source).number for source in finding.sources],
            severity=finding.severity,
            state=state or standing.state(self.today, is_found=True).label,
            decided_by=name_of(said) if said else "",
            decided_on=_day(said.at) if said else "",
            decided_until=_day(said.expires_on) if said else "",
            reason=said.reason if said else "",
            evidence=_evidence(finding, said),
            fingerprint=finding.fingerprint,
            page=page.title,
            address=self.addresses[page.pk],
            noted=" · ".join(filter(None, [noted, _since(standing)])),
        )

    def _provision(self, source: dict) -> Provision:
        key = source["title"], source["url"]
        if key not in self.provisions:
            number = len(self.provisions) + 1
            self.provisions[key] = Provision(number, *key, source.get("jurisdiction", ""), source.get("says", ""))
        return self.provisions[key]

    # -- what was not read

    def _gaps(self) -> list[Gap]:
        problems: dict[str, list[str]] = {}
        for page in self.pages:
            for problem in self._problems(page):
                problems.setdefault(problem, []).append(page.title)
        return [Gap(problem, titles) for problem, titles in sorted(problems.items())]

    def _problems(self, page: Page) -> Iterable[str]:
        there = {
            Version.LIVE: (page.live, page.last_published_at),
            Version.DRAFT: (not page.live or page.has_unpublished_changes, page.latest_revision_created_at),
        }
        for version, (exists, saved_at) in there.items():
            run = self.runs.get((page.pk, version.value))
            if exists and run is None:
                yield f"The {version.value} text was never audited"
            if run is None:
                continue
            if run.status == PageStatus.FAILED:
                yield f"The {version.value} text could not be read: {' '.join(run.problems)}".strip()
            if run.status == PageStatus.PARTIAL:
                yield f"The {version.value} text was read in part: {' '.join(run.problems)}".strip()
            if exists and run.content_saved_at != saved_at:
                yield f"The {version.value} text was changed after its audit"
            if run.rules_digest != self.rules[page.pk].digest:
                yield f"The {version.value} text was audited with other rules than today’s"


def _version(run: AuditRun) -> str:
    revision = f", revision {run.revision_id}" if run.revision_id else ""
    saved = f", saved {_minute(run.content_saved_at)}" if run.content_saved_at else ""
    return f"{run.get_version_display()}{revision}{saved}"


def _start(finding: Told) -> int | None:
    if finding.block_start is None or finding.sentence_start is None:
        return None
    start = finding.block_start - finding.sentence_start
    return start if finding.sentence[start : start + len(finding.quote)] == finding.quote else None


def _evidence(finding: Told, said: ClaimEvent | None) -> str:
    return " · ".join(filter(None, [said.evidence if said else "", shown.evidence(finding)]))


def _since(standing: Standing) -> str:
    """What came after the decision, if any: it is what the words stand by, or do not."""
    said = []
    if standing.reopened:
        said.append(f"Reopened on {_day(standing.reopened.at)}: {standing.reopened.reason}")
    if standing.request:
        asked = standing.request
        said.append(f"Exception asked for by {name_of(asked)}, {_day(asked.at)}: {asked.reason}")
    if standing.override:
        anyway = standing.override
        said.append(f"Published anyway by {name_of(anyway)}, {_day(anyway.at)}: {anyway.reason}")
    return " · ".join(said)


def _what_became(fixed: Fixed) -> str:
    if fixed.same_text:
        return f"The text is the same; the rules of {_day(fixed.gone)} no longer find it"
    if fixed.gone:
        return f"Gone from the live text audited on {_day(fixed.gone)}"
    return f"The page is no longer live; last seen on {_day(fixed.seen)}"


def _ranked(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _day(moment) -> str:
    if moment is None:
        return ""
    return (timezone.localdate(moment) if isinstance(moment, datetime) else moment).isoformat()


def _minute(moment: datetime) -> str:
    return timezone.localtime(moment).strftime("%Y-%m-%d %H:%M")
