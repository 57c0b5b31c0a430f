"""The daily digest: one e-mail a person, with what is theirs and what they may see, and none without news."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import GroupPagePermission, Page

from cms.compliance import service
from cms.compliance.digest_models import DigestChoice, DigestSent
from cms.compliance.models import Act, ClaimEvent
from cms.evidence.models import Evidence
from tests.cms.audits.stored import store
from tests.cms.factories import make_article, make_index, make_user

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()


def days(number: int):
    return TODAY + timedelta(days=number)


@pytest.fixture
def lead(db):
    """Return a reviewer without an address, who hands out work."""
    return make_user("Compliance reviewers", first_name="Lee")


@pytest.fixture
def claims():
    """Return a function that stores so many open must-fix claims of a live page; returns the page and the claims."""

    def make(number: int = 1, owner=None, **fields):
        article = make_article(owner=owner, **fields)
        run = store(article, number, severity="must-fix", severity_rank=0)
        return Page.objects.get(pk=article.pk).specific, list(run.findings.all())

    return make


@pytest.fixture
def evidence():
    """Return a function that stores an approved entry that expires in so many days."""

    def make(key: str, left: int, **fields) -> Evidence:
        values = {"treatment": "exercise", "condition": "knee pain", "strength": 2, "wording": "can ease knee pain"}
        return Evidence.objects.create(
            key=key,
            **values,
            live=True,
            approved_at=timezone.now(),
            checked_on=days(-100),
            expires_on=days(left),
            **fields,
        )

    return make


def send(mailoutbox, **options) -> dict[str, str]:
    """Send the digests; return their texts by address."""
    before = len(mailoutbox)
    call_command("send_digests", **options)
    return {address: mail.body for mail in mailoutbox[before:] for address in mail.to}


def test_nobody_gets_mail_without_news(reviewer, editor, manager, mailoutbox, capsys):
    make_article(owner=editor)
    assert send(mailoutbox) == {}
    assert DigestSent.objects.count() == 0
    assert f"Digests of {TODAY} sent: 0" in capsys.readouterr().out


def test_reviewers_are_told_what_waits_for_them(claims, reviewer, editor, lead, mailoutbox):
    page, found = claims(4, title="Back pain")
    service.assign(page, found[:2], lead, reviewer)
    service.set_due(page, found[:1], lead, days(-2))
    service.set_due(page, found[1:2], lead, days(3))
    service.request_exception(page, found[2], editor, "It is a quotation.", "")
    mails = send(mailoutbox)
    assert list(mails) == ["reviewer@example.org"]
    text = mails["reviewer@example.org"]
    assert "Ravi Lindqvist, this is for you today." in text
    assert "Assigned to you: 2 claims, 1 of them overdue" in text
    late, soon = text.index("overdue since"), text.index("due on")
    assert late < soon
    assert "Exceptions asked for: 1" in text
    assert "On live pages, assigned to nobody: 2 must-fix claims" in text
    assert f"http://localhost:8000/admin/compliance/desk/?claim={page.pk}-{found[0].fingerprint}" in text
    assert mailoutbox[0].subject.startswith("Caveat: claims and evidence, ")


def test_claims_that_were_reopened_are_told_of_once(claims, reviewer, lead, mailoutbox):
    page, [claim] = claims()
    service.assign(page, [claim], lead, lead)
    service.decide(page, [claim], Act.ACCEPTED, lead, "A trial.", "doi:10.1/x", days(30))
    service.reopen(page, claim, "The rule has changed.")
    assert "Reopened: 1 claim\n\n- “never comes back” on " in (text := send(mailoutbox)["reviewer@example.org"])
    assert "The rule has changed." in text
    DigestSent.objects.update(day=days(-1))
    assert send(mailoutbox) == {}
    DigestSent.objects.all().delete()
    ClaimEvent.objects.update(at=timezone.now() - timedelta(days=2))
    assert send(mailoutbox) == {}


def test_editors_are_told_what_others_decided_on_their_pages(claims, reviewer, lead, editor, mailoutbox):
    page, [claim] = claims(owner=editor, title="Back pain")
    other, [theirs] = claims()
    saved, [later] = claims(title="Saved last")
    saved.save_revision(user=editor)
    saved = Page.objects.get(pk=saved.pk).specific
    for about, finding in ((page, claim), (other, theirs), (saved, later)):
        service.decide(about, [finding], Act.MUST_CHANGE, lead, "Say less.")
    mails = send(mailoutbox)
    assert list(mails) == ["editor@example.org"]  # nobody has to decide on what must be changed
    text = mails["editor@example.org"]
    assert "Decided on your pages: 2 claims" in text
    assert "“never comes back” on Back pain: Must change. Say less." in text
    assert f"http://localhost:8000/admin/pages/{saved.pk}/edit/" in text
    assert f"/pages/{other.pk}/" not in text
    assert "Assigned" not in text
    assert "compliance/desk" not in text


def test_what_somebody_decided_is_no_news_to_them(claims, reviewer, mailoutbox):
    page, [claim] = claims(owner=reviewer)
    service.decide(page, [claim], Act.FALSE_ALARM, reviewer, "Quoted.")
    assert send(mailoutbox) == {}


def test_pages_that_somebody_may_not_see_are_not_told_of(claims, reviewer, lead, editor, mailoutbox):
    GroupPagePermission.objects.update(page=make_index(title="Theirs"))
    page, found = claims(3, owner=editor, index=make_index(title="Hidden"))
    boss = make_user(is_superuser=True)
    service.decide(page, found[:1], Act.MUST_CHANGE, boss, "Say less.")
    service.request_exception(page, found[1], boss, "Because.", "")
    service.reopen(page, found[2], "The rule has changed.")
    assert send(mailoutbox) == {}


def test_owners_and_editors_are_reminded_of_evidence(claims, evidence, manager, editor, mailoutbox):
    evidence("knees", 5, owner=manager)
    evidence("backs", 20, owner=manager)
    evidence("far", 30, owner=manager)  # its 30th day is told of by watch_evidence
    article = make_article(owner=editor, title="Exercise")
    store(article, 1, status="cleared", claim={"evidence_entry": "knees"})
    mails = send(mailoutbox)
    assert set(mails) == {"manager@example.org", "editor@example.org"}
    assert "Your evidence expires soon" in mails["manager@example.org"]
    assert mails["manager@example.org"].index("“knees”") < mails["manager@example.org"].index("“backs”")
    assert "“far”" not in mails["manager@example.org"]
    assert "Exercise: “knees” (can ease knee pain) holds until" in mails["editor@example.org"]


def test_evidence_that_is_not_pressing_is_no_reason_to_write(evidence, manager, mailoutbox):
    evidence("backs", 8, owner=manager)
    assert send(mailoutbox) == {}
    Evidence.objects.update(expires_on=days(7))
    assert list(send(mailoutbox)) == ["manager@example.org"]


def test_nobody_gets_the_digest_of_a_day_twice(claims, reviewer, mailoutbox):
    claims()
    assert len(send(mailoutbox)) == 1
    assert len(send(mailoutbox)) == 0
    assert len(send(mailoutbox, date=days(-1))) == 1


def test_who_does_not_want_it_does_not_get_it(client, claims, reviewer, mailoutbox):
    claims()
    client.force_login(reviewer)
    page = client.get("/admin/account/").content.decode()
    assert "Daily e-mail about claims and evidence" in page
    names = {"name_email-first_name": "Ravi", "name_email-last_name": "L", "name_email-email": reviewer.email}
    theme = {"theme-theme": "system", "theme-contrast": "system", "theme-density": "default"}
    response = client.post("/admin/account/", {**names, **theme, "locale-preferred_language": ""})
    assert response.status_code == 302
    assert DigestChoice.objects.get().daily is False
    assert send(mailoutbox) == {}
    client.post("/admin/account/", {**names, **theme, "digest-daily": "on"})
    assert len(send(mailoutbox)) == 1


@pytest.mark.parametrize("who", [{"is_active": False}, {"email": ""}])
def test_people_who_left_or_have_no_address_are_left_out(claims, mailoutbox, who):
    make_user("Compliance reviewers", **{"email": "gone@example.org", **who})
    claims()
    assert send(mailoutbox) == {}


def test_a_failure_is_said_and_stops_nobody_and_is_made_up_for(claims, reviewer, mailoutbox, capsys):
    broken = make_user("Compliance reviewers", username="broken", email="broken@example.org\nBcc: x@example.org")
    claims()
    with pytest.raises(SystemExit) as end:
        call_command("send_digests")
    assert end.value.code == 1
    said = capsys.readouterr()
    assert "Not sent to broken <broken@example.org" in said.err
    assert "sent: 1, not sent: 1" in said.out
    assert [mail.to for mail in mailoutbox] == [["reviewer@example.org"]]
    broken.email = "mended@example.org"
    broken.save()
    assert list(send(mailoutbox)) == ["mended@example.org"]


def test_a_server_that_is_down_is_said(claims, reviewer, settings, capsys):
    settings.EMAIL_BACKEND, settings.EMAIL_PORT = "django.core.mail.backends.smtp.EmailBackend", 1
    claims()
    with pytest.raises(SystemExit):
        call_command("send_digests")
    assert "Connection refused" in capsys.readouterr().err
    assert DigestSent.objects.count() == 0


def test_a_dry_run_prints_and_sends_nothing(claims, reviewer, mailoutbox, capsys):
    claims()
    assert send(mailoutbox, dry_run=True) == {}
    assert "To: reviewer@example.org\nSubject: Caveat: claims and evidence, " in capsys.readouterr().out
    assert len(send(mailoutbox)) == 1


def test_a_day_to_come_is_refused(db):
    with pytest.raises(CommandError, match="is to come"):
        call_command("send_digests", date=days(1))


def test_lists_are_short_and_say_how_many_more(claims, reviewer, lead, mailoutbox):
    page, found = claims(13)
    service.assign(page, found, lead, reviewer)
    text = send(mailoutbox)["reviewer@example.org"]
    assert text.count("\n- ") == 10
    assert "and 3 more." in text


def test_text_of_editors_stays_on_its_line(claims, reviewer, mailoutbox, lead):
    page, found = claims(1, title="Back pain\nYou get this & more <b>")
    service.assign(page, found, lead, reviewer)
    assert "on Back pain You get this & more <b>\n" in send(mailoutbox)["reviewer@example.org"]


def test_more_claims_take_no_more_queries(claims, reviewer, lead, editor, mailoutbox):
    def queries(number: int) -> int:
        for _ in range(number):
            page, found = claims(4, owner=editor)
            service.assign(page, found[:2], lead, reviewer)
            service.request_exception(page, found[2], editor, "Because.", "")
            service.decide(page, found[3:], Act.MUST_CHANGE, lead, "Say less.")
        DigestSent.objects.all().delete()
        with CaptureQueriesContext(connection) as captured:
            assert len(send(mailoutbox)) == 2
        return len(captured)

    queries(1)
    assert queries(1) == queries(6) < 80
