"""Settings → Compliance rules: what is set for a site, what a change means before it is made, what came of it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Site

from cms.audits.full_run import NoWorkers, start_full_run
from cms.audits.models import AuditRun
from cms.audits.outdated import Today
from cms.compliance.rules.choice import Choice
from cms.compliance.rules.effects import effects, seen_pages
from cms.compliance.rules.forms import ChoiceForms, known_rules, known_term_lists
from cms.compliance.rules.origin import from_file
from cms.compliance.rules.outcome import load, outcome
from cms.compliance.rules.setting import may_set, set_rules, sites_of, versions_of, with_changes
from cms.policy.current import latest, site_id_of
from cms.policy.models import SiteRules
from seo_checks import CaveatError

TITLE = "Compliance rules"
TEXTS_PER_PAGE = 25
VERSIONS_PER_PAGE = 50
_NOT_SENT_ON = {"csrfmiddlewaretoken", "step"}


class _Versions(WagtailPaginator):
    """The versions of a site's rules, a page at a time."""

    verbose_name, verbose_name_plural = "version", "versions"


class SiteRulesMixin(WagtailAdminTemplateMixin):
    """A screen about the rules of one site, for those who may set them."""

    page_title = TITLE
    header_icon = "tasks"
    _show_breadcrumbs = True

    @cached_property
    def overruled_by(self) -> Site | None:
        """The site with the same pages whose rules hold for them; None where those of this one do."""
        holding = site_id_of(self.site.root_page)
        return None if holding == self.site.pk else Site.objects.filter(pk=holding).first()

    def dispatch(self, request: HttpRequest, site: int, *args, **kwargs) -> HttpResponse:
        """Refuse everybody else."""
        self.site = get_object_or_404(Site.objects.select_related("root_page"), pk=site)
        if not may_set(request.user, self.site):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        """Say where one is."""
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("site_rules", args=[self.site.pk]), "label": TITLE, "sublabel": str(self.site)},
        ]


class SiteRulesView(SiteRulesMixin, TemplateView):
    """The rules of a site. What is sent is shown with its effects first, and kept when that is confirmed."""

    template_name = "compliance/rules/site.html"

    @cached_property
    def version(self) -> SiteRules | None:
        """What is set now."""
        return latest(self.site.pk)

    @cached_property
    def current(self) -> Choice:
        """What that says."""
        return Choice.of(self.version)

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        """Show the form, filled with what is set."""
        return self._form(ChoiceForms(self.current))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Go one step: back to the form, on to the effects, or keep it."""
        sent, step = ChoiceForms(self.current, request.POST), request.POST.get("step")
        if not sent.is_valid() or step == "edit":
            return self._form(sent)
        try:
            if step == "save":
                return self._save(sent)
            return self._effects(sent)
        except CaveatError as error:
            sent.form.add_error(None, str(error))
        except ValidationError as error:
            sent.form.add_error(None, error)
        return self._form(sent)

    def _form(self, forms: ChoiceForms) -> HttpResponse:
        known: dict[str, Any] = {}
        try:
            known["file"] = from_file()
            self.current.profile()  # what was set may be unusable after an upgrade
            known["stale"] = self._stale()
        except CaveatError as error:  # what was set can be mended here, the file cannot
            known["fault"] = str(error)
        paginator, number = _Versions(versions_of(self.site), VERSIONS_PER_PAGE), self.request.GET.get("p")
        versions = paginator.get_page(number)
        return self.render_to_response(
            self.get_context_data(
                forms=forms,
                **known,
                sites=sites_of(self.request.user),
                history=with_changes(versions.object_list),
                versions=versions,
                elided_page_range=paginator.get_elided_page_range(number),
                known_rules=known_rules(),
                known_term_lists=known_term_lists(),
                based_on=self.request.POST.get("based_on", self.version.pk if self.version else ""),
            )
        )

    def _stale(self) -> int:
        """How many pages that the user may see were audited by other rules than today's."""
        pages = seen_pages(self.site, self.request.user).values("pk")
        runs = AuditRun.objects.filter(current=True, page__in=pages)
        return Today().outdated(runs).values("page").distinct().count()

    def _effects(self, sent: ChoiceForms) -> HttpResponse:
        found = effects(self.current, sent.choice(), self.site, self.request.user)
        if not found.effects:
            messages.info(self.request, "Nothing was changed, so there is nothing to save.")
            return self._form(sent)
        posted = [
            (name, value) for name, values in self.request.POST.lists() if name not in _NOT_SENT_ON for value in values
        ]
        self.template_name = "compliance/rules/confirm.html"
        return self.render_to_response(
            self.get_context_data(found=found, posted=posted, reason=sent.form.cleaned_data["reason"])
        )

    def _save(self, sent: ChoiceForms) -> HttpResponse:
        reason, based_on = sent.form.cleaned_data["reason"], _version_looked_at(self.request.POST.get("based_on", ""))
        version = set_rules(self.site, sent.choice(), self.request.user, reason, based_on)
        messages.success(self.request, "The rules are set.")
        return _audited_again(self.request, version)


class AuditAgainView(SiteRulesMixin, View):
    """Has the pages audited again that were audited by other rules than today's, such as before an upgrade."""

    def post(self, request: HttpRequest) -> HttpResponse:
        """Keep a version that sets nothing new, so that what came of the other rules is told like any change."""
        version = latest(self.site.pk)
        reason = "Pages audited by earlier rules are audited again."
        try:
            version = set_rules(self.site, Choice.of(version), request.user, reason, version.pk if version else None)
        except (CaveatError, ValidationError) as error:
            messages.error(request, " ".join(getattr(error, "messages", [str(error)])))
            return redirect("site_rules", self.site.pk)
        return _audited_again(request, version)


class RulesOutcomeView(SiteRulesMixin, TemplateView):
    """What came of a version of the rules: findings that are new, gone or of another severity, page by page."""

    template_name = "compliance/rules/outcome.html"
    page_title = "What changed"

    def get_breadcrumbs_items(self):
        """Say where one is."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, version: int, **kwargs):
        """Add the differences, a few texts at a time."""
        rules = get_object_or_404(SiteRules.objects.select_related("site__root_page", "by"), pk=version, site=self.site)
        found = outcome(rules, self.request.user)
        texts = Paginator(found.texts, TEXTS_PER_PAGE).get_page(self.request.GET.get("p"))
        load(texts.object_list)
        return super().get_context_data(rules=rules, outcome=found, texts=texts, **kwargs)


class FirstSiteView(View):
    """The way in from the menu: to the first site whose rules one may set."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Go there, or refuse."""
        sites = sites_of(request.user)
        if not sites:
            raise PermissionDenied
        return redirect("site_rules", sites[0].pk)


class SiteRulesMenuItem(MenuItem):
    """The place in the menu of settings."""

    def __init__(self) -> None:
        """Point at the way in."""
        super().__init__(TITLE, reverse("site_rules_of_first_site"), name="site-rules", icon_name="tasks", order=200)

    def is_shown(self, request: HttpRequest) -> bool:
        """Return whether there is a site whose rules the user may set."""
        return bool(sites_of(request.user))


def _version_looked_at(sent: str) -> int | None:
    """The version that a form was filled from: None for none yet; nought, which no version has, for anything odd."""
    try:
        return int(sent) if sent else None
    except ValueError:
        return 0


def _audited_again(request: HttpRequest, version: SiteRules) -> HttpResponse:
    """Have the pages of the site audited by its new rules, where that changes anything, and show what comes of it."""
    if version.digests_before:
        try:
            start_full_run(version.site, by=request.user, reason=version.reason[:200])
        except (NoWorkers, CaveatError) as error:
            messages.warning(request, str(error))
    return redirect("site_rules_outcome", version.site_id, version.pk)
