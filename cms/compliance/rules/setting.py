"""Setting the rules of a site: one function that everything goes through, with its entry in the log."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import QuerySet
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, Site
from wagtail.permission_policies.sites import SitePermissionPolicy

from cms.audits.audit_site import pages_of
from cms.audits.models import AuditRun
from cms.audits.site_profile import rules_with
from cms.compliance.rules.choice import Choice, changes
from cms.policy.current import latest
from cms.policy.models import SiteRules
from cms.users.models import User

CHANGED = "caveat.settings.changed"
AUDITED_AGAIN = "caveat.settings.audited_again"
PERMISSION = "policy.change_siterules"

_rights = SitePermissionPolicy(SiteRules)


def sites_of(user: User) -> list[Site]:
    """Return the sites whose rules the user may set, the default one first."""
    return sorted(_rights.sites_user_has_permission_for(user, "change"), key=lambda site: not site.is_default_site)


def may_set(user: User, site: Site) -> bool:
    """Return whether the user may set the rules of a site."""
    return _rights.user_has_permission_for_instance(user, "change", site)


@transaction.atomic
def set_rules(site: Site, choice: Choice, user: User, reason: str, based_on: int | None) -> SiteRules:
    """Keep a new version of the site's rules, and who set it why; `based_on` is the version that the user looked at.

    Raises PermissionDenied; ValidationError without a reason, or where somebody else was quicker; ProfileError.
    """
    if not may_set(user, site):
        raise PermissionDenied("Setting the rules of a site takes the right to do so.")
    if not reason.strip():
        raise ValidationError("Say why: it is what others will read.")
    Site.objects.select_for_update().get(pk=site.pk)  # one at a time
    current = latest(site.pk)
    if (current.pk if current else None) != based_on:
        raise ValidationError("Somebody else has changed these rules meanwhile. Look at them, then change them again.")
    before = Choice.of(current)
    changed = changes(before, choice)
    digest = rules_with(choice.chosen).digest
    current_runs = AuditRun.objects.filter(page__in=pages_of(site).values("pk"), current=True)
    others = current_runs.exclude(rules_digest=digest).order_by().values_list("rules_digest", flat=True)
    version = SiteRules.objects.create(
        site=site,
        chosen=choice.chosen,
        reasons=choice.reasons,
        publishing=choice.publishing,
        blocking=choice.blocking,
        reason=reason.strip(),
        by=user,
        digest=digest,
        digests_before=sorted(others.distinct()),
    )
    log(
        instance=version,
        action=CHANGED if changed else AUDITED_AGAIN,
        user=user,
        data={
            "reason": version.reason,
            "changes": [str(change) for change in changed],
            "old": _kept(before),
            "new": _kept(choice),
        },
    )
    return version


def versions_of(site: Site) -> QuerySet[SiteRules]:
    """Return all versions of a site's rules, the newest first."""
    return SiteRules.objects.filter(site=site).select_related("by").order_by("-pk")


def with_changes(versions: Sequence[SiteRules]) -> list[tuple[SiteRules, list[str]]]:
    """Return each of the versions with what it changed, in words; one query."""
    entries = ModelLogEntry.objects.get_for_model(SiteRules).filter(object_id__in=[str(each.pk) for each in versions])
    changed = {entry.object_id: entry.data["changes"] for entry in entries}
    return [(version, changed.get(str(version.pk), [])) for version in versions]


def _kept(choice: Choice) -> dict:
    return {
        "chosen": choice.chosen,
        "reasons": choice.reasons,
        "publishing": choice.publishing,
        "blocking": choice.blocking,
    }
