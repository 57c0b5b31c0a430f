"""The evidence register in the admin: accessible on every screen, and worked by keyboard from draft to approval."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cms.audits.audit_page import audit_page
from cms.compliance.models import Act
from cms.compliance.service import decide
from cms.evidence.models import Evidence
from tests.browser.axe import violations
from tests.browser.conftest import eventually
from tests.browser.editor import tab_to
from tests.cms.compliance.conftest import stored
from tests.cms.evidence.entries import approve, draft_entry
from tests.cms.factories import RULE, make_article, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

SCREENS = "wagtailsnippets_evidence_evidence:"


@pytest.fixture
def reviewer():
    return make_user("Compliance reviewers", first_name="Ravi", last_name="Lindqvist")


@pytest.fixture
def draft():
    """What another reviewer wrote and nobody has approved."""
    return draft_entry(make_user("Compliance reviewers"), key="backs", condition="back pain")


@pytest.fixture
def used(reviewer):
    """An entry that a claim goes beyond, and on which that claim is accepted."""
    entry = approve(draft_entry(make_user("Compliance reviewers")), reviewer)
    article = make_article(title="Sore knees", summary="Supervised exercise cures knee pain for good.")
    claims = list(audit_page(article).findings.filter(rule=RULE))
    decide(stored(article), claims, Act.ACCEPTED, reviewer, "A trial.", "", timezone.localdate(), entry)
    return entry


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_screen_is_accessible(sign_in, reviewer, draft, used, scheme):
    page = sign_in(reviewer.username)
    page.emulate_media(color_scheme=scheme)
    found = {}
    for name, arguments in (
        ("list", []),
        ("add", []),
        ("edit", [draft.pk]),
        ("inspect", [used.pk]),
        ("history", [used.pk]),
        ("unpublish", [used.pk]),
    ):
        page.goto(reverse(f"{SCREENS}{name}", args=arguments))
        found[name] = violations(page, "main")
    page.goto(reverse("evidence_use", args=[used.pk]))
    assert "Sore knees" in page.get_by_role("table", name="Decisions that rest on it").inner_text()
    found["where used"] = violations(page, "main")
    page.goto(reverse(f"{SCREENS}list"))
    page.get_by_role("button", name="Show filters").click()
    found["filters"] = violations(page, "main")
    assert {name: breaches for name, breaches in found.items() if breaches} == {}


def test_entry_is_found_and_approved_by_keyboard(sign_in, reviewer, draft, settings):
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0
    page = sign_in(reviewer.username)
    page.goto(reverse(f"{SCREENS}list"))
    tab_to(page, f"a[href^='{reverse(f'{SCREENS}edit', args=[draft.pk])}']")
    page.keyboard.press("Enter")
    assert eventually(page.locator("#id_wording").is_visible)
    toggle, approval = "form footer [data-w-dropdown-target=toggle]", "form footer [name=action-publish]"
    tab_to(page, toggle)
    page.keyboard.press("Enter")
    assert eventually(page.locator(approval).is_visible)
    tab_to(page, approval)
    page.keyboard.press("Enter")
    page.locator(".messages .success").wait_for()
    entry = Evidence.objects.get(pk=draft.pk)
    assert (entry.live, entry.approved_by) == (True, reviewer)


def test_desk_offers_it_by_keyboard_and_accessibly(sign_in, reviewer, used):
    other = approve(draft_entry(make_user("Compliance reviewers"), key="backs", condition="back pain"), reviewer)
    article = make_article(title="Backs", summary="Supervised exercise cures knee pain for good, always.")
    audit_page(article)
    page = sign_in(reviewer.username)
    page.goto("/admin/compliance/desk/")
    page.locator("#desk-claim").focus()
    page.keyboard.press("a")
    page.keyboard.type("It is borne out.")
    tab_to(page, "[name=entries]")
    page.keyboard.type("back pain")
    page.keyboard.press("Enter")
    found = page.locator(f"[name=entry][value='{other.pk}']")
    assert eventually(found.is_visible)
    assert page.evaluate("document.activeElement.name") == "entries"
    assert page.locator("[name=reason]").input_value() == "It is borne out."
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert violations(page, "main") == []
    page.keyboard.press("Shift+Tab")  # to the group of entries, on what is chosen
    page.keyboard.press("ArrowUp")
    assert found.is_checked()
    page.locator("[name=expires_on]").fill((timezone.localdate() + timedelta(days=9)).isoformat())
    page.keyboard.press("Control+Enter")
    page.locator(".desk__said", has_text="1 claim accepted.").wait_for()
