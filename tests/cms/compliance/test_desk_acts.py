"""What can be said from the desk, by whom, and what is kept of it."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from wagtail.models import GroupPagePermission, PageLogEntry

from cms.articles.models import TreatmentIndexPage
from cms.compliance.models import Act, Claim, ClaimEvent
from cms.compliance.service import request_exception
from tests.cms.audits.stored import store
from tests.cms.compliance.desk import URL, act, desk, key_of, make_claim, stored, text_of
from tests.cms.factories import make_article, make_index, make_user

pytestmark = pytest.mark.django_db

TOMORROW = timezone.localdate() + timedelta(days=1)
DECISIONS = {
    "must-change": {"reason": "Say less."},
    "accepted": {"reason": "A trial.", "evidence": "doi:10.1/x", "expires_on": TOMORROW},
    "false-alarm": {"reason": "Quoted."},
}


def fault(response) -> str:
    """What the desk says was wrong with what was sent."""
    assert response.status_code == 400
    return text_of(BeautifulSoup(response.content, "lxml").select_one(".desk__faults"))


@pytest.fixture
def hidden():
    """Return a claim of a page that no group may see: all of them work under another index."""
    GroupPagePermission.objects.update(page=make_index(title="Theirs"))
    return store(make_article(index=make_index(title="Hidden")), severity="must-fix", severity_rank=0).findings.get()


@pytest.fixture
def theirs(hidden):
    """Return a claim in the same words on a page that they may see."""
    index = TreatmentIndexPage.objects.get(title="Theirs")
    return store(make_article(index=index), severity="must-fix", severity_rank=0).findings.get()


@pytest.mark.parametrize(("decision", "said"), DECISIONS.items())
def test_decision_is_kept_with_its_text_and_logged(client, reviewer, decision, said):
    client.force_login(reviewer)
    claim = make_claim(title="Back pain")
    response = act(client, claim, decision, **said)
    assert response.status_code == 302
    [event] = ClaimEvent.objects.all()
    assert (event.act, event.by, event.reason, event.claim.sentence) == (
        decision,
        reviewer,
        said["reason"],
        claim.sentence,
    )
    entry = PageLogEntry.objects.get(action=f"caveat.claim.{decision.replace('-', '_')}")
    assert (entry.user, entry.data["quote"]) == (reviewer, claim.quote)
    shown = text_of(desk(client, claim=key_of(claim)).select_one(".desk__claim"))
    assert said["reason"] in shown
    assert "by Ravi Lindqvist" in shown
    assert f"The text as it stood: “{claim.sentence}”" in shown


@pytest.mark.parametrize(
    ("sent", "problem"),
    [
        ({"act": "must-change"}, "Give a reason"),
        ({"act": "accepted", "reason": "So.", "expires_on": TOMORROW}, "which evidence"),
        ({"act": "accepted", "reason": "So.", "evidence": "doi:10.1/x"}, "until when"),
        ({"act": "accepted", "reason": "So.", "evidence": "x", "expires_on": "soon"}, "year-month-day"),
        ({"act": "", "reason": "So."}, "Choose a decision"),
        ({"act": "reopened", "reason": "So."}, "not one of the available choices"),
        ({"act": "commented"}, "Write what you want to say"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_kept(client, reviewer, sent, problem):
    client.force_login(reviewer)
    claim = make_claim()
    response = act(client, claim, **sent)
    assert problem in fault(response)
    assert not ClaimEvent.objects.exists()
    page = BeautifulSoup(response.content, "lxml")
    assert page.select_one("[name=reason]").get_text().strip() == sent.get("reason", "")


def test_assignment_due_date_and_comment_are_events_of_their_own(client, reviewer):
    client.force_login(reviewer)
    claim, colleague = make_claim(), make_user("Compliance reviewers", first_name="Ann", last_name="Bell")
    act(client, claim, "assigned", assignee=colleague.pk)
    act(client, claim, "due", due_on=TOMORROW)
    act(client, claim, "commented", reason="Ask the author.")
    act(client, claim, "assigned", assignee="")
    said = Claim.objects.get()
    assert (said.assignee, said.due_on) == (None, TOMORROW)
    assert [event.act for event in said.events.all()] == ["assigned", "due", "commented", "assigned"]
    history = text_of(desk(client, claim=key_of(claim)).select_one(".desk__history"))
    for words in ("to Ann Bell", "to nobody", "Ask the author.", f"{TOMORROW:%B %Y}"):
        assert words in history
    assert PageLogEntry.objects.filter(action__startswith="caveat.claim.").count() == 4


def test_claims_are_given_only_to_people_who_may_decide_on_them(client, reviewer, editor):
    client.force_login(reviewer)
    claim = make_claim()
    assert "Choose somebody who may decide" in fault(act(client, claim, "assigned", assignee=editor.pk))
    assert editor.get_full_name() not in text_of(desk(client).select_one("[name=assignee]"))


def test_others_of_the_group_are_offered_and_decided_along_only_if_ticked(client, reviewer):
    client.force_login(reviewer)
    first, second, third = (make_claim(title=title) for title in ("A", "B", "C"))
    boxes = desk(client, claim=key_of(first)).select(".desk__others [type=checkbox]")
    assert [box["value"] for box in boxes] == [key_of(second), key_of(third)]
    assert not [box for box in boxes if box.has_attr("checked")]
    response = act(client, first, "false-alarm", also=[third], reason="Quoted.")
    assert {event.claim.page_id for event in ClaimEvent.objects.all()} == {first.run.page_id, third.run.page_id}
    assert response["Location"].endswith(f"claim={key_of(second)}")  # the one that is left of the group


def test_two_hundred_claims_are_decided_and_logged_two_hundred_times(client, reviewer):
    client.force_login(reviewer)
    index = make_index()
    runs = [store(make_article(index=index), 40, severity="must-fix", severity_rank=0) for _ in range(5)]
    claims = [finding for run in runs for finding in run.findings.all()]
    assert len(desk(client).select(".desk__others [type=checkbox]")) == 199
    response = act(client, claims[0], "accepted", also=claims[1:], **DECISIONS["accepted"])
    assert response.status_code == 302
    assert ClaimEvent.objects.filter(act=Act.ACCEPTED).count() == 200
    entries = PageLogEntry.objects.filter(action="caveat.claim.accepted")
    assert entries.count() == 200
    assert len({(entry.page_id, entry.data["fingerprint"]) for entry in entries}) == 200
    assert {entry.user_id for entry in entries} == {reviewer.pk}
    assert not desk(client).select(".desk__group")


def test_one_refused_page_refuses_the_whole_decision(client, reviewer):
    client.force_login(reviewer)
    theirs, own = make_claim(title="Theirs"), make_claim(title="Own")
    stored(own.run.page).save_revision(user=reviewer)
    assert "Nothing was recorded" in fault(act(client, theirs, "false-alarm", also=[own], reason="Quoted."))
    assert not ClaimEvent.objects.exists()
    [box] = desk(client, claim=key_of(theirs)).select(".desk__others [type=checkbox]")
    assert box.has_attr("disabled")


def test_nobody_decides_on_their_own_text(client, reviewer):
    client.force_login(reviewer)
    claim = make_claim()
    stored(claim.run.page).save_revision(user=reviewer)
    shown = desk(client)
    assert "somebody else must decide" in text_of(shown.select_one(".desk__form"))
    assert not shown.select("[name=act]")
    assert "Nobody decides on their own text" in fault(act(client, claim, "false-alarm", reason="Fine."))
    assert act(client, claim, "commented", reason="For others to decide.").status_code == 302


def test_nobody_decides_on_their_own_request(client, reviewer):
    client.force_login(reviewer)
    claim = make_claim()
    request_exception(stored(claim.run.page), claim, reviewer, "It is so.", "")
    assert "You asked for this exception" in text_of(desk(client).select_one(".desk__form"))
    assert "asked for themselves" in fault(act(client, claim, "false-alarm", reason="Fine."))


def test_claim_that_was_changed_meanwhile_is_not_decided(client, reviewer):
    client.force_login(reviewer)
    claim = make_claim()
    type(claim).objects.filter(pk=claim.pk).update(fingerprint="another")
    assert "Nothing was recorded" in fault(act(client, claim, "false-alarm", reason="Fine."))


# -- who may do what

ROLES = {"Editors": False, "Compliance reviewers": True, "Managers": True, "": False}
ACTS = {
    **DECISIONS,
    "assigned": {"assignee": ""},
    "due": {"due_on": TOMORROW},
    "commented": {"reason": "Hm."},
}


@pytest.mark.parametrize(("role", "opens"), ROLES.items())
def test_desk_opens_for_reviewers_and_managers(client, role, opens):
    client.force_login(make_user(role))
    make_claim()
    response = client.get(URL)
    assert (response.status_code == 200) is opens
    menu = client.get("/admin/").content.decode()
    assert ("Compliance desk (1)" in menu) is opens


def test_desk_is_closed_to_visitors(client):
    assert client.get(URL).status_code == 302
    assert client.post(URL).status_code == 302


@pytest.mark.parametrize(("sent", "said"), ACTS.items())
@pytest.mark.parametrize("role", ROLES)
def test_only_reviewers_act_and_managers_comment(client, role, sent, said):
    client.force_login(make_user(role))
    act(client, make_claim(), sent, **said)
    allowed = role == "Compliance reviewers" or (role == "Managers" and sent == "commented")
    assert ClaimEvent.objects.exists() is allowed


@pytest.mark.parametrize("role", [role for role, opens in ROLES.items() if opens])
def test_hidden_page_shows_nowhere(client, role, hidden):
    user = make_user(role)
    client.force_login(user)
    for query in ({}, {"claim": key_of(hidden)}, {"group": "page"}, {"q": "never"}, {"state": "open"}):
        page = desk(client, **query)
        assert not page.select(".desk__group")
        assert not page.select(".desk__paragraph")
        assert {count.get_text() for count in page.select(".desk__count")} == {"0"}
    assert "Compliance desk (" not in client.get(URL).content.decode()


@pytest.mark.parametrize(("sent", "said"), ACTS.items())
def test_nothing_can_be_said_of_a_hidden_page(client, reviewer, hidden, theirs, sent, said):
    client.force_login(reviewer)
    assert "Nothing was recorded" in fault(act(client, theirs, sent, also=[hidden], **said))
    assert "Nothing was recorded" in fault(act(client, hidden, sent, **said))
    assert not ClaimEvent.objects.exists()


def test_decisions_and_similar_words_of_hidden_pages_are_not_told(client, reviewer, hidden, theirs):
    ClaimEvent.objects.create(
        claim=Claim.objects.create(
            page=hidden.run.page, fingerprint=hidden.fingerprint, rule=hidden.rule, quote=hidden.quote, sentence="-"
        ),
        act=Act.FALSE_ALARM,
        reason="A secret.",
    )
    client.force_login(reviewer)
    shown = desk(client, claim=key_of(theirs))
    assert shown.select(".desk__paragraph")
    assert "A secret." not in shown.get_text()
    assert not shown.select(".desk__others")
