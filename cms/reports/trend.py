"""Which texts of a page were live and when, and the claims that went with them: derived from stored audits."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from itertools import pairwise
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from cms.audits.models import AuditFinding, AuditRun, Version
from seo_checks import Category, Status

Pages = Sequence[int] | QuerySet  # the ids of pages, known or asked for within another query
Told = Any  # a row with those of a finding's attributes that reports tell
_TOLD = (
    *("run_id", "fingerprint", "rule", "severity", "status", "message", "quote", "sentence", "sentence_start"),
    *("block_role", "block_start", "field_label", "sources", "claim"),
)


def told(findings: QuerySet[AuditFinding]) -> QuerySet:
    """Return the findings as rows: tens of thousands of whole objects take seconds to make."""
    return findings.values_list(*_TOLD, named=True)


@dataclass(frozen=True, slots=True)
class LiveText:
    """The audit of a text while it was live; `until` is None for what is live now."""

    run: int
    page: int
    since: datetime
    until: datetime | None
    content: str
    replaced_by: str | None


@dataclass(frozen=True, slots=True)
class Fixed:
    """A claim of an earlier live text that the page no longer makes."""

    finding: Told
    seen: datetime
    gone: datetime | None
    same_text: bool


class LiveHistory:
    """All live texts that were audited of some pages, oldest first."""

    def __init__(self, page_ids: Pages) -> None:
        self.page_ids = page_ids

    @cached_property
    def texts(self) -> dict[int, LiveText]:
        """Each live text by the id of its run. One query."""
        runs = defaultdict(list)
        for run in (
            AuditRun.objects.filter(page__in=self.page_ids, version=Version.LIVE)
            .only("page_id", "current", "content_hash", "created_at", "checked_at")
            .order_by("current", "created_at", "pk")
        ):
            runs[run.page_id].append(run)
        return {text.run: text for page in runs.values() for text in _in_sequence(page)}

    @property
    def open_findings(self) -> QuerySet[AuditFinding]:
        """The claims that no evidence cleared in any of the texts."""
        return AuditFinding.objects.filter(
            run__page__in=self.page_ids, run__version=Version.LIVE, category=Category.CLAIMS, status=Status.OPEN
        )

    def fixed(self, first: date, last: date) -> Iterator[Fixed]:
        """Yield the claims that went in the period, once each, as they stood last. One query more."""
        now = AuditFinding.objects.filter(
            run__page=OuterRef("run__page"),
            run__version=Version.LIVE,
            run__current=True,
            fingerprint=OuterRef("fingerprint"),
        )
        gone = self.open_findings.filter(~Exists(now), run__current=False)
        latest: dict[tuple[int, str], Told] = {}
        for finding in told(gone.order_by("run__created_at", "run_id", "position")):
            latest[self.texts[finding.run_id].page, finding.fingerprint] = finding
        for finding in latest.values():
            text = self.texts[finding.run_id]
            if first <= timezone.localdate(text.until) <= last:
                replaced = text.replaced_by is not None
                yield Fixed(finding, text.until, text.until if replaced else None, text.replaced_by == text.content)


def _in_sequence(runs: list[AuditRun]) -> Iterator[LiveText]:
    """The texts of a page one after the other. One that came back is dated from when the text before was last seen."""
    since = runs[0].created_at
    for run, following in pairwise([*runs, None]):
        if following is None:
            until = None if run.current else run.checked_at
        else:
            until = (
                max(following.created_at, run.checked_at)
                if following.created_at < run.created_at
                else following.created_at
            )
        yield LiveText(run.pk, run.page_id, since, until, run.content_hash, following and following.content_hash)
        since = until
