"""Which stored audits were made by other rules than hold today for their page's site."""

from django.db.models import Case, QuerySet, Value, When
from wagtail.models import Site

from cms.audits.models import AuditRun
from cms.audits.site_profile import SitesRules


def outdated(runs: QuerySet[AuditRun]) -> QuerySet[AuditRun]:
    """Return those of the runs that an audit of today would not repeat. Raises ProfileError as `site_rules`."""
    rules = SitesRules()
    # The nearest root counts, and of sites that share one the site that Wagtail takes.
    sites = Site.objects.order_by("-root_page__depth", "-is_default_site", "hostname")
    today = [
        When(page__path__startswith=path, then=Value(rules.of_site(site).digest))
        for site, path in sites.values_list("pk", "root_page__path")
    ]
    return runs.exclude(rules_digest=Case(*today, default=Value(rules.of_site(None).digest)))
