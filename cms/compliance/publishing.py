"""The one policy on publishing: a page with undecided must-fix claims does not go live.

Its site may be set to ask more, or only to warn. Readability and SEO never stand in the way. Every route by which
Wagtail publishes asks here; PUBLISHING.md names them.
"""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from wagtail.log_actions import log
from wagtail.models import Page

from cms.audits.audited import is_audited
from cms.audits.judge import judge, read_page
from cms.audits.models import AuditFinding, Version
from cms.audits.site_profile import site_rules
from cms.audits.store import RunKey, find_run
from cms.compliance import service
from cms.compliance.standing import undecided
from cms.policy.current import gate_of
from cms.users.models import User
from seo_checks import CaveatError, Severity

logger = logging.getLogger(__name__)

SHOW_REFUSAL = "publishing=refused"  # asks the page editor to show what stands in the way
PUBLISHED_UNAUDITED = "caveat.published_unaudited"


@dataclass(frozen=True)
class Refusal:
    """Why a page may not go live: the claims that nobody has decided on, and what was in the way of auditing it."""

    findings: list[AuditFinding] = field(default_factory=list)
    problems: tuple[str, ...] = ()

    @property
    def summary(self) -> str:
        """What is wrong, in a line."""
        reasons = []
        if self.findings:
            verb = "are" if len(self.findings) > 1 else "is"
            reasons.append(f"{counted(self.findings)} {verb} undecided")
        if self.problems:
            reasons.append("the text could not be audited in full")
        return " ".join([f"Publishing is blocked: {' and '.join(reasons)}.", *self.problems])

    @property
    def remedy(self) -> str:
        """What would unblock it."""
        remedies = []
        if self.findings:
            remedies.append("Change the words, or ask the compliance desk for an exception.")
        if self.problems:
            remedies.append("Mend what is named, then try again.")
        return " ".join(remedies)


def counted(findings: Sequence[AuditFinding]) -> str:
    """Return in words how many claims these are, and of what gravity."""
    claim = "must-fix claim" if all(row.severity == Severity.MUST_FIX for row in findings) else "claim"
    return f"{len(findings)} {claim}s" if len(findings) > 1 else f"a {claim}"


class PublishingRefused(PermissionDenied):
    """Raised instead of publishing a page; its message says why and what would unblock it."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(f"{refusal.summary} {refusal.remedy}")
        self.refusal = refusal


def publishing_refusal(page: Page) -> Refusal | None:
    """Return why `page`, with the content it has in memory, may not go live; None where nothing stands in the way.

    Text that could not be judged counts against the page: what nobody has audited, nobody may take for clean. A text
    that is stored as audited by the rules of today is not judged again.
    """
    if not is_audited(page):
        return None
    try:
        claims_judged, problems, findings = _audit(page)
    except CaveatError as error:
        return Refusal(problems=(str(error),))
    except Exception as error:  # whatever breaks an audit must not publish the page, nor stop the pages after it
        logger.exception("Page %s could not be audited before it was published", page.pk)
        return Refusal(problems=(f"The audit failed ({type(error).__name__}: {error}).",))
    return refusal_after(claims_judged, problems, findings, page)


def refusal_after(
    claims_judged: bool, problems: Iterable[str], findings: Iterable[AuditFinding], page: Page
) -> Refusal | None:
    """Return what the policy makes of an audit of the page: whether it judged all text, why not, what it found."""
    gate = gate_of(page)
    if not gate.refuses:
        return None
    unjudged = () if claims_judged else tuple(problems)
    blocking = undecided(findings, page, gate.severities)
    return Refusal(blocking, unjudged) if blocking or unjudged else None


def live_claims(page: Page) -> list[AuditFinding]:
    """Return the claims that the policy is about and nobody has decided on in `page`, with the content in memory.

    Raises CaveatError for broken rules.
    """
    return undecided(_audit(page)[2], page, gate_of(page).severities)


def refuse_undecided(page: Page) -> None:
    """Raise PublishingRefused where `page`, with the content it has in memory, may not go live."""
    refusal = publishing_refusal(page)
    if refusal:
        raise PublishingRefused(refusal)


def refusal_path(page: Page) -> str:
    """Return the address of the page's editor that shows at their fields what stands in the way of publishing it."""
    return f"{reverse('wagtailadmin_pages:edit', args=[page.pk])}?{SHOW_REFUSAL}"


def may_override(user: User) -> bool:
    """Return whether the user may publish what is refused, giving a reason."""
    return user.has_perm(service.OVERRIDE)


def publish_anyway(page: Page, refusal: Refusal, user: User, reason: str) -> None:
    """Keep for each claim who publishes it and why; of a text that could not be audited, in the page's log.

    Raises PermissionDenied without the right, ValidationError without a reason.
    """
    service.publish_anyway(page, refusal.findings, user, reason)
    if refusal.problems:
        log(
            instance=page,
            action=PUBLISHED_UNAUDITED,
            user=user,
            revision=page.latest_revision,
            data={"reason": reason.strip(), "problems": list(refusal.problems)},
        )


def _audit(page: Page) -> tuple[bool, tuple[str, ...], Sequence[AuditFinding]]:
    """Whether all of the page's text was judged, the problems, and the findings, stored or found now."""
    text, rules = read_page(page), site_rules(page)
    run = None if text.fault else find_run(RunKey(page.pk, Version.LIVE, text.digest, rules))
    if run:
        return run.claims_judged, tuple(run.problems), list(run.findings.order_by("position"))
    judgement = judge(text, rules.profile)
    return judgement.report.claims_judged, judgement.report.problems, judgement.rows
