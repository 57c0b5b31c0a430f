"""Stored audits with findings made up for a test."""

from wagtail.models import Page

from cms.audits.models import AuditFinding, AuditRun, Version
from cms.audits.site_profile import site_rules
from seo_checks import Severity
from tests.cms.factories import RULE


def store(page: Page, findings: int = 1, *, version=Version.LIVE, **fields) -> AuditRun:
    """Store a current run with findings made up for it."""
    run = AuditRun.objects.create(
        page=page,
        version=version,
        content_hash=str(page.pk),
        rules_digest=site_rules(page).digest,
        current=True,
        status="audited",
        claims_judged=True,
        source=page.full_url,
        content_saved_at=page.last_published_at if version == Version.LIVE else page.latest_revision_created_at,
    )
    AuditFinding.objects.bulk_create(AuditFinding(run=run, position=n, **finding(n, **fields)) for n in range(findings))
    return run


def finding(number: int, **fields) -> dict:
    """The fields of a finding made up for a test."""
    severity = list(Severity)[number % 3]
    values = {
        "rule": RULE,
        "category": "claims",
        "severity": severity.value,
        "severity_rank": severity.rank,
        "status": "open",
        "message": f"Message {number}.",
        "why": "Because.",
        "quote": "never comes back",
        "sentence": f"Sentence {number} never comes back.",
        "sentence_start": 0,
        "block_role": "paragraph",
        "block_index": number,
        "block_start": len(f"Sentence {number} "),
        "block_end": len(f"Sentence {number} never comes back"),
        "contentpath": "summary",
        "field_label": "Summary",
        "sources": [{"id": "a", "title": "UK CAP 12.1", "url": "https://example.org/"}],
        "fingerprint": f"f{number}",
    }
    return {**values, **fields}
