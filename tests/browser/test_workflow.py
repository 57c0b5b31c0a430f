"""An article's way from the editor by the compliance reviewer and the manager to the public site, as they click it."""

import pytest

from cms.home.demo_workflow import ensure_workflow
from tests.browser.conftest import eventually
from tests.cms.compliance.conftest import stored
from tests.cms.compliance.reviewing import accept_claims, waits_at
from tests.cms.factories import RISKY, make_article, make_index, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

FOOTER = "[data-edit-form] footer"
UNDECIDED = "Publishing is blocked: a must-fix claim is undecided."


@pytest.fixture
def make_draft(settings):
    """Return a function that makes a draft below an index with the demo's workflow."""
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0
    make_index()
    ensure_workflow()

    def make(summary: str):
        article = make_article(title="Acupuncture for back pain", summary=summary, live=False)
        article.save_revision()
        return article

    return make


def open_article(page, article):
    page.goto(f"/admin/pages/{article.pk}/edit/")
    assert eventually(page.locator(FOOTER).is_visible)


def offered(page) -> list[str]:
    """What the editor offers to do with the page; most of it is folded away until the button beside it is pressed."""
    footer = page.locator(FOOTER)
    more = footer.locator("[data-w-dropdown-target=toggle]")
    if more.count() and more.get_attribute("aria-expanded") != "true":
        more.click()
        assert eventually(footer.locator("[data-w-dropdown-target=content] button").first.is_visible)
    return [label.strip() for label in footer.get_by_role("button").all_inner_texts()]


def press(page, label: str):
    """Press a button, after which Wagtail shows another page."""
    click(page, label)
    page.wait_for_url(lambda address: "/edit/" not in address)


def click(page, label: str):
    assert label in offered(page)
    page.locator(FOOTER).get_by_role("button", name=label, exact=True).click()


def test_from_editor_by_reviewer_and_manager_to_the_site(sign_in, make_draft):
    article = make_draft(RISKY)
    editor, reviewer, manager = (make_user(group) for group in ("Editors", "Compliance reviewers", "Managers"))
    page = sign_in(editor.username)
    open_article(page, article)
    press(page, "Submit to Compliance review")

    desk = sign_in(reviewer.username)
    desk.locator("#awaiting-review-section").get_by_role("link", name="Acupuncture for back pain").first.click()
    desk.wait_for_url(f"**/admin/pages/{article.pk}/edit/")
    assert UNDECIDED in desk.locator(".messages").inner_text()
    assert "Request changes" in offered(desk)
    assert not [label for label in offered(desk) if label.startswith("Approve")]

    accept_claims(article, reviewer)
    open_article(desk, article)
    assert UNDECIDED not in desk.locator(".messages").inner_text()
    press(desk, "Approve")
    assert waits_at(article) == "Manager approval"

    office = sign_in(manager.username)
    open_article(office, article)
    press(office, "Approve")
    site = sign_in(editor.username)
    site.goto(stored(article).url)
    assert RISKY in site.locator("main").inner_text()


def test_edit_and_approve_in_one_click_goes_nowhere(sign_in, make_draft):
    article = make_draft("What needles can do.")
    page = sign_in(make_user("Editors").username)
    open_article(page, article)
    press(page, "Submit to Compliance review")
    desk = sign_in(make_user("Compliance reviewers").username)
    open_article(desk, article)
    desk.fill("#id_summary", RISKY)
    click(desk, "Approve")
    assert eventually(lambda: "somebody else must review it" in desk.locator(".messages").inner_text())
    assert waits_at(article) == "Compliance review"
    assert not stored(article).live
    assert stored(article).get_latest_revision_as_object().summary == RISKY, "what was typed is kept"
    open_article(desk, article)
    assert "somebody else must review it" in desk.locator(".messages").inner_text()
    assert offered(desk) == ["Save draft"]
