"""People are told before evidence expires, once for each of the days; and what has expired is told once."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from cms.evidence.expiry import Watch, watch
from tests.cms.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(django_capture_on_commit_callbacks):
    """Return a function that watches on the day that comes so many days before an entry's last."""

    def on(entry, left: int) -> Watch:
        with django_capture_on_commit_callbacks(execute=True):
            return watch(entry.expires_on - timedelta(days=left))

    return on


def test_each_warning_goes_out_once(run, approved, mailoutbox):
    entry = approved()
    told = [(left, run(entry, left).warned) for left in (91, 90, 89, 31, 30, 29, 0)]
    assert told == [(91, 0), (90, 1), (89, 0), (31, 0), (30, 1), (29, 0), (0, 0)]
    assert {mail.subject for mail in mailoutbox} == {
        "Evidence expires in 90 days: knees",
        "Evidence expires in 30 days: knees",
    }


def test_expiry_is_told_once(run, approved, mailoutbox):
    entry = approved()
    assert run(entry, -1) == Watch(warned=0, expired=1)
    assert run(entry, -1) == run(entry, -40) == Watch(warned=0, expired=0)
    assert {mail.subject for mail in mailoutbox} == {"Evidence has expired: knees"}


def test_a_late_start_warns_only_of_what_is_near(run, approved):
    assert run(approved(), 12) == Watch(warned=1, expired=0)


def test_a_later_day_is_watched_anew(run, approved, author, approver, mailoutbox):
    entry = approved()
    run(entry, 30)
    entry.expires_on += timedelta(days=300)
    entry.save_revision(user=author).publish(user=approver)
    assert run(entry, 90).warned == 1


def test_owner_and_reviewers_are_told_and_nobody_else(run, draft, approver, author, mailoutbox):
    owner = make_user("Managers", email="owner@clinic.example")
    make_user("Editors", email="editor@clinic.example")
    make_user("Compliance reviewers", email="gone@clinic.example", is_active=False)
    entry = draft(owner=owner)
    entry.latest_revision.publish(user=approver)
    run(entry, 30)
    assert sorted(address for mail in mailoutbox for address in mail.to) == [
        "approver@clinic.example",
        "author@clinic.example",
        "owner@clinic.example",
    ]
    assert f"/{entry.pk}/" in mailoutbox[0].body


def test_drafts_and_what_was_taken_back_are_not_watched(run, draft, approved):
    entry = draft(key="draft")
    approved().unpublish()
    assert run(entry, 1) == Watch(warned=0, expired=0)


def test_the_command_says_what_it_did(approved, capsys):
    approved(expires_on=timezone.localdate() + timedelta(days=20))
    call_command("watch_evidence")
    assert "1 about to expire, 0 expired" in capsys.readouterr().out
