"""Where the compliance desk joins Wagtail's admin. Nothing is decided here."""

from django.contrib.auth.models import Permission
from django.db.models import Q
from django.templatetags.static import static
from django.urls import path
from django.utils.html import format_html
from wagtail import hooks
from wagtail.contrib.settings.forms import SitePermissionForm
from wagtail.log_actions import LogFormatter
from wagtail.models import Page

from cms.audits import evidence_use
from cms.compliance.admin_api import GatedPagesAdminAPIViewSet
from cms.compliance.bulk_publish import sort_out_refused
from cms.compliance.claim_report import DecidedClaimAuditView
from cms.compliance.copying import DraftCopyAction, GatedAliasAction
from cms.compliance.desk.menu import DeskMenuItem
from cms.compliance.desk.views import DeskView
from cms.compliance.detective import LIVE_UNDECIDED
from cms.compliance.digest_settings import DigestSettingsPanel
from cms.compliance.evidence_use import DecidedEvidenceUseView
from cms.compliance.models import Act
from cms.compliance.publish_action import GatedPublishAction
from cms.compliance.publishing import PUBLISHED_UNAUDITED
from cms.compliance.rules.setting import AUDITED_AGAIN, CHANGED
from cms.compliance.rules.views import AuditAgainView, FirstSiteView, RulesOutcomeView, SiteRulesMenuItem, SiteRulesView
from cms.compliance.scheduling import SCHEDULE_REFUSED
from cms.compliance.went_live import say_what_went_live
from cms.policy.models import SiteRules


@hooks.register("register_admin_urls")
def register_report_urls():
    """Give the claim-audit report its address."""
    view, results = DecidedClaimAuditView.as_view(), DecidedClaimAuditView.as_view(results_only=True)
    return [
        path("reports/claim-audit/", view, name="claim_audit"),
        path("reports/claim-audit/results/", results, name="claim_audit_results"),
    ]


@hooks.register("register_admin_urls")
def register_evidence_use():
    """Give the list of where an entry of the evidence register is used its address."""
    return [path("evidence/<int:pk>/used/", DecidedEvidenceUseView.as_view(), name=evidence_use.URL_NAME)]


@hooks.register("register_admin_urls")
def register_desk_urls():
    """Give the desk its address."""
    return [path("compliance/desk/", DeskView.as_view(), name="compliance_desk")]


@hooks.register("register_admin_menu_item")
def register_desk_menu_item():
    """Give the desk its place in the menu."""
    return DeskMenuItem()


@hooks.register("insert_global_admin_css")
def desk_menu_style():
    """Show the number in the menu whole; Wagtail leaves out the style sheets of menu items."""
    return format_html('<link rel="stylesheet" href="{}">', static("compliance/desk/menu.css"))


@hooks.register("register_admin_urls")
def register_site_rules_urls():
    """Give the rules of sites their addresses."""
    return [
        path("compliance/rules/", FirstSiteView.as_view(), name="site_rules_of_first_site"),
        path("compliance/rules/<int:site>/", SiteRulesView.as_view(), name="site_rules"),
        path("compliance/rules/<int:site>/audit/", AuditAgainView.as_view(), name="site_rules_audit_again"),
        path("compliance/rules/<int:site>/<int:version>/", RulesOutcomeView.as_view(), name="site_rules_outcome"),
    ]


@hooks.register("register_settings_menu_item")
def register_site_rules_menu_item():
    """List the rules of sites among the settings."""
    return SiteRulesMenuItem()


@hooks.register("register_account_settings_panel")
def register_digest_settings(request, user, profile):
    """Let people turn off the daily digest."""
    return DigestSettingsPanel(request, user, profile)


class SiteRulesPermissionForm(SitePermissionForm):
    """Where administrators give a group the right to set the rules of some sites alone."""

    settings_model = SiteRules


@hooks.register("register_group_permission_panel")
def register_site_rules_permissions():
    """Let administrators grant the right for single sites."""
    return SiteRulesPermissionForm


@hooks.register("register_permissions")
def register_permissions():
    """Let administrators grant the rights to groups of their own."""
    rights = Q(content_type__app_label="compliance", codename__in=("decide_claim", "override_publish_gate"))
    return Permission.objects.filter(rights | Q(content_type__app_label="policy", codename="change_siterules"))


@hooks.register("register_log_actions")
def register_log_actions(actions):
    """Show what was said about claims in the history of the page and of the site."""
    for act in Act:
        actions.register_action(f"caveat.claim.{act.value.replace('-', '_')}")(_formatter(act))
    actions.register_action(PUBLISHED_UNAUDITED)(PublishedUnauditedFormatter)
    actions.register_action(SCHEDULE_REFUSED)(ScheduleRefusedFormatter)
    actions.register_action(LIVE_UNDECIDED)(LiveUndecidedFormatter)
    actions.register_action(CHANGED)(RulesChangedFormatter)
    actions.register_action(AUDITED_AGAIN)(AuditedAgainFormatter)


def _formatter(act: Act) -> type[LogFormatter]:
    class ClaimLogFormatter(LogFormatter):
        label = f"Claim: {act.label.lower()}"

        def format_message(self, log_entry):
            """Name the words and the reason, or whom or which day it is about."""
            data = log_entry.data
            about = data["reason"] or data.get("assignee") or data.get("due_on") or ""
            return f"Claim “{data['quote']}”: {act.label.lower()}. {about}".strip()

    return ClaimLogFormatter


class PublishedUnauditedFormatter(LogFormatter):
    label = "Published without an audit"

    def format_message(self, log_entry):
        """Name the reason."""
        return f"Published although the text could not be audited. {log_entry.data['reason']}"


class ScheduleRefusedFormatter(LogFormatter):
    label = "Not published as scheduled"

    def format_message(self, log_entry):
        """Say what stood in the way."""
        return f"Not published as scheduled. {log_entry.data['summary']}"


class LiveUndecidedFormatter(LogFormatter):
    label = "Live with undecided claims"

    def format_message(self, log_entry):
        """Name the words."""
        return f"Live with undecided claims: {', '.join(f'“{quote}”' for quote in log_entry.data['quotes'])}"


class RulesChangedFormatter(LogFormatter):
    label = "Compliance rules changed"

    def format_message(self, log_entry):
        """Name what was changed, and why."""
        return f"{'; '.join(log_entry.data['changes'])}. Why: {log_entry.data['reason']}"


class AuditedAgainFormatter(LogFormatter):
    label = "Pages audited by today’s rules"

    def format_message(self, log_entry):
        """Name the reason."""
        return log_entry.data["reason"]


@hooks.register("register_actions")
def register_gated_actions(registry):
    """Let the gate stand where the API and `page.publish()` find Wagtail's actions: at the base of all page types."""
    for action in (GatedPublishAction, DraftCopyAction, GatedAliasAction):
        registry.register(Page, action)


@hooks.register("construct_admin_api")
def gate_admin_api(router):
    """Put the gated pages in the place of Wagtail's own."""
    router.register_endpoint("pages", GatedPagesAdminAPIViewSet)


@hooks.register("before_bulk_action")
def gate_bulk_publishing(request, action_type, objects, action):
    """Ask the policy before anything is published."""
    return sort_out_refused(request, objects, action) if action_type == "publish" and action.model is Page else None


@hooks.register("after_publish_page")
def tell_of_live_claims(request, page):
    """Say after publishing what the policy let through."""
    say_what_went_live(request, page)


@hooks.register("after_bulk_action")
def tell_of_live_claims_of_many(request, action_type, objects, action):
    """Say it of each page that was published at once."""
    if action_type == "publish" and action.model is Page:
        for page in objects:
            say_what_went_live(request, page)
