"""The compliance desk: the queue on the left, the chosen claim on the right. It works by plain links and forms."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.defaultfilters import pluralize
from django.utils.functional import cached_property
from django.utils.timezone import localdate
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.audits.models import AuditFinding
from cms.compliance import service
from cms.compliance.desk import forms, queue
from cms.compliance.desk.acts import SAID, carry_out
from cms.compliance.desk.dossier import dossier
from cms.compliance.desk.entries import SEARCH, offer
from cms.compliance.desk.filters import GROUPINGS, SEVERITIES, STATES, TABS, ClaimKey, Filters
from cms.compliance.models import Act
from cms.users.models import User

FRAGMENT = "XMLHttpRequest"


def may_open(user: User) -> bool:
    """Whether the desk is for this user: people who decide, and those who answer for what is published."""
    return user.has_perm(service.DECIDE) or user.has_perm(service.OVERRIDE)


class DeskView(WagtailAdminTemplateMixin, TemplateView):
    """Shows the queue and a claim; takes what is said about it. Scripts get the two panes without the page around."""

    page_title = "Compliance desk"
    header_icon = "clipboard-list"
    template_name = "compliance/desk/desk.html"
    fragment_template_name = "compliance/desk/panes.html"

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        """Refuse those whom the desk is not for."""
        if not may_open(request.user):
            raise PermissionDenied
        response = super().dispatch(request, *args, **kwargs)
        response.headers["Vary"] = "X-Requested-With, Cookie"
        response.headers["Cache-Control"] = "no-store"  # or the browser goes back to panes without their page
        return response

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        """Record an act on the chosen claims, then go on to the next one."""
        if request.POST.get("do") == forms.FIND_ENTRIES:
            return self.render_to_response(self.get_context_data())
        form = forms.ActForm(request.POST, request.user)
        keys = [key for text in request.POST.getlist("claims")[: forms.MOST_CLAIMS] if (key := ClaimKey.read(text))]
        findings = queue.find_all(request.user, keys)
        if len(findings) < len(set(keys)) or not findings:
            form.is_valid()
            form.add_error(None, "A claim has changed or is gone since this page was loaded. Nothing was recorded.")
        if form.is_valid():
            act = Act(form.cleaned_data["act"])
            try:
                carry_out(act, findings, request.user, form.cleaned_data)
            except ValidationError as error:
                form.add_error(None, error.messages[0])
            except PermissionDenied as error:
                form.add_error(None, f"{error} Nothing was recorded.")
            else:
                number = len(findings)
                messages.success(request, f"{number} claim{pluralize(number)} {SAID[act]}.")
                return redirect(self._after(act, findings))
        return self.render_to_response(self.get_context_data(form=form), status=HTTPStatus.BAD_REQUEST)

    @cached_property
    def filters(self) -> Filters:
        """What the address asks for."""
        return Filters.read(self.request.GET)

    @cached_property
    def found(self):
        """The open claims of the tab."""
        user = self.request.user
        return queue.in_tab(queue.queue(user, self.filters), self.filters.tab, user)

    def get_template_names(self) -> list[str]:
        """Give scripts the panes alone."""
        asked = self.request.headers.get("X-Requested-With")
        return [self.fragment_template_name if asked == FRAGMENT else self.template_name]

    def get_breadcrumbs_items(self):
        """Say where one is."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, form: forms.ActForm | None = None, **kwargs):
        """Add the queue, the chosen claim, and the ways on from it."""
        user, filters = self.request.user, self.filters
        counts = queue.tab_counts(queue.queue(user, filters), user)
        groups, more = queue.in_groups(self.found, filters)
        chosen = queue.find(user, filters.claim)
        if chosen is None and groups and filters.claim is None:
            chosen = groups[0].first
        place = _place_of(chosen, groups, filters.group)
        return {
            **super().get_context_data(**kwargs),
            "filters": filters,
            "is_fragment": self.get_template_names() == [self.fragment_template_name],
            "tabs": [
                (name, label, counts[name], filters.url(tab=name, page=1, claim=None)) for name, label in TABS.items()
            ],
            "choices": {"group": GROUPINGS.items(), "severity": SEVERITIES.items(), "state": STATES.items()},
            "count": counts[filters.tab],
            "page_number": filters.page,
            "groups": [(group, filters.url(claim=group.key), number == place) for number, group in enumerate(groups)],
            "previous": self._step(groups, more, place, -1),
            "next": self._step(groups, more, place, +1),
            "previous_part": self._part(more, -1),
            "next_part": self._part(more, +1),
            "is_gone": filters.claim is not None and chosen is None,
            "form": form,
            "sent": self.request.POST,
            "today": localdate(),
            **(self._claim_context(chosen, groups, place) if chosen else {}),
        }

    def _claim_context(self, chosen: AuditFinding, groups: list[queue.Group], place: int | None) -> dict:
        user, filters, sent = self.request.user, self.filters, self.request.POST
        known = dossier(chosen, user)
        others = queue.members(self.found, chosen, filters.group)
        listed = list(others[: queue.MOST_OTHERS + 1])
        ticked = set(sent.getlist("claims"))
        after = groups[place + 1].key if place is not None and place + 1 < len(groups) else ""
        return {
            "dossier": known,
            "similar": [(other, filters.url(claim=queue.key_of(other))) for other in known.similar],
            "elsewhere": [
                (event, filters.url(claim=ClaimKey(event.claim.page_id, event.claim.fingerprint)))
                for event in known.elsewhere
            ],
            "others": [
                (other, str(queue.key_of(other)), other.last_saved_by == user.pk, str(queue.key_of(other)) in ticked)
                for other in listed[: queue.MOST_OTHERS]
            ],
            "more_others": len(listed) > queue.MOST_OTHERS,
            "claim_url": filters.url(claim=queue.key_of(chosen)),
            "after": after,
            "entries": offer(chosen, user, sent.get(SEARCH, "")[:200], sent.get("entry", "")),
            "decisions": [(act, label, forms.KEYS[act]) for act, label in forms.DECISIONS.items()],
        }

    def _step(self, groups: list[queue.Group], more: bool, place: int | None, step: int) -> str:
        """The address of the group before or after the one that is open, also across pages; empty at the ends."""
        wanted = (place if place is not None else -1) + step
        if 0 <= wanted < len(groups):
            return self.filters.url(claim=groups[wanted].key)
        return self._part(more, step)

    def _part(self, more: bool, step: int) -> str:
        """The address of the page of groups before or after this one; empty where there is none."""
        number = self.filters.page + step
        return self.filters.url(page=number, claim=None) if number >= 1 and (step < 0 or more) else ""

    def _after(self, act: Act, findings: list[AuditFinding]) -> str:
        """Where to go on: at the same claim after a remark, else at the next of the group, else at the next group."""
        chosen = queue.find(self.request.user, self.filters.claim) or findings[0]
        if act not in forms.DECISIONS:
            return self.filters.url(claim=queue.key_of(chosen))
        done = [finding.pk for finding in findings]
        rest = queue.members(self.found, chosen, self.filters.group).exclude(pk__in=done).first()
        key = queue.key_of(rest) if rest else ClaimKey.read(self.request.POST.get("after", ""))
        return self.filters.url(claim=key)


def _place_of(chosen: AuditFinding | None, groups: list[queue.Group], group: str) -> int | None:
    """Which of the groups the chosen claim belongs to."""
    if chosen is None:
        return None
    known = queue.group_key(chosen, group)
    return next((n for n, other in enumerate(groups) if queue.group_key(other.first, group) == known), None)
