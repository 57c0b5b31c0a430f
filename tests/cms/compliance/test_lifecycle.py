"""From open to decided and back: where claims stand, and what opens them again."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import PageLogEntry

from cms.audits.audit_page import audit_page
from cms.audits.models import AuditFinding, AuditRun, Version
from cms.compliance import service
from cms.compliance.desk.wordings import changes, earlier_version
from cms.compliance.grounds import changed_grounds
from cms.compliance.models import Act, Claim, ClaimEvent
from cms.compliance.open_findings import open_findings
from cms.compliance.reopening import reopen_expired
from cms.compliance.standing import State, standings
from tests.cms.compliance.desk import make_claim, stored
from tests.cms.factories import make_user

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()


@pytest.fixture
def claim():
    return make_claim()


def accept(claim, user, until=TODAY + timedelta(days=30)):
    service.decide(stored(claim.run.page), [claim], Act.ACCEPTED, user, "A trial.", "doi:10.1/x", until)


def state(claim, *, day=TODAY, is_found=True) -> State:
    return standings(claim.run.page)[claim.fingerprint].state(day, is_found=is_found)


def is_open(claim) -> bool:
    return open_findings().filter(fingerprint=claim.fingerprint).exists()


def reopenings() -> list[str]:
    return list(ClaimEvent.objects.filter(act=Act.REOPENED).values_list("reason", flat=True))


def audit_anew(claim, **judged) -> None:
    """Audit the page again; findings as they were stored before differ from what is found now by `judged`."""
    ClaimEvent.objects.update(grounds={**ClaimEvent.objects.latest("pk").grounds, **judged})
    AuditRun.objects.all().delete()
    audit_page(stored(claim.run.page), Version.LIVE)


@pytest.mark.parametrize("act", [Act.ACCEPTED, Act.FALSE_ALARM, Act.MUST_CHANGE])
def test_request_and_decision(claim, editor, reviewer, act):
    page = stored(claim.run.page)
    service.request_exception(page, claim, editor, "It is so.", "")
    assert state(claim) == State.IN_REVIEW
    service.decide(page, [claim], act, reviewer, "Read.", "doi:10.1/x", TODAY)
    assert state(claim).value == act.value
    assert is_open(claim) is (act == Act.MUST_CHANGE)
    assert state(claim, is_found=False) == State.FIXED


def test_remarks_change_nothing(claim, reviewer):
    accept(claim, reviewer)
    page = stored(claim.run.page)
    service.comment(page, [claim], reviewer, "Hm.")
    service.assign(page, [claim], reviewer, reviewer)
    service.set_due(page, [claim], reviewer, TODAY)
    assert state(claim) == State.ACCEPTED
    assert not is_open(claim)


def test_remarks_are_no_override(claim, reviewer):
    service.comment(stored(claim.run.page), [claim], reviewer, "Hm.")
    assert state(claim) == State.OPEN
    assert not standings(claim.run.page)[claim.fingerprint].may_be_published(TODAY)


def test_expiry_reopens_and_is_told_once(claim, reviewer):
    accept(claim, reviewer, until=TODAY)
    assert state(claim, day=TODAY + timedelta(days=1)) == State.REOPENED
    assert reopen_expired() == 0
    ClaimEvent.objects.update(expires_on=TODAY - timedelta(days=1))
    assert state(claim) == State.REOPENED
    call_command("reopen_claims")
    call_command("reopen_claims")
    [reason] = reopenings()
    assert reason.startswith("The decision held until ")
    entry = PageLogEntry.objects.get(action="caveat.claim.reopened")
    assert (entry.user, ClaimEvent.objects.last().by) == (None, None)
    assert is_open(claim)


def test_fixed_claim_is_not_reopened_by_its_expiry(claim, reviewer):
    accept(claim, reviewer)
    ClaimEvent.objects.update(expires_on=TODAY - timedelta(days=1))
    AuditFinding.objects.all().delete()
    assert reopen_expired() == 0


@pytest.mark.parametrize(
    ("judged", "reason"),
    [
        ({"severity": "review"}, "it now says must-fix, and said review"),
        ({"sources": ["uk-cap-0.0"]}, "rests on other provisions"),
        ({"entry": "an-old-entry"}, "evidence on file"),
    ],
)
def test_other_judgement_reopens(claim, reviewer, django_capture_on_commit_callbacks, judged, reason):
    accept(claim, reviewer)
    with django_capture_on_commit_callbacks(execute=True):
        audit_anew(claim, **judged)
    [said] = reopenings()
    assert reason in said
    assert state(claim) == State.REOPENED
    assert is_open(claim)
    accept(claim, make_user("Compliance reviewers"))
    assert state(claim) == State.ACCEPTED
    assert not is_open(claim)


def test_same_judgement_reopens_nothing(claim, reviewer, django_capture_on_commit_callbacks):
    accept(claim, reviewer)
    with django_capture_on_commit_callbacks(execute=True):
        audit_anew(claim)
    assert reopenings() == []
    assert state(claim) == State.ACCEPTED


def test_decisions_from_before_grounds_were_kept_stand():
    assert changed_grounds({}, {"severity": "must-fix"}) == ""


def test_page_that_one_may_not_edit_is_for_others_to_decide(claim):
    outsider = make_user()
    outsider.user_permissions.add(service_permission())
    with pytest.raises(PermissionDenied, match="edit the page"):
        accept(claim, outsider)


def service_permission():
    from django.contrib.auth.models import Permission

    return Permission.objects.get(codename="decide_claim")


def test_nearest_earlier_sentence_is_found():
    claims = [
        Claim(sentence="It cures all pain for good.", quote="cures"),
        Claim(sentence="We make sure your back pain never comes back.", quote="never comes back"),
    ]
    near = earlier_version("We make sure your neck pain never comes back.", "never comes back", claims)
    assert near is claims[1]
    assert earlier_version("Ask us about the price of a course.", "course", claims) is None
    assert earlier_version("This one treatment always CURES whatever ails you.", "CURES", claims) is claims[0]


def test_changes_give_both_sentences_back():
    before, after = "Pain  never comes back, ever.", "Pain rarely comes back."
    found = list(changes(before, after))
    assert "".join(change.text for change in found if change.kind != "added") == before
    assert "".join(change.text for change in found if change.kind != "removed") == after
    assert any(change.kind == "same" and "comes back" in change.text for change in found)
