"""Which stored audits were made by other rules than hold today for their page's site."""

from django.db.models import Case, F, QuerySet, Value, When
from wagtail.models import Site

from cms.audits.models import AuditRun
from cms.audits.site_profile import SitesRules
from seo_checks import CaveatError, ProfileError


class Today:
    """The rules that hold today on each site; `unreadable` says of which sites they cannot be read, and why.

    Raises ProfileError where they can be of no site, because the profile file or the evidence register is at fault.
    """

    def __init__(self) -> None:
        rules = SitesRules()
        self._elsewhere = Value(rules.of_site(None).digest)
        self._by_root: dict[str, Value | F] = {}
        self.unreadable: dict[Site, ProfileError] = {}
        # The nearest root counts, and of sites that share one the site that Wagtail takes.
        sites = Site.objects.select_related("root_page").order_by("-root_page__depth", "-is_default_site", "hostname")
        for site in sites:
            if site.root_page.path not in self._by_root:
                self._by_root[site.root_page.path] = self._digest(rules, site)

    def outdated(self, runs: QuerySet[AuditRun]) -> QuerySet[AuditRun]:
        """Return those of the runs that an audit of today would not repeat; none of sites in `unreadable`."""
        today = [When(page__path__startswith=path, then=digest) for path, digest in self._by_root.items()]
        return runs.exclude(rules_digest=Case(*today, default=self._elsewhere))

    def _digest(self, rules: SitesRules, site: Site) -> Value | F:
        try:
            return Value(rules.of_site(site.pk).digest)
        except CaveatError as error:
            self.unreadable[site] = ProfileError(f"The rules of {site} cannot be read: {error.problem}", error.remedy)
            return F("rules_digest")  # a run has nothing to differ from
