"""What holds today: the latest settings of each site, and to which site a page belongs."""

from dataclasses import dataclass

from django.db.models import Max
from wagtail.models import Page, Site

from cms.policy.models import Blocking, Publishing, SiteRules
from seo_checks import Severity


@dataclass(frozen=True)
class Gate:
    """What may be published: whether blocking claims are refused, and which severities block."""

    refuses: bool = True
    severities: frozenset[str] = frozenset({Severity.MUST_FIX})


def site_id_of(page: Page) -> int | None:
    """Return the id of the site that a page belongs to; None for a page outside all sites. Asks no database."""
    return next((root.site_id for root in Site.get_site_root_paths() if page.url_path.startswith(root.root_path)), None)


def latest(site_id: int | None) -> SiteRules | None:
    """Return what is set for a site; None where nothing ever was. One small query."""
    return SiteRules.objects.filter(site=site_id).order_by("-pk").first() if site_id else None


def latest_by_site() -> dict[int, SiteRules]:
    """Return what is set for each site that has anything set, in one query."""
    newest = SiteRules.objects.order_by().values("site").annotate(newest=Max("pk")).values("newest")
    return {rules.site_id: rules for rules in SiteRules.objects.filter(pk__in=newest)}


def gate_of(page: Page) -> Gate:
    """Return the site's policy on publishing a page."""
    return gate_after(latest(site_id_of(page)))


def gate_after(rules: SiteRules | None) -> Gate:
    """Return the policy that a version sets; the usual one where there is none."""
    if rules is None:
        return Gate()
    severities = {Severity.MUST_FIX, Severity.REVIEW} if rules.blocking == Blocking.REVIEW else {Severity.MUST_FIX}
    return Gate(rules.publishing != Publishing.WARNED, frozenset(severities))
