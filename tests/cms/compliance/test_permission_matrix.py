"""Who may do what with claims, evidence, reports and rules: one table, and that hidden pages show in none of it.

The addresses are those that the site really has: one that is not in the table fails the test.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import product
from typing import NamedTuple

import pytest
from django.db import transaction
from django.urls import get_resolver, reverse
from wagtail.models import Page

from cms.compliance.models import ClaimEvent
from cms.reports.formats import FORMATS
from tests.cms.compliance.answers import body, difference, is_refused, plain
from tests.cms.compliance.roles import ALSO_HIDDEN, ROLES, SECRET, UNTIL, World
from tests.cms.editor.forms import article_form

pytestmark = pytest.mark.django_db

NOBODY = ""
EVIDENCE = "wagtailsnippets_evidence_evidence:"


class Screen(NamedTuple):
    """A view that is about no page in particular, and who may use it."""

    route: str
    may: str
    arguments: str = ""  # what of the world stands in the address
    query: str = ""
    post: dict | None = None


class Deed(NamedTuple):
    """Something done about one page, and who may: with their own text, with that of others, with a hidden page."""

    what: str
    route: str
    own: str
    other: str
    hidden: str
    send: Callable[[Page], dict] | None = None  # it is only read

    def address(self, page: Page) -> str:
        """Where it is done."""
        arguments = {
            "compliance_desk": [],
            "claim_reports": [],
            "caveat_new_draft_audit": ["articles", "treatmentarticlepage", page.get_parent().pk],
            "wagtailadmin_api:pages:action": [page.pk, "delete"],
        }
        return reverse(self.route, args=arguments.get(self.route, [page.pk]))


def at_desk(act: str, **said) -> Callable[[Page], dict]:
    """What the desk sends about a claim of a page."""
    return lambda page: {"claims": f"{page.pk}-f0", "act": act, "reason": "Read.", **said}


def in_panel(act: str) -> Callable[[Page], dict]:
    """What the editor's panel sends about a claim of a page."""
    return lambda page: {"fingerprint": "f0", "act": act, "reason": "Read."}


def typed(page: Page) -> dict:
    """What the editor's script sends of a form that is not saved."""
    return article_form()


def scope(page: Page) -> dict:
    """What a report about a page is asked for with."""
    return {"about": "page", "page": page.pk}


def nothing(page: Page) -> dict:
    """A press of a button says it all."""
    return {}


ACCEPTANCE = {"evidence": "doi:10.1/x", "expires_on": UNTIL}


RULES = {"publishing": "refused", "blocking": "must-fix", "reason": "We agreed on it.", "based_on": ""} | {
    f"{prefix}-{part}_FORMS": 0 for prefix in ("rules", "terms") for part in ("TOTAL", "INITIAL")
}

# fmt: off
SCREENS = [
    Screen("compliance_desk",               "RMXS"),
    Screen("compliance_desk",               "RMXS", query="state=open&group=page&q=wombat"),
    Screen("compliance_desk",               "RMXS", query="tab=live&group=treatment"),
    Screen("compliance_dashboard",          "RMXS"),
    Screen("claim_audit",                   "ERMXS"),
    Screen("claim_audit",                   "ERMXS", query="q=wombat"),
    Screen("claim_audit",                   "ERMXS", query="export=csv"),
    Screen("claim_audit",                   "ERMXS", query="export=xlsx"),
    Screen("claim_audit_results",           "ERMXS"),
    Screen("claim_reports",                 "ERMXS"),
    Screen("claim_reports",                 "ERMXS", post={"about": "site"}),
    Screen("claim_report",                  "ERMS", "report"),
    Screen("claim_report",                  "S",    "hidden_report"),
    *(Screen("claim_report_edition",        "ERMS", f"report {name}") for name in FORMATS),
    *(Screen("claim_report_edition",        "S",    f"hidden_report {name}") for name in FORMATS),
    Screen("full_audits",                   "RMXS"),
    Screen("full_audits",                   "RMXS", post={}),
    Screen("audit_trail",                   "MXS"),
    Screen("audit_trail",                   "MXS",  query="q=wombat"),
    Screen("audit_trail",                   "MXS",  query="export=csv"),
    Screen("audit_trail",                   "MXS",  query="export=xlsx"),
    Screen("audit_trail_results",           "MXS"),
    Screen("site_rules_of_first_site",      "RMXS"),
    Screen("site_rules",                    "RMXS", "site"),
    Screen("site_rules",                    "RMXS", "site", post=RULES),
    Screen("site_rules_audit_again",        "RMXS", "site", post={}),
    Screen("site_rules_outcome",            "RMXS", "site rules"),
    Screen("evidence_use",                  "ERMXS", "entry"),
    Screen(f"{EVIDENCE}list",               "ERMXS"),
    Screen(f"{EVIDENCE}list",               "ERMXS", query="q=exercise"),
    Screen(f"{EVIDENCE}list",               "ERMXS", query="export=csv"),
    Screen(f"{EVIDENCE}list",               "ERMXS", query="export=xlsx"),
    Screen(f"{EVIDENCE}list_results",       "ERMXS"),
    Screen(f"{EVIDENCE}inspect",            "ERMXS", "entry"),
    Screen(f"{EVIDENCE}add",                "RXS"),
    Screen(f"{EVIDENCE}copy",               "RXS",  "entry"),
    Screen(f"{EVIDENCE}edit",               "RXS",  "entry"),
    Screen(f"{EVIDENCE}delete",             "S",    "entry"),
    Screen(f"{EVIDENCE}unpublish",          "RXS",  "entry"),
    Screen(f"{EVIDENCE}lock",               "RXS",  "entry", post={}),
    Screen(f"{EVIDENCE}unlock",             "RXS",  "entry", post={}),
    Screen(f"{EVIDENCE}usage",              "RXS",  "entry"),
    Screen(f"{EVIDENCE}history",            "RXS",  "entry"),
    Screen(f"{EVIDENCE}history_results",    "RXS",  "entry"),
    Screen(f"{EVIDENCE}workflow_history",   "RXS",  "entry"),
    Screen(f"{EVIDENCE}revisions_revert",   "RXS",  "entry revision"),
    Screen(f"{EVIDENCE}revisions_compare",  "RXS",  "entry earliest latest"),
    Screen("wagtailadmin_api:pages:listing", "ERMXSN", query="fields=*"),
    Screen("wagtailadmin_api:pages:listing", "ERMXSN", query="search=wombat"),
    Screen("wagtailadmin_api:pages:find",   NOBODY, query="html_path=/nowhere/"),
]

DEEDS = [
    #    what                  route                            own     others  hidden  what is sent
    Deed("decide",             "compliance_desk",               NOBODY, "RS",   "S", at_desk("accepted", **ACCEPTANCE)),
    Deed("comment",            "compliance_desk",               "RMS",  "RMS",  "S", at_desk("commented")),
    Deed("assign",             "compliance_desk",               "RS",   "RS",   "S", at_desk("assigned")),
    Deed("set a due date",     "compliance_desk",               "RS",   "RS",   "S", at_desk("due", due_on=UNTIL)),
    Deed("decide in editor",   "caveat_claim_act",              NOBODY, "RS",   "S", in_panel("false-alarm")),
    Deed("ask for exception",  "caveat_claim_act",              "ERMS", "ERMS", "S", in_panel("requested")),
    Deed("audit while typing", "caveat_draft_audit",            "ERMS", "ERMS", "S", typed),
    Deed("audit a new page",   "caveat_new_draft_audit",        "EMS",  "EMS",  "S", typed),
    Deed("report on the page", "claim_reports",                 "ERMS", "ERMS", "S", scope),
    Deed("read by the API",    "wagtailadmin_api:pages:detail", "ERMS", "ERMS", "S"),
    Deed("delete by the API",  "wagtailadmin_api:pages:action", "MS",   "MS",   "S", nothing),
]
# fmt: on

# Wagtail's own, about a state that an entry need not be in; the rights are those of the entry's other views.
ONLY_IN_SOME_STATES = {
    f"{EVIDENCE}{name}"
    for name in (
        "revisions_unschedule",
        "workflow_action",
        "collect_workflow_action_data",
        "confirm_workflow_cancellation",
        "workflow_history_detail",
    )
}


def routes() -> set[str]:
    """The names of the addresses in the admin whose views are the site's own, or about the evidence register."""

    def walk(patterns: Iterable, address: str, space: str) -> Iterator[str]:
        for pattern in patterns:
            here = address + str(pattern.pattern)
            if hasattr(pattern, "url_patterns"):
                inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
                yield from walk(pattern.url_patterns, here, inner)
            elif here.startswith("admin/") and (pattern.lookup_str.startswith("cms.") or "/evidence/" in here):
                yield f"{space}{pattern.name}"

    return set(walk(get_resolver().url_patterns, "", ""))


def test_every_address_stands_in_the_table():
    assert routes() - ONLY_IN_SOME_STATES == {row.route for row in (*SCREENS, *DEEDS)}


@pytest.fixture
def world(db):
    return World()


def use(client, world: World, screen: Screen):
    """Open a screen, or send it what the table says."""
    address = world.address(screen.route, screen.arguments) + (f"?{screen.query}" if screen.query else "")
    return client.get(address) if screen.post is None else client.post(address, screen.post)


@pytest.mark.parametrize("role", ROLES)
def test_screens_are_for_those_in_the_table(client, world, role):
    world.enter(client, role)
    used = set()
    for screen in SCREENS:
        with rolled_back():
            used |= set() if is_refused(use(client, world, screen)) else {text(screen)}
    assert used == {text(screen) for screen in SCREENS if role in screen.may}


def text(row: NamedTuple) -> str:
    """A row of the table, as a failing test names it."""
    return " ".join(str(part) for part in row if part)


def do(client, deed: Deed, page: Page):
    """Do something about a page; return the response."""
    return client.get(deed.address(page)) if deed.send is None else client.post(deed.address(page), deed.send(page))


@pytest.mark.parametrize("role", ROLES)
def test_deeds_are_for_those_in_the_table(client, world, role):
    user = world.enter(client, role)
    pages = {"own": world.page(world.index, user), "other": world.other, "hidden": world.hidden}
    done = set()
    for deed, name in product(DEEDS, pages):
        with rolled_back():
            events = ClaimEvent.objects.count()
            is_refusal = is_refused(do(client, deed, pages[name]))
            assert not is_refusal or ClaimEvent.objects.count() == events, (deed.what, name)
        done |= set() if is_refusal else {(deed.what, name)}
    assert done == {(deed.what, name) for deed, name in product(DEEDS, pages) if role in getattr(deed, name)}


@contextmanager
def rolled_back() -> Iterator[None]:
    """What was done is taken back, or it would stand in the way of the next."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


READ = [screen for screen in SCREENS if screen.post is None]


@pytest.mark.parametrize("role", "ERMXN")
def test_nothing_reveals_a_hidden_page(client, world, role):
    """Neither its words nor any number: what is shown is the same when the page is not there."""
    world.enter(client, role)
    said = {screen: plain(body(use(client, world, screen))) for screen in READ}
    assert [screen for screen, text in said.items() if SECRET.lower() in text.lower()] == []
    client.get(reverse("wagtailadmin_home"))  # it tells of the refusals, or the next page would
    screens = [screen for screen in READ if role in screen.may]
    with_it = {screen: plain(body(use(client, world, screen))) for screen in screens}
    world.hidden.delete()
    without = {screen: plain(body(use(client, world, screen))) for screen in screens}
    told = {screen: difference(with_it[screen], without[screen]) for screen in screens}
    assert {screen: lines for screen, lines in told.items() if lines} == {}


def test_hidden_page_is_shown_to_who_may_see_it(client, world):
    """Else the test above could not fail."""
    client.force_login(world.superuser)
    shown = {screen.route for screen in READ if SECRET.lower() in body(use(client, world, screen)).lower()}
    assert shown >= {
        "compliance_desk",
        "compliance_dashboard",
        "claim_audit",
        "claim_audit_results",
        "claim_reports",
        "claim_report_edition",
        "audit_trail",
        "audit_trail_results",
        "evidence_use",
        "full_audits",
        "wagtailadmin_api:pages:listing",
    }


def test_suggestions_of_pages_come_without_hidden_ones(client, world):
    for role in "ERMXN":
        client.force_login(world.user(role))
        for address in (
            reverse("wagtailadmin_pages:search") + f"?q={ALSO_HIDDEN}",
            reverse("wagtailadmin_choose_page_search") + f"?q={ALSO_HIDDEN}",
            reverse("claim_reports"),
        ):
            assert SECRET not in body(client.get(address)), (role, address)
