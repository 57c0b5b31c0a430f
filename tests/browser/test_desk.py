"""A compliance reviewer works through the queue, mostly by keyboard."""

import re

import pytest

from cms.audits.audit_page import audit_page
from cms.audits.models import Version
from cms.compliance.models import Act, ClaimEvent
from tests.browser.axe import violations
from tests.browser.conftest import eventually
from tests.cms.factories import RISKY, make_article, make_index, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

URL = "/admin/compliance/desk/"
CURRENT = ".desk__group[aria-current]"


@pytest.fixture
def claims():
    """Three pages that say the same, and one that says something else."""
    index = make_index()
    for title, summary in [("A", RISKY), ("B", RISKY), ("C", RISKY), ("D", "Our remedies cure asthma.")]:
        audit_page(make_article(index=index, title=title, summary=summary), Version.LIVE)


@pytest.fixture
def page(sign_in, claims):
    """The desk, open."""
    page = sign_in(make_user("Compliance reviewers", first_name="Ravi", last_name="Lindqvist").username)
    page.goto(URL)
    page.locator(CURRENT).wait_for()
    return page


def events() -> list[tuple[str, str]]:
    """The acts that were recorded, with the titles of their pages."""
    return list(ClaimEvent.objects.order_by("pk").values_list("act", "claim__page__title"))


def wait_for_message(page, message: str) -> None:
    """Wait for what the desk says after an act; until then the server may be writing."""
    page.locator(".desk__said", has_text=message).wait_for()


def current(page) -> str:
    return page.locator(CURRENT).inner_text()


def test_triage_by_keyboard(page):
    assert "never comes back" in current(page)
    page.keyboard.press("j")
    assert eventually(lambda: "never comes back" not in current(page))
    other = current(page)
    assert page.evaluate("document.activeElement.id") == "desk-claim"
    page.keyboard.press("k")
    assert eventually(lambda: "never comes back" in current(page))
    page.keyboard.press("j")
    assert eventually(lambda: current(page) == other)

    page.keyboard.press("m")
    page.keyboard.type("Say what jam made him do: a, f, j, k, m.")
    assert current(page) == other
    assert page.locator("input[value=must-change]").is_checked()
    assert not page.locator("[name=evidence]").is_visible()
    page.keyboard.press("Control+Enter")
    wait_for_message(page, "1 claim marked: must change.")
    assert events() == [("must-change", "D")]
    assert ClaimEvent.objects.get().reason == "Say what jam made him do: a, f, j, k, m."

    page.go_back()
    assert eventually(lambda: page.locator("#desk-claim").inner_text() == "D")
    assert "Must change" in page.locator(".desk__history").inner_text()


def test_fault_is_told_and_what_was_typed_is_kept(page):
    page.keyboard.press("a")
    assert page.locator("[name=evidence]").is_visible()
    page.keyboard.type("There is a trial.")
    page.keyboard.press("Control+Enter")
    page.locator(".desk__faults").wait_for()
    assert "which evidence" in page.locator(".desk__faults").inner_text()
    assert page.locator("[name=reason]").input_value() == "There is a trial."
    assert page.evaluate("document.activeElement.name") == "reason"
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    assert eventually(lambda: "never comes back" not in current(page))
    assert events() == []


def test_group_is_decided_with_those_that_are_ticked(page):
    others = page.locator(".desk__others li")
    assert [re.match(r"\w", text).group() for text in others.all_inner_texts()] == ["B", "C"]
    assert all("never comes back" in text for text in others.all_inner_texts())
    page.keyboard.press("f")
    page.keyboard.type("Quoted from a patient.")
    others.nth(1).get_by_role("checkbox").check()
    page.get_by_role("button", name="Record decision").click()
    wait_for_message(page, "2 claims marked as a false alarm.")
    assert sorted(events()) == [("false-alarm", "A"), ("false-alarm", "C")]
    assert page.locator("#desk-claim").inner_text() == "B"


def test_all_of_a_group_can_be_ticked_at_once(page):
    page.get_by_role("button", name="All of them").click()
    page.keyboard.press("m")
    page.keyboard.type("Say less.")
    page.keyboard.press("Control+Enter")
    wait_for_message(page, "3 claims marked: must change.")
    assert [act for act, _ in events()] == [Act.MUST_CHANGE] * 3
    assert page.locator("#desk-claim").inner_text() == "D"


def test_keys_can_be_turned_off(page):
    page.get_by_role("button", name="Single-key shortcuts").click()
    page.locator("#desk-claim").focus()
    page.keyboard.press("m")
    page.keyboard.press("j")
    page.wait_for_timeout(300)
    assert "never comes back" in current(page)
    assert not page.locator("input[value=must-change]").is_checked()
    page.reload()
    assert page.get_by_role("button", name="Single-key shortcuts").get_attribute("aria-pressed") == "false"


def test_filters_and_assignment(page):
    page.get_by_label("Assign to").select_option(label="Ravi Lindqvist")
    page.get_by_role("button", name="Assign", exact=True).click()
    wait_for_message(page, "1 claim assigned.")
    assert events() == [("assigned", "A")]
    page.get_by_role("link", name=re.compile("^Mine")).click()
    page.wait_for_url("**tab=mine**")
    assert page.locator(".desk__group").count() == 1
    page.get_by_label("Group by").select_option("page")
    page.wait_for_url("**group=page**")
    assert page.locator(".desk__label").all_inner_texts() == ["A"]
    page.get_by_role("searchbox", name="Search").fill("nothing like it")
    page.keyboard.press("Enter")
    page.get_by_text("Nothing waits here.").wait_for()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_desk_is_accessible(page, scheme):
    page.emulate_media(color_scheme=scheme)
    assert violations(page, "main") == []
    page.keyboard.press("a")
    page.keyboard.press("Control+Enter")
    page.locator(".desk__faults").wait_for()
    assert violations(page, "main") == []


def test_desk_works_without_scripts(page):
    context = page.context.browser.new_context(
        base_url=page.url.split("/admin/")[0], java_script_enabled=False, storage_state=page.context.storage_state()
    )
    plain = context.new_page()
    plain.goto(URL)
    plain.locator(".desk__group").last.click()
    plain.wait_for_url("**claim=**")
    assert plain.locator("#desk-claim").inner_text() == "D"
    plain.get_by_label("Must change").check()
    plain.get_by_label("Reason or comment").fill("Say less.")
    plain.get_by_role("button", name="Record decision").click()
    plain.get_by_text("1 claim marked: must change.").wait_for()
    assert events() == [("must-change", "D")]
    context.close()
