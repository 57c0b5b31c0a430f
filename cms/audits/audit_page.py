"""Audit one page of the site: read it, judge it, store the result."""

from django.db import IntegrityError
from wagtail.models import Page

from cms.audits.audited import is_audited, versions_of
from cms.audits.judge import judge, read_page
from cms.audits.models import AuditRun, Version
from cms.audits.site_profile import site_rules
from cms.audits.store import Edition, Overtaken, RunKey, confirm_run, find_run, retire_runs, save_run

_ATTEMPTS = 10


def audit_page(page: Page, version: Version = Version.LIVE, *, force: bool = False) -> AuditRun | None:
    """Audit a version of a page as the database has it now, and return the run that is current afterwards.

    Text and rules that were audited before are not audited again, unless `force`. Returns None where there is nothing
    to audit: the page is gone, is not of an audited type, or does not have this version. Safe to call from many
    places at once. Raises Overtaken for a page that is saved over and over while it is audited.
    """
    for _ in range(_ATTEMPTS):
        stored = Page.objects.filter(pk=page.pk).first()
        if stored is None or not is_audited(stored):
            return None
        if version not in versions_of(stored):
            retire_runs(stored.pk, version)
            return None
        try:
            return _audit(stored, version, force)
        except (Overtaken, IntegrityError):
            continue
    raise Overtaken("The page was saved again and again while it was audited.")


def _audit(page: Page, version: Version, force: bool) -> AuditRun:
    rules = site_rules(page)
    edition = Edition.of(page, version)
    text = read_page(page.specific if version == Version.LIVE else page.specific.get_latest_revision_as_object())
    key = RunKey(page.pk, version, text.digest, rules)
    run = None if force or text.fault else find_run(key)
    if run:
        return confirm_run(run, version, edition)
    return save_run(key, edition, judge(text, rules.profile))
