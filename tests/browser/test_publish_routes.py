"""The routes of cms/PUBLISHING.md that are buttons somewhere in the admin, each pressed with an undecided claim."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cms.articles.models import TreatmentArticlePage
from tests.browser.conftest import eventually
from tests.browser.editor import PARAGRAPH, open_form, press, type_at_the_end
from tests.cms.compliance.conftest import CLEAN, draft, editor, is_live, manager, stored  # noqa: F401  fixtures
from tests.cms.compliance.reviewing import submit_to_managers
from tests.cms.factories import RISKY, make_index

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

UNDECIDED = "a must-fix claim is undecided"


@pytest.fixture(autouse=True)
def no_automatic_saves(settings):
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0


@pytest.fixture
def admin(sign_in, manager):  # noqa: F811
    """The admin as a manager has it, who may publish."""
    return sign_in(manager.username)


@pytest.fixture
def in_review(draft, editor):  # noqa: F811
    """An article with a claim that waits for the one approval that publishes it."""
    return submit_to_managers(draft(title="Needles", body=[("paragraph", PARAGRAPH)]), editor)


def is_refused(page) -> bool:
    """Whether the editor opens with the refusal."""
    box = page.locator(".caveat-refusal")
    return bool(eventually(box.is_visible)) and UNDECIDED in box.inner_text()


def test_a_new_page(admin):
    open_form(admin, f"/admin/pages/add/articles/treatmentarticlepage/{make_index().pk}/")
    admin.fill("#id_title", "Needles")
    admin.fill("#id_summary", RISKY)
    admin.locator("[data-contentpath=body]").get_by_role("button", name="Insert a block").click()
    admin.get_by_role("option", name="Paragraph").click()
    type_at_the_end(admin, "Needles are thin.")
    press(admin, "Publish")
    assert is_refused(admin)
    article = TreatmentArticlePage.objects.get(title="Needles")
    assert (article.live, article.summary) == (False, RISKY)


def test_an_earlier_version(admin, draft, editor):  # noqa: F811
    article = draft()
    risky = article.latest_revision
    article.summary = CLEAN
    article.save_revision(user=editor).publish()
    open_form(admin, f"/admin/pages/{article.pk}/revisions/{risky.pk}/revert/")
    press(admin, "Publish this version")
    assert is_refused(admin)
    assert stored(article).summary == CLEAN


def test_a_schedule(admin, draft):  # noqa: F811
    article = draft()
    article.go_live_at = timezone.now() + timedelta(days=2)
    article.save_revision()
    open_form(admin, f"/admin/pages/{article.pk}/edit/")
    press(admin, "Schedule to publish")
    assert is_refused(admin)
    assert not stored(article).approved_schedule


def test_an_approval_in_the_editor(admin, in_review):
    open_form(admin, f"/admin/pages/{in_review.pk}/edit/")
    press(admin, "Approve")
    assert is_refused(admin)
    assert not is_live(in_review)
    assert stored(in_review).workflow_in_progress


def test_an_approval_from_the_dashboard(admin, in_review):
    admin.goto("/admin/")
    row = admin.locator("#awaiting-review-section tr", has_text="Needles")
    row.get_by_role("button", name="Actions").click()
    row.get_by_role("button", name="Approve", exact=True).click()
    assert is_refused(admin)
    assert not is_live(in_review)


def test_many_pages_at_once_and_the_pages_below(admin, draft):  # noqa: F811
    index = make_index(live=False)
    risky, clean = draft(index=index, title="Risky"), draft(CLEAN, index=index, title="Clean")
    admin.goto(f"/admin/pages/{index.get_parent().pk}/")
    admin.locator(f"[data-object-id='{index.pk}']").first.check()
    admin.locator(".footer").get_by_role("link", name="Publish").click()
    admin.get_by_label("descendants").check()
    admin.locator("main").get_by_role("button", name="publish").click()
    assert eventually(lambda: "“Risky” was not published" in admin.locator(".messages").inner_text())
    assert [is_live(page) for page in (index, risky, clean)] == [True, False, True]


def test_a_copy_and_an_alias(admin, draft):  # noqa: F811
    article = draft(CLEAN, title="Source")
    article.summary = RISKY
    article.live = True
    article.save()  # live by a way past the gate
    admin.goto(f"/admin/pages/{article.pk}/copy/")
    assert admin.locator("#id_publish_copies").is_disabled()
    admin.fill("#id_new_slug", "copied")
    admin.locator("#id_alias").check()
    admin.get_by_role("button", name="Create alias").or_(admin.get_by_role("button", name="Copy this page")).click()
    assert eventually(lambda: UNDECIDED in admin.locator("main").inner_text())
    admin.locator("#id_alias").uncheck()
    admin.get_by_role("button", name="Copy this page").click()
    assert eventually(lambda: "copied" in admin.locator(".messages").inner_text())
    assert not TreatmentArticlePage.objects.get(slug="copied").live
