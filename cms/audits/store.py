"""Write audits to the database so that each page and version has exactly one current run."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone
from wagtail.models import Page

from cms.audits.judge import Judgement
from cms.audits.models import AuditFinding, AuditRun, Version
from cms.audits.rows import run_row
from cms.audits.site_profile import Rules


@dataclass(frozen=True)
class RunKey:
    """What makes two audits the same one."""

    page_id: int
    version: Version
    content_hash: str
    rules: Rules

    def fields(self) -> dict:
        """The key as fields of AuditRun, but for the version."""
        return {
            "page_id": self.page_id,
            "content_hash": self.content_hash,
            "rules_digest": self.rules.digest,
        }


@dataclass(frozen=True)
class Edition:
    """Which state of a page's version was audited. When it changes, what was rendered before is history."""

    live: bool
    draft: bool
    saved_at: datetime | None
    revision_id: int | None

    @classmethod
    def of(cls, page: Page, version: Version) -> "Edition":
        """The state that `page`, as loaded, has in the given version."""
        draft = not page.live or page.has_unpublished_changes
        if version == Version.LIVE:
            return cls(page.live, draft, page.last_published_at, page.live_revision_id)
        return cls(page.live, draft, page.latest_revision_created_at, page.latest_revision_id)


class Overtaken(Exception):
    """The page was saved, or audited by somebody else, while it was audited: look again."""


# Sent once an audit has become the latest word on its page and version, whether stored now or confirmed; with `run`.
audit_stored = Signal()


def find_run(key: RunKey) -> AuditRun | None:
    """Return the stored run of exactly this content and these rules; for what goes live, also the draft's."""
    versions = [Version.LIVE, Version.DRAFT] if key.version == Version.LIVE else [Version.DRAFT]
    runs = {run.version: run for run in AuditRun.objects.filter(**key.fields(), version__in=versions)}
    return runs.get(key.version) or runs.get(Version.DRAFT)


def confirm_run(run: AuditRun, version: Version, edition: Edition) -> AuditRun:
    """Make a stored run the current one of a version, because the page says again what it said then."""
    with transaction.atomic():
        _lock(run.page_id, version, edition)
        run.version = version
        _retire_others(run)
        run.current = True
        run.checked_at = timezone.now()
        run.content_saved_at = edition.saved_at
        run.revision_id = edition.revision_id
        changed = ("version", "current", "checked_at", "content_saved_at", "revision_id")
        if not AuditRun.objects.filter(pk=run.pk).update(**{name: getattr(run, name) for name in changed}):
            raise Overtaken  # somebody replaced the run before the page was locked
        _tell(run)
    return run


def save_run(key: RunKey, edition: Edition, judgement: Judgement) -> AuditRun:
    """Store a judgement and make it the current one; a run of the same content is replaced."""
    with transaction.atomic():
        _lock(key.page_id, key.version, edition)
        AuditRun.objects.filter(**key.fields(), version=key.version).delete()
        run = run_row(judgement.report)
        for name, value in key.fields().items():
            setattr(run, name, value)
        run.version = key.version
        run.ruleset = key.rules.ruleset
        run.engine = key.rules.engine
        run.profile = key.rules.profile.name
        run.current = True
        run.content_saved_at = edition.saved_at
        run.revision_id = edition.revision_id
        _retire_others(run)
        run.save(force_insert=True)
        for row in judgement.rows:
            row.run = run
        AuditFinding.objects.bulk_create(judgement.rows, batch_size=500)
        _tell(run)
    return run


def retire_runs(page_id: int, version: Version) -> None:
    """Say that the page no longer has this version. What was live stays on record; drafts leave none."""
    runs = AuditRun.objects.filter(page_id=page_id, version=version)
    if version == Version.LIVE:
        runs.filter(current=True).update(current=False)
    else:
        runs.delete()


def _tell(run: AuditRun) -> None:
    transaction.on_commit(partial(audit_stored.send_robust, AuditRun, run=run), robust=True)


def _lock(page_id: int, version: str, edition: Edition) -> None:
    """Let one writer at a time store audits of a page, and only of what the page says now."""
    page = Page.objects.select_for_update().filter(pk=page_id).first()
    if page is None or Edition.of(page, Version(version)) != edition:
        raise Overtaken


def _retire_others(run: AuditRun) -> None:
    others = AuditRun.objects.filter(page_id=run.page_id, version=run.version).exclude(pk=run.pk)
    if run.version != Version.LIVE:  # of a draft, what other rules said of the same text is kept to compare with
        others.exclude(content_hash=run.content_hash).delete()
    others.filter(current=True).update(current=False)
