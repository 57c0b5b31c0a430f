"""System checks of what is set for sites: they read the database, so they run where it is named."""

from django.core.checks import Error, Warning
from django.db import DEFAULT_DB_ALIAS, connection

from cms.policy.current import latest_by_site
from cms.policy.models import SiteRules
from cms.policy.overlay import over_file, unknown_names
from seo_checks import CaveatError


def check_site_rules(app_configs, databases, **kwargs):
    """What was set for a site must still exist after an upgrade."""
    if DEFAULT_DB_ALIAS not in (databases or ()) or not _has_table():
        return []
    return [message for rules in latest_by_site().values() if (message := _message(rules))]


def _has_table() -> bool:
    """The first migration is checked, too: before there are any tables."""
    return SiteRules._meta.db_table in connection.introspection.table_names()


def _message(rules: SiteRules) -> Error | Warning | None:
    try:
        over_file({}, rules.chosen)
    except CaveatError as error:
        return Error(f"{rules} cannot be used: {error.problem}", hint=error.remedy, id="policy.E001")
    if unknown := unknown_names(rules.chosen):
        text = f"{rules} name what does not exist any more, and it is ignored: {', '.join(unknown)}."
        hint = "Open Settings → Compliance rules in the admin and save them again."
        return Warning(text, hint=hint, id="policy.W001")
    return None
