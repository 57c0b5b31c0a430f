"""The one policy on publishing: a page with undecided must-fix claims does not go live.

Readability and SEO never stand in the way. Every route by which Wagtail publishes asks here.
"""

from dataclasses import dataclass, field

from wagtail.models import Page

from cms.audits.audited import is_audited
from cms.audits.judge import judge_page
from cms.audits.models import AuditFinding
from cms.compliance.standing import undecided
from seo_checks import CaveatError, PageStatus


@dataclass(frozen=True)
class Refusal:
    """Why a page may not go live: the claims that nobody has decided on, or what was in the way of auditing it."""

    findings: list[AuditFinding] = field(default_factory=list)
    problems: tuple[str, ...] = ()

    @property
    def summary(self) -> str:
        """What is wrong, in a line."""
        if self.findings:
            number = len(self.findings)
            claims = f"{number} must-fix claims are" if number > 1 else "a must-fix claim is"
            return f"Publishing is blocked: {claims} undecided."
        return f"Publishing is blocked: the text could not be audited. {' '.join(self.problems)}"

    @property
    def remedy(self) -> str:
        """What would unblock it."""
        if self.findings:
            return "Change the words, or ask the compliance desk for an exception."
        return "Mend what is named, then try again."


def publishing_refusal(page: Page) -> Refusal | None:
    """Return why `page`, with the content it has in memory, may not go live; None where nothing stands in the way.

    Text that could not be read counts against the page: what nobody has audited, nobody may take for clean.
    """
    if not is_audited(page):
        return None
    try:
        judgement = judge_page(page)
    except CaveatError as error:
        return Refusal(problems=(str(error),))
    if judgement.report.status == PageStatus.FAILED:
        return Refusal(problems=judgement.report.problems)
    findings = undecided(judgement.rows, page)
    return Refusal(findings=findings) if findings else None
