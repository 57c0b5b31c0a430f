"""What people and the site do about compliance is in the trail, once each, and nothing else is."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page, PageLogEntry

from cms.compliance import service
from cms.compliance.models import Act, ClaimEvent
from cms.evidence.models import Evidence
from cms.trail.models import TrailEntry, Waiting
from cms.trail.recording import seal
from tests.cms.audits.stored import store
from tests.cms.factories import make_article, make_person, make_user

pytestmark = pytest.mark.django_db


def actions() -> list[str]:
    """The actions in the trail, the first first."""
    seal()
    return [row.action for row in TrailEntry.objects.order_by("number")]


@pytest.fixture
def reviewer(db):
    return make_user("Compliance reviewers", first_name="Ravi", last_name="Lindqvist")


@pytest.fixture
def claims(db):
    """Return a function that stores so many claims of a page."""

    def make(number: int):
        run = store(make_article(), number, severity="must-fix", severity_rank=0)
        return Page.objects.get(pk=run.page_id).specific, list(run.findings.all())

    return make


def test_a_decision_is_there_with_all_that_was_said(claims, reviewer):
    page, [claim] = claims(1)
    until = timezone.localdate() + timedelta(days=30)
    service.decide(page, [claim], Act.ACCEPTED, reviewer, "=A trial", "doi:10.1/x", until)
    assert actions() == ["caveat.claim.accepted"]
    row = TrailEntry.objects.get()
    assert (row.user_pk, row.user_name, row.page_pk, row.label) == (
        reviewer.pk,
        "Ravi Lindqvist",
        page.pk,
        page.get_admin_display_title(),
    )
    data = row.copy["data"]
    assert (data["quote"], data["reason"], data["evidence"]) == (claim.quote, "=A trial", "doi:10.1/x")
    assert row.said == f"Claim “{claim.quote}”: accepted. =A trial"


def test_two_hundred_decisions_are_two_hundred_rows_in_few_queries(claims, reviewer, verify):
    page, found = claims(200)
    service.decide(page, found, Act.FALSE_ALARM, reviewer, "Quoted.")
    assert Waiting.objects.count() == ClaimEvent.objects.count() == 200
    with CaptureQueriesContext(connection) as queries:
        seal()
    assert len(queries) <= 15
    assert TrailEntry.objects.filter(action="caveat.claim.false_alarm").count() == 200
    assert [row.copy["data"]["fingerprint"] for row in TrailEntry.objects.all()] == [row.fingerprint for row in found]
    assert verify()[0] == 0


def test_an_act_is_chained_when_its_transaction_ends(article, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True) as hooks, transaction.atomic():
        for _ in range(3):
            log(article, "caveat.live_undecided", data={"quotes": []})
        assert TrailEntry.objects.count() == 0
    assert hooks.count(seal) == 1
    assert TrailEntry.objects.count() == 3
    assert Waiting.objects.count() == 0


def test_what_was_taken_back_leaves_no_row(article):
    with transaction.atomic():
        log(article, "caveat.live_undecided", data={"quotes": []})
        transaction.set_rollback(True)
    log(article, "wagtail.publish")
    assert actions() == ["wagtail.publish"]


def test_publishing_approval_and_deletion_are_there_and_edits_are_not(article, manager, reviewer):
    article.save_revision(user=manager, log_action=True)
    log(article, "wagtail.edit", user=manager)
    article.unpublish(user=manager)
    log(make_person(), "wagtail.edit", user=manager)
    values = {"treatment": "exercise", "condition": "knee pain", "strength": 2, "wording": "can ease knee pain"}
    days = {"checked_on": timezone.localdate(), "expires_on": timezone.localdate() + timedelta(days=90)}
    entry = Evidence.objects.create(key="knees", source="A trial", doi="10.1000/x", live=False, **values, **days)
    entry.save_revision(user=manager).publish(user=reviewer)
    article.delete(user=manager)
    assert actions() == ["wagtail.unpublish", "wagtail.publish", "wagtail.delete"]
    assert TrailEntry.objects.get(action="wagtail.publish").object_type == "evidence.evidence"
    assert TrailEntry.objects.get(action="wagtail.publish").page_pk is None


def test_what_the_site_does_itself_has_no_user(article):
    log(article, "caveat.live_undecided", data={"quotes": []})
    assert actions()
    assert (TrailEntry.objects.get().user_pk, TrailEntry.objects.get().user_name) == (None, "")


def test_the_log_from_before_the_trail_is_taken_over(article, manager, verify):
    kind = ContentType.objects.get_for_model(article)
    fields = {"page": article, "content_type": kind, "label": "Back pain", "timestamp": timezone.now()}
    PageLogEntry.objects.bulk_create(
        PageLogEntry(action=action, user_id=user, **fields)
        for action, user in [("wagtail.publish", manager.pk), ("wagtail.edit", None), ("wagtail.unpublish", 987654)]
    )
    import_module("cms.trail.migrations.0003_earlier_log").copy_earlier(apps, None)
    assert actions() == ["wagtail.publish", "wagtail.unpublish"]
    assert [row.user_name for row in TrailEntry.objects.all()] == ["Maud Okafor", ""]
    assert verify()[0] == 0


def test_what_was_decided_is_compared_with_what_is_on_record(claims, reviewer, verify):
    page, found = claims(3)
    events = service.decide(page, found, Act.MUST_CHANGE, reviewer, "Say less.")
    seal()
    assert verify()[0] == 0
    events[0].delete()
    ClaimEvent.objects.filter(pk=events[1].pk).update(reason="Say more.")
    code, said = verify()
    assert code == 1
    decided = [f"“caveat.claim.must_change” of the claim {claim.fingerprint} on page {page.pk}" for claim in found]
    assert f"{decided[0]} is in the trail, and no longer on record as it was said." in said
    assert f"{decided[1]} is in the trail, and no longer on record as it was said." in said
    assert f"{decided[1]} is on record, and not in the trail." in said
    assert decided[2] not in said


def test_the_decisions_of_a_deleted_page_are_only_in_the_trail(claims, reviewer, manager, verify):
    page, found = claims(1)
    service.decide(page, found, Act.MUST_CHANGE, reviewer, "Say less.")
    page.delete(user=manager)
    assert verify()[0] == 0
    assert TrailEntry.objects.count() == 2
