"""What a report is about: which pages, and the period of its history; never more than its maker may see."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from cms.articles.models import Treatment
from cms.audits.audit_site import audited_pages
from cms.users.models import User

PERIOD = timedelta(weeks=26)  # where no period is asked for
LONGEST = timedelta(days=3 * 366)
SITE, TREATMENT, PAGE = "site", "treatment", "page"


@dataclass(frozen=True)
class Scope:
    """The pages of the site, of a treatment, or one page; and a period, both days included.

    The period is that of the weekly figures and of the claims that were fixed. Where claims stand is told as of the
    day on which the report is made: stored audits say what is, decisions say what was decided and when.
    """

    first_day: date
    last_day: date
    treatment: Treatment | None = None
    page: Page | None = None

    @classmethod
    def of(cls, first_day: date | None = None, last_day: date | None = None, **about) -> "Scope":
        """Return a scope with the usual period where a day is not given; it ends today at the latest."""
        last_day = min(last_day or timezone.localdate(), timezone.localdate())
        return cls(first_day or last_day - PERIOD, last_day, **about)

    @property
    def label(self) -> str:
        """What the report is about, in words."""
        if self.page:
            return f"Page: {self.page.title}"
        return f"Treatment: {self.treatment.name}" if self.treatment else "The whole site"

    def pages(self, user: User | None) -> QuerySet[Page]:
        """Return the audited pages of the scope that the user may see; without a user, all (for commands)."""
        pages = audited_pages()
        if user:
            pages = pages.filter(pk__in=page_permission_policy.explorable_instances(user).values("pk"))
        if self.page:
            return pages.filter(pk=self.page.pk)
        return pages.filter(Q(treatmentarticlepage__treatment=self.treatment)) if self.treatment else pages
