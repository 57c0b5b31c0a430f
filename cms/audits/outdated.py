"""Which stored audits were made by other rules than hold today for their page's site."""

from django.db.models import Case, QuerySet, Value, When
from wagtail.models import Site

from cms.audits.models import AuditRun
from cms.audits.site_profile import SitesRules


def outdated(runs: QuerySet[AuditRun]) -> QuerySet[AuditRun]:
    """Return those of the runs that an audit of today would not repeat. Raises ProfileError as `site_rules`."""
    rules = SitesRules()
    sites = Site.objects.order_by("-root_page__depth").values_list("pk", "root_page__path")  # the nearest root counts
    today = [When(page__path__startswith=path, then=Value(rules.of_site(site).digest)) for site, path in sites]
    return runs.exclude(rules_digest=Case(*today, default=Value(rules.of_site(None).digest)))
