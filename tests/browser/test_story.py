"""A claim’s life as people click it: flagged, asked for, accepted on evidence, live, reopened, and all on paper."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from django.utils.formats import date_format

from cms.compliance.models import Act, ClaimEvent
from cms.evidence.models import Evidence
from tests.browser.conftest import eventually
from tests.browser.editor import ask_for_exception, open_editor, open_panel, press
from tests.cms.compliance.conftest import is_live, stored
from tests.cms.evidence.entries import approve, draft_entry
from tests.cms.factories import make_article, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

CLAIM = "Supervised exercise cures knee pain for good."
WORDS = "cures knee pain for good"
TODAY = timezone.localdate()
UNTIL = TODAY + timedelta(days=100)


@pytest.fixture
def entry():
    """What two reviewers have put into the register and approved."""
    writer, approver = (make_user("Compliance reviewers") for _ in range(2))
    return approve(draft_entry(writer), approver)


@pytest.fixture
def article(settings):
    """A draft without claims."""
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0
    article = make_article(title="Sore knees", summary="What exercise can do.", live=False)
    article.save_revision(user=make_user("Editors"))
    return article


def test_claim_from_the_first_word_to_the_report(sign_in, article, entry):
    editor = sign_in(make_user("Editors", first_name="Edie", last_name="Marlowe").username)
    write_and_ask(editor, article)
    reviewer = sign_in(make_user("Compliance reviewers", first_name="Ravi", last_name="Lindqvist").username)
    accept(reviewer)
    manager = sign_in(make_user("Managers", first_name="Maud", last_name="Okafor").username)
    publish(manager, article)

    # Days go by: the evidence is over, and the daily watch finds that out.
    yesterday = TODAY - timedelta(days=1)
    Evidence.objects.filter(pk=entry.pk).update(expires_on=yesterday)
    call_command("watch_evidence")

    expired = f"“knees”, expired on {date_format(yesterday, 'j F Y')}."
    reviewer.goto("/admin/compliance/desk/?tab=live")
    claim = reviewer.locator(".desk__claim")
    assert WORDS in claim.locator("mark").inner_text()
    assert claim.locator(".desk__state").inner_text() == "Reopened"
    assert expired in claim.locator(".desk__history").inner_text()
    assert not claim.locator(".desk__allowed").all_inner_texts(), "expired entries are not offered again"

    steps = read_report(manager)
    asked, accepted, reopened = [step for step in steps if WORDS in step]
    for step, words in (
        (asked, ["Exception asked for", "Edie Marlowe", "A trial found it."]),
        (accepted, ["Accepted, until", UNTIL.isoformat(), "Ravi Lindqvist", "It is borne out.", "“knees”", "10.1000/"]),
        (reopened, ["Reopened", "Caveat", expired]),
    ):
        assert [part for part in words if part not in step] == []
        assert f"{TODAY:%Y-%m-%d}" in step


def write_and_ask(page, article) -> None:
    """The editor writes the claim, sees it flagged, saves the draft and asks for an exception."""
    open_editor(page, article)
    panel = open_panel(page)
    page.fill("#id_summary", CLAIM)
    finding = panel.locator(".caveat-finding--must-fix", has_text=WORDS).first
    assert eventually(finding.is_visible)
    page.click("button.action-save")
    page.wait_for_load_state("load")
    open_panel(page) if not panel.is_visible() else None
    assert eventually(lambda: "This draft" in panel.inner_text())
    ask_for_exception(finding, "A trial found it.")
    assert eventually(lambda: "waiting for the compliance desk" in finding.text_content())


def accept(page) -> None:
    """The reviewer finds what was asked for, and accepts it on the entry that fits."""
    page.get_by_role("link", name="Compliance desk").click()
    page.get_by_label("Show").select_option("asked")
    page.wait_for_url("**state=asked**")
    claim = page.locator(".desk__claim")
    assert "A trial found it." in claim.locator(".desk__history").inner_text()
    page.get_by_label("Accept…").check()
    page.get_by_label("Reason or comment").fill("It is borne out.")
    page.get_by_role("radio", name="supervised exercise can ease knee pain").check()
    page.get_by_label("May stand until").fill((TODAY + timedelta(days=400)).isoformat())
    page.get_by_role("button", name="Record decision").click()
    page.locator(".desk__faults", has_text="“knees” holds until").wait_for()
    page.get_by_label("May stand until").fill(UNTIL.isoformat())
    page.get_by_role("button", name="Record decision").click()
    page.locator(".desk__said", has_text="1 claim accepted.").wait_for()
    assert ClaimEvent.objects.get(act=Act.ACCEPTED).register_entry == "knees"


def publish(page, article) -> None:
    """The manager publishes; visitors read the words."""
    page.goto(f"/admin/pages/{article.pk}/edit/")
    assert eventually(page.locator("#id_title").is_visible)
    press(page, "Publish")
    messages = page.locator(".messages")
    assert eventually(lambda: messages.count() and "published" in messages.inner_text())
    assert is_live(article)
    page.goto(stored(article).url)
    assert CLAIM in page.locator("main").inner_text()


def read_report(page) -> list[str]:
    """The manager has a report made; return what its history tells, row by row."""
    page.goto("/admin/claim-reports/")
    page.get_by_role("button", name="Make the report").click()
    page.get_by_role("link", name="The whole site", exact=True).click()
    return page.locator("#history + table tbody tr").all_inner_texts()
