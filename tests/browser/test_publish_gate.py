"""A refused publish as people see it, and the ways out of it."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from wagtail.models import Page

from cms.compliance.models import Act, ClaimEvent
from cms.compliance.publishing import publishing_refusal
from cms.compliance.service import decide
from tests.browser.conftest import eventually
from tests.browser.editor import press, tab_to
from tests.cms.factories import HOSTILE, RISKY, make_article, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

REFUSAL = ".caveat-refusal"
MESSAGES = "[data-contentpath=body] .error-message"


@pytest.fixture
def article():
    """An article with a claim in its summary and two in the second block of its body."""
    article = make_article(
        title="Acupuncture for back pain",
        summary=RISKY,
        body=[
            ("paragraph", "<p>Acupuncture is the insertion of fine needles into the skin.</p>"),
            ("list", {"items": ["<p>Rest.</p>", f"<p>Needles cure arthritis. {HOSTILE.replace('<', '&lt;')}</p>"]}),
        ],
        live=False,
    )
    article.save_revision(user=make_user("Editors"))
    return article


def stored(article):
    return Page.objects.get(pk=article.pk).specific


def is_said(page, words: str) -> bool:
    """Whether Wagtail's messages come to say so; only then may the database be asked, which the server was writing."""
    messages = page.locator(".messages")
    return bool(eventually(lambda: messages.count() and words in messages.inner_text()))


def shot(page, name: str):
    folder = os.environ.get("SHOTS")
    if folder:
        page.screenshot(path=str(Path(folder) / name))


@pytest.mark.parametrize("interval", [0, 500])
def test_refused_and_published_after_a_decision(sign_in, article, settings, interval):
    settings.WAGTAIL_AUTOSAVE_INTERVAL = interval
    manager = make_user("Managers")
    page = sign_in(manager.username)
    page.goto(f"/admin/pages/{article.pk}/edit/")
    assert eventually(page.locator("#id_title").is_visible)
    page.fill("#id_title", "Acupuncture and you")
    press(page, "Publish")
    assert eventually(page.locator(REFUSAL).is_visible)
    assert "2 must-fix claims are undecided" in page.locator(REFUSAL).inner_text()
    assert page.input_value("#id_title") == "Acupuncture and you"
    assert "cure arthritis" in eventually(page.locator(MESSAGES).first.text_content)
    assert page.evaluate(f"document.activeElement === document.querySelector('{REFUSAL}')")
    assert not stored(article).live
    shot(page, f"refused-{interval}.png")

    page.locator(f"{REFUSAL} li", has_text="cure arthritis").get_by_role("button").click()
    assert eventually(lambda: page.evaluate("!!document.activeElement.closest('[data-contentpath=body]')"))
    shot(page, f"there-{interval}.png")

    latest = stored(article).get_latest_revision_as_object()
    claims, until = publishing_refusal(latest).findings, timezone.localdate() + timedelta(days=30)
    decide(latest, claims, Act.ACCEPTED, make_user("Compliance reviewers"), "Read.", "doi:10.1/x", until)
    press(page, "Publish")
    assert is_said(page, "published")
    assert stored(article).live
    assert stored(article).title == "Acupuncture and you"


def test_published_anyway_with_a_reason(sign_in, article):
    page = sign_in(make_user("Managers").username)
    page.goto(f"/admin/pages/{article.pk}/edit/?publishing=refused")
    assert eventually(page.locator(REFUSAL).is_visible)
    page.get_by_role("button", name="Publish anyway").click()
    assert eventually(page.get_by_text("Give a reason for publishing anyway").is_visible)
    assert not stored(article).live
    page.get_by_label("Reason for publishing anyway").fill("The regulator has cleared it.")
    page.get_by_role("button", name="Publish anyway").click()
    assert is_said(page, "published")
    assert stored(article).live
    assert {event.reason for event in ClaimEvent.objects.all()} == {"The regulator has cleared it."}


def test_editors_see_no_way_past_the_gate(sign_in, article):
    page = sign_in(make_user("Editors").username)
    page.emulate_media(color_scheme="dark")
    page.goto(f"/admin/pages/{article.pk}/edit/?publishing=refused")
    assert eventually(page.locator(REFUSAL).is_visible)
    assert page.get_by_text("Publish anyway").count() == 0
    shot(page, "editor-dark.png")


def test_the_whole_way_by_keyboard(sign_in, settings):
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0
    article = make_article(summary=RISKY, live=False)
    article.save_revision()
    page = sign_in(make_user("Managers").username)
    page.goto(f"/admin/pages/{article.pk}/edit/")
    assert eventually(page.locator("#id_summary").is_visible)
    page.focus("#id_summary")
    press_by_keys(page)
    assert eventually(page.locator(REFUSAL).is_visible)
    tab_to(page, f"{REFUSAL} button")
    page.keyboard.press("Enter")
    assert eventually(lambda: page.evaluate("document.activeElement.id === 'id_summary'"))
    page.keyboard.press("Control+a")
    page.keyboard.type("What needles can do.")
    press_by_keys(page)
    assert is_said(page, "published")
    assert stored(article).live
    assert stored(article).summary == "What needles can do."


def press_by_keys(page):
    """Reach "Publish" and press it with nothing but the keyboard."""
    tab_to(page, "[data-edit-form] footer [data-w-dropdown-target=toggle]")
    page.keyboard.press("Enter")
    assert eventually(page.locator("[data-edit-form] footer [name=action-publish]").is_visible)
    tab_to(page, "[data-edit-form] footer [name=action-publish]")
    page.keyboard.press("Enter")
