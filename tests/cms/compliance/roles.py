"""A site whose groups see some pages and not others, and people in every role that it has."""

from datetime import timedelta

from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import GroupPagePermission, Page, Site

from cms.audits.models import FullRun, FullRunPage, Version
from cms.compliance.models import Act, Claim
from cms.policy.models import SiteRules
from cms.reports.made import ask_for_report
from cms.reports.scope import Scope
from cms.trail.recording import seal
from cms.users.models import User
from tests.cms.audits.stored import store
from tests.cms.compliance.desk import stored
from tests.cms.evidence.entries import approve, draft_entry
from tests.cms.factories import make_article, make_index, make_user

# E Editors, R Compliance reviewers, M Managers, S superusers. X has all rights of these groups, but works in another
# part of the page tree; N may open the admin, and has no right besides. V are visitors who did not sign in.
ROLES = "ERMXSNV"
GROUPS = {"E": "Editors", "R": "Compliance reviewers", "M": "Managers"}
UNTIL = timezone.localdate() + timedelta(days=30)
SECRET, ALSO_HIDDEN = "Quokka", "wombat"  # both stand on the hidden page alone


class World:
    """Pages that the groups may see, one that they may not, and things that speak of both."""

    def __init__(self) -> None:
        self.index, self.secret_index = make_index(title="Ours"), make_index(title=f"{SECRET} unit")
        self.elsewhere = make_index(title="Elsewhere")
        GroupPagePermission.objects.update(page=self.index)
        self.superuser = User.objects.create_superuser("root", password="secret")
        self.other = self.page(self.index, make_user("Editors"), title="Back pain")
        self.hidden = self.page(
            self.secret_index, make_user("Editors"), title=f"{SECRET} oil", quote=f"{SECRET} {ALSO_HIDDEN} cures"
        )
        writer = make_user("Compliance reviewers")
        self.entry = approve(draft_entry(writer), make_user("Compliance reviewers"))
        self.revision = self.entry.live_revision
        self.site = Site.objects.get()
        self.rules = SiteRules.objects.create(
            site=self.site, by=self.superuser, reason="We agreed on it.", publishing="refused", blocking="must-fix"
        )
        for page, quote in ((self.other, "for good"), (self.hidden, f"{SECRET} {ALSO_HIDDEN} for good")):
            claim = Claim.objects.create(page=page, fingerprint="f1", rule="r", quote=quote, sentence=quote)
            said = {"reason": quote, "evidence": quote, "register_entry": "knees", "expires_on": UNTIL}
            claim.events.create(act=Act.ACCEPTED, by=writer, **said)
            log(page, "caveat.live_undecided", user=writer, data={"quotes": [quote]})
        run = FullRun.objects.create(finished_at=timezone.now(), pages_done=1)
        FullRunPage.objects.create(full_run=run, page=self.hidden, state=FullRunPage.State.FAILED, problem=SECRET)
        under_way = FullRun.objects.create()
        for page in (self.other, self.hidden):
            FullRunPage.objects.create(full_run=under_way, page=page)
        self.hidden_report = ask_for_report(Scope.of(page=self.hidden), self.superuser)
        self.report = ask_for_report(Scope.of(page=self.other), self.superuser)
        seal()

    def page(self, index: Page, user: User | None, *, quote: str = "never comes back", **fields) -> Page:
        """Return a page that the user saved last, with the same claim in its live text and in its draft."""
        page = make_article(index=index, summary=quote, **fields)
        page.save_revision(user=user, log_action=True)
        page = stored(page)
        said = {"quote": quote, "sentence": f"{quote}.", "fingerprint": "f0"}
        for version in Version:
            store(page, version=version, severity="must-fix", severity_rank=0, **said)
        return page

    def enter(self, client: Client, role: str) -> User | None:
        """Sign in somebody in a role; return them, but for visitors."""
        user = None if role == "V" else self.user(role)
        if user:
            client.force_login(user)
        return user

    def user(self, role: str) -> User:
        """Somebody in a role."""
        if role == "S":
            return self.superuser
        if role in GROUPS:
            return make_user(GROUPS[role])
        group = Group.objects.create(name=f"Role {role}")
        group.permissions.add(Permission.objects.get(codename="access_admin"))
        if role == "X":
            group.permissions.add(*Permission.objects.filter(group__name__in=GROUPS.values()))
            for codename in ("add_page", "change_page", "publish_page"):
                right = Permission.objects.get(codename=codename, content_type__app_label="wagtailcore")
                GroupPagePermission.objects.create(group=group, page=self.elsewhere, permission=right)
        return make_user(group.name)

    def address(self, route: str, arguments: str) -> str:
        """Return the address of a view; `arguments` name things of this world, or are meant as they are."""
        named = [getattr(self, word, word) for word in arguments.split()]
        return reverse(route, args=[getattr(one, "pk", one) for one in named])
