"""Claims that are accepted on an entry of the evidence register: chosen, kept, shown, and reopened with the entry."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.models import GroupPagePermission

from cms.compliance.models import Act, ClaimEvent
from cms.compliance.service import decide
from cms.compliance.standing import State, standings
from cms.evidence.models import Evidence
from cms.trail.recording import seal
from tests.cms.compliance.desk import URL, act, desk, key_of, make_claim, stored, text_of
from tests.cms.evidence.entries import approve, draft_entry
from tests.cms.factories import HOSTILE, make_user

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
SUMMARY = "Supervised exercise cures knee pain for good."


@pytest.fixture
def author(db):
    return make_user("Compliance reviewers")


@pytest.fixture
def entry(author, reviewer):
    """An approved entry about the claim's treatment and condition, for 200 days."""
    return approve(draft_entry(author), reviewer)


@pytest.fixture
def claim(entry):
    """A claim that goes beyond the entry."""
    return make_claim(SUMMARY, title="Knees")


@pytest.fixture
def accepted(claim, entry, reviewer):
    """The claim, accepted on the entry for 100 days."""
    decide(stored(claim.run.page), [claim], Act.ACCEPTED, reviewer, "A trial.", "", TODAY + timedelta(days=100), entry)
    return claim


def state(claim) -> State:
    return standings(claim.run.page)[claim.fingerprint].state(TODAY, is_found=True)


def reasons() -> list[str]:
    return list(ClaimEvent.objects.filter(act=Act.REOPENED).values_list("reason", flat=True))


def offered(page: BeautifulSoup) -> list[str]:
    """The entries that the desk lists, by the words that they allow."""
    return [text_of(words) for words in page.select(".desk__entries .desk__allowed")]


def test_fitting_entries_are_listed_with_what_they_allow(client, author, reviewer, claim, entry):
    approve(draft_entry(author, key="backs", condition="back pain", wording="exercise may ease back pain"), reviewer)
    draft_entry(author, key="draft", wording="exercise always helps")
    client.force_login(reviewer)
    page = desk(client, claim=key_of(claim))
    assert offered(page) == [entry.wording]
    shown = text_of(page.select_one(".desk__entries"))
    for words in ("knees", "2: can help", "not graded", "Name of the trial, 2024, doi:10.1000/example"):
        assert words in shown
    assert f"holds until {date_format(entry.expires_on, 'j F Y')}" in shown
    new = urlsplit(page.select_one(".desk__entries a")["href"])
    assert parse_qs(new.query) == {"treatment": [claim.claim["treatment"]], "condition": [claim.claim["condition"]]}


def test_new_entry_starts_with_what_the_claim_is_about(client, reviewer, claim):
    client.force_login(reviewer)
    form = BeautifulSoup(client.get(desk(client).select_one(".desk__entries a")["href"]).content, "lxml")
    said = {name: form.select_one(f"[name={name}]")["value"] for name in ("treatment", "condition")}
    assert said == {name: claim.claim[name] for name in said}


def test_search_finds_other_entries_and_keeps_what_was_typed(client, author, reviewer, claim):
    approve(draft_entry(author, key="backs", condition="back pain", wording=HOSTILE[:300]), reviewer)
    client.force_login(reviewer)
    response = act(client, claim, "accepted", do="find-entries", reason="A trial.", entries="EXERCISE back")
    assert response.status_code == 200
    page = BeautifulSoup(response.content, "lxml")
    assert offered(page)[1:] == [" ".join(HOSTILE.split())]
    assert page.select_one("[name=reason]").get_text().strip() == "A trial."
    assert page.select_one("[value=accepted]").has_attr("checked")
    assert not page.select(".desk__faults")
    assert not ClaimEvent.objects.exists()


def test_acceptance_names_its_entry_everywhere(client, reviewer, claim, entry):
    client.force_login(reviewer)
    until = TODAY + timedelta(days=100)
    assert act(client, claim, "accepted", reason="A trial.", entry=entry.pk, expires_on=until).status_code == 302
    event = ClaimEvent.objects.get()
    assert (event.register_entry, event.evidence) == (
        "knees",
        "Evidence register, “knees”: Name of the trial, 2024, doi:10.1000/example",
    )
    assert event.evidence in text_of(desk(client, claim=key_of(claim)).select_one(".desk__history"))
    used = BeautifulSoup(client.get(reverse("evidence_use", args=[entry.pk])).content, "lxml")
    row = text_of(used.select_one("table[aria-labelledby=decisions] tbody"))
    for words in (claim.quote, "Knees", "Ravi Lindqvist", "A trial.", date_format(until, "j F Y")):
        assert words in row


def test_decisions_on_hidden_pages_are_not_listed_where_an_entry_is_used(client, accepted, entry):
    GroupPagePermission.objects.filter(group__name="Editors").delete()
    client.force_login(make_user("Editors"))
    html = client.get(reverse("evidence_use", args=[entry.pk])).content.decode()
    assert "No decision in force" in html
    assert accepted.quote not in html


def test_acceptance_ends_with_its_entry_at_the_latest(client, reviewer, claim, entry):
    client.force_login(reviewer)
    late = act(client, claim, "accepted", reason="So.", entry=entry.pk, expires_on=entry.expires_on + timedelta(days=1))
    fault = text_of(BeautifulSoup(late.content, "lxml").select_one(".desk__faults"))
    assert f"holds until {date_format(entry.expires_on, 'j F Y')}" in fault
    assert not ClaimEvent.objects.exists()
    in_time = act(client, claim, "accepted", reason="So.", entry=entry.pk, expires_on=entry.expires_on)
    assert in_time.status_code == 302


@pytest.mark.parametrize(
    "fields",
    [{"live": False}, {"approved_at": None}, {"status": "superseded"}, {"expires_on": TODAY - timedelta(days=1)}],
    ids=str,
)
def test_entry_that_does_not_hold_can_neither_be_chosen_nor_recorded(client, reviewer, claim, entry, fields):
    client.force_login(reviewer)
    Evidence.objects.update(**fields)
    assert not offered(desk(client, claim=key_of(claim)))
    response = act(client, claim, "accepted", reason="So.", entry=entry.pk, expires_on=TODAY)
    assert "holds no longer" in text_of(BeautifulSoup(response.content, "lxml").select_one(".desk__faults"))
    with pytest.raises(ValidationError, match="does not hold"):
        decide(stored(claim.run.page), [claim], Act.ACCEPTED, reviewer, "So.", "", TODAY, entry)
    assert not ClaimEvent.objects.exists()


def test_register_is_not_offered_to_who_may_not_see_it(client, reviewer, claim, entry):
    Group.objects.get(name="Compliance reviewers").permissions.remove(
        *Permission.objects.filter(content_type__app_label="evidence")
    )
    client.force_login(reviewer)
    page = desk(client, claim=key_of(claim))
    assert not offered(page)
    assert not page.select(".desk__entries a")
    assert act(client, claim, "accepted", reason="So.", entry=entry.pk, expires_on=TODAY).status_code == 400


def test_editors_panel_offers_the_register_to_who_may_decide(client, editor, reviewer, claim, entry):
    edit = reverse("wagtailadmin_pages:edit", args=[claim.run.page_id])
    choice = (
        f'<option value="{entry.pk}">knees: {entry.wording} (until {date_format(entry.expires_on, "j F Y")})</option>'
    )
    for user, is_offered in ((editor, False), (reviewer, True)):
        client.force_login(user)
        assert (choice in client.get(edit).content.decode()) is is_offered
    sent = {"fingerprint": claim.fingerprint, "act": "accepted", "reason": "So.", "entry": entry.pk}
    address = reverse("caveat_claim_act", args=[claim.run.page_id])
    late = client.post(address, {**sent, "expires_on": entry.expires_on + timedelta(days=1)})
    assert "holds until" in late.json()["message"]
    assert client.post(address, {**sent, "expires_on": TODAY}).status_code == 200
    assert ClaimEvent.objects.get().register_entry == "knees"


def test_false_alarm_rests_on_no_entry(client, reviewer, claim, entry):
    client.force_login(reviewer)
    act(client, claim, "false-alarm", reason="Quoted.", entry=entry.pk)
    assert ClaimEvent.objects.get().register_entry == ""


def change(entry, author, reviewer, **fields):
    """Have an entry changed by its author and approved by the reviewer."""
    for name, value in fields.items():
        setattr(entry, name, value)
    entry.save_revision(user=author)
    approve(entry, reviewer)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"wording": "exercise may ease knee pain", "strength": 1}, "has changed: strength, wording."),
        ({"status": "superseded"}, "is now “superseded” in the register."),
        ({"expires_on": TODAY + timedelta(days=99)}, "now holds only until"),
    ],
    ids=str,
)
def test_change_of_the_entry_reopens_at_once(
    accepted, entry, author, reviewer, django_capture_on_commit_callbacks, fields, said
):
    with django_capture_on_commit_callbacks(execute=True):
        change(entry, author, reviewer, **fields)
    [reason] = reasons()
    assert "The evidence that it rests on, “knees”," in reason
    assert said in reason
    assert state(accepted) == State.REOPENED


@pytest.mark.parametrize("fields", [{"expires_on": TODAY + timedelta(days=400)}, {"note": "Read again."}], ids=str)
def test_upkeep_of_the_entry_reopens_nothing(
    accepted, entry, author, reviewer, django_capture_on_commit_callbacks, fields
):
    with django_capture_on_commit_callbacks(execute=True):
        change(entry, author, reviewer, **fields)
    assert reasons() == []
    assert state(accepted) == State.ACCEPTED


def test_draft_of_a_change_reopens_nothing(accepted, entry, author, django_capture_on_commit_callbacks):
    entry.wording = "exercise heals knees"
    with django_capture_on_commit_callbacks(execute=True):
        entry.save_revision(user=author)
    call_command("reopen_claims")
    assert reasons() == []


@pytest.mark.parametrize("leave", [Evidence.unpublish, Evidence.delete], ids=["taken back", "deleted"])
def test_entry_that_is_gone_reopens_at_once(accepted, entry, django_capture_on_commit_callbacks, leave):
    with django_capture_on_commit_callbacks(execute=True):
        leave(entry)
    [reason] = reasons()
    assert "“knees”, is no longer in the register." in reason
    assert state(accepted) == State.REOPENED


@pytest.mark.parametrize("command", ["watch_evidence", "reopen_claims"])
def test_expiry_of_the_entry_reopens_once(accepted, entry, django_capture_on_commit_callbacks, command):
    yesterday = TODAY - timedelta(days=1)
    Evidence.objects.update(expires_on=yesterday)
    with django_capture_on_commit_callbacks(execute=True):
        call_command(command)
        call_command("reopen_claims")
    [reason] = reasons()
    assert f"“knees”, expired on {date_format(yesterday, 'j F Y')}." in reason
    assert state(accepted) == State.REOPENED


def test_later_decision_on_other_evidence_outlives_the_entry(accepted, entry, reviewer):
    decide(stored(accepted.run.page), [accepted], Act.ACCEPTED, reviewer, "Another.", "doi:10.1/x", TODAY)
    Evidence.objects.update(live=False)
    call_command("reopen_claims")
    assert reasons() == []


def test_trail_notices_another_entry_in_the_place_of_the_one_decided_on(accepted):
    seal()
    call_command("verify_audit_log")
    ClaimEvent.objects.update(register_entry="another")
    with pytest.raises(SystemExit):
        call_command("verify_audit_log")


def test_number_of_queries_does_not_depend_on_the_register(
    client, author, reviewer, claim, django_assert_max_num_queries
):
    client.force_login(reviewer)
    client.get(URL)
    with CaptureQueriesContext(connection) as few:
        client.get(URL)
    for number in range(5):
        approve(draft_entry(author, key=f"knees-{number}"), reviewer)
    with django_assert_max_num_queries(len(few)):
        assert len(offered(desk(client))) == 6
