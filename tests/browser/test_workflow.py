"""An article's way from the editor by the compliance reviewer and the manager to the public site, as they click it."""


import pytest

from cms.home.demo_workflow import ensure_workflow
from tests.browser.conftest import eventually
from tests.cms.factories import RISKY, make_article, make_index, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

UNDECIDED = "Publishing is blocked: a must-fix claim is undecided."


@pytest.fixture
def article(settings):
    """A draft with a claim, below an index with the demo's workflow."""
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0
    make_index()
    ensure_workflow()
    article = make_article(title="Acupuncture for back pain", summary=RISKY, live=False)
    article.save_revision()
    return article


def open_article(page, article):
    page.goto(f"/admin/pages/{article.pk}/edit/")
    assert eventually(lambda: page.locator("[data-edit-form] footer").is_visible())


def offered(page) -> list[str]:
    """The buttons of the editor, with those that are folded away."""
    footer = page.locator("[data-edit-form] footer")
    more = footer.locator("[data-w-dropdown-target=toggle]")
    if more.count():
        more.first.click()
        assert eventually(lambda: footer.locator("[data-w-dropdown-target=content] button").first.is_visible())
    labels = page.locator("[data-edit-form] footer button, .tippy-content button").all_inner_texts()
    return [label.strip() for label in labels if label.strip()]


def press(page, label: str):
    assert label in offered(page)
    page.get_by_role("button", name=label, exact=True).click()
    page.wait_for_load_state()


def test_from_editor_by_reviewer_and_manager_to_the_site(sign_in, article, live_server):
    editor, reviewer, manager = (make_user(group) for group in ("Editors", "Compliance reviewers", "Managers"))
    page = sign_in(editor.username)
    open_article(page, article)
    press(page, "Submit to Compliance review")
    assert eventually(lambda: "submitted for moderation" in page.locator(".messages").inner_text())

    desk = sign_in(reviewer.username)
    desk.screenshot(path="/tmp/wf_dashboard.png")
    desk.locator("#awaiting-review-section").get_by_role("link", name="Acupuncture for back pain").first.click()
    desk.wait_for_url(f"**/admin/pages/{article.pk}/edit/")
    assert UNDECIDED in desk.locator(".messages").inner_text()
    desk.screenshot(path="/tmp/wf_blocked.png")
    seen = offered(desk)
    desk.screenshot(path="/tmp/wf_blocked_menu.png")
    print(seen)
    assert "Request changes" in seen
    assert not [label for label in seen if label.startswith("Approve")]
