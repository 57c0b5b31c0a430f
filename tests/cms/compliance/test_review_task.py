"""The compliance review in a workflow: who approves what, what stops them, and what they are told."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.core import mail
from django.core.checks import Tags, run_checks
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Task, TaskState, Workflow, WorkflowPage, WorkflowState
from wagtail.users.models import UserProfile

from cms.articles.models import Treatment
from cms.audits.audit_page import audit_page
from cms.audits.models import AuditRun, Version
from cms.compliance.review_task import ComplianceReviewTask
from cms.home.demo_workflow import ensure_workflow
from seo_checks import Severity
from tests.cms.compliance.conftest import CLEAN, stored
from tests.cms.compliance.reviewing import accept_claims, waits_at
from tests.cms.editor.forms import article_form
from tests.cms.factories import HOSTILE, RISKY, make_article, make_index, make_treatment, make_user

pytestmark = pytest.mark.django_db

REVIEW, MANAGER = "Compliance review", "Manager approval"


@pytest.fixture(autouse=True)
def workflow():
    make_index()
    ensure_workflow()
    return Workflow.objects.get(name=REVIEW)


@pytest.fixture
def article(draft):
    return draft(CLEAN, title="Acupuncture for back pain")


@pytest.fixture
def save(client):
    """Return a function that posts the editor's form of an article as somebody."""

    def post(user, article, summary=CLEAN, **action):
        client.force_login(user)
        (block,) = stored(article).get_latest_revision_as_object().body
        form = article_form(article, body=[("paragraph", block.value.source)], summary=summary)
        # Without the block's id, the form would count as changed.
        return client.post(edit_address(article), form | {"body-0-id": block.id} | action)

    return post


@pytest.fixture
def submit(save):
    """Return a function that submits an article with a summary."""

    def post(user, article, summary=CLEAN):
        assert save(user, article, summary, **{"action-submit": "1"}).status_code == 302
        assert waits_at(article) == REVIEW

    return post


@pytest.fixture
def act(client):
    """Return a function that approves an article, or asks for changes, from the dashboard."""

    def post(user, article, action="approve", comment=""):
        client.force_login(user)
        state = stored(article).current_workflow_task_state
        address = reverse("wagtailadmin_pages:workflow_action", args=[article.pk, action, state.pk])
        return client.post(address, {"comment": comment}, follow=True)

    return post


def edit_and(action: str) -> dict:
    """What the buttons of the workflow add to the editor's form."""
    return {"action-workflow-action": "1", "workflow-action-name": action}


def edit_address(article) -> str:
    return reverse("wagtailadmin_pages:edit", args=[article.pk])


def actions(article, user) -> list[str]:
    return [name for name, _, _ in stored(article).current_workflow_task.get_actions(stored(article), user)]


def said(client, user, article) -> str:
    """The messages above the page in the editor."""
    client.force_login(user)
    soup = BeautifulSoup(client.get(edit_address(article)).content, "lxml")
    return " ".join(soup.select_one(".messages").get_text(" ").split())


def test_from_draft_to_live(client, article, editor, reviewer, manager, submit, act):
    client.force_login(editor)
    assert "Submit to Compliance review" in client.get(edit_address(article)).content.decode()
    submit(editor, article, RISKY)
    assert actions(article, reviewer) == ["reject"]
    assert "Publishing is blocked: a must-fix claim is undecided." in said(client, reviewer, article)
    assert "a must-fix claim is undecided" in said(client, editor, article), "those who wait are told, too"
    act(reviewer, article)
    assert waits_at(article) == REVIEW

    accept_claims(article, reviewer)
    assert actions(article, reviewer) == ["reject", "approve", "approve"]
    assert "undecided" not in BeautifulSoup(client.get(edit_address(article)).content, "lxml").get_text()
    act(reviewer, article)
    assert waits_at(article) == MANAGER
    assert not stored(article).live
    act(manager, article)
    assert stored(article).live
    assert stored(article).summary == RISKY


def test_approval_in_the_editor(article, editor, reviewer, submit, save):
    submit(editor, article, RISKY)
    accept_claims(article, reviewer)
    save(reviewer, article, RISKY, **edit_and("approve"))
    assert waits_at(article) == MANAGER


@pytest.mark.parametrize("summary", [RISKY, "Something else, which is harmless."])
def test_edit_and_approve_in_one_click_approves_nothing(article, editor, reviewer, submit, save, summary):
    submit(editor, article)
    assert "approve" in actions(article, reviewer)
    save(reviewer, article, summary, **edit_and("approve"))
    assert waits_at(article) == REVIEW
    assert not stored(article).live
    assert not TaskState.objects.filter(status=TaskState.STATUS_APPROVED).exists()


def test_bad_edit_of_another_reviewer_is_not_approved(article, editor, reviewer, submit, save):
    submit(editor, article)
    save(make_user("Compliance reviewers"), article, RISKY)
    state = stored(article).current_workflow_task_state
    with pytest.raises(PermissionDenied, match="a must-fix claim is undecided"):
        state.task.specific.on_action(state, reviewer, "approve")
    assert waits_at(article) == REVIEW


def test_approval_never_rests_on_the_stored_audit_of_the_revision(article, editor, reviewer, workflow, act):
    article.treatment = make_treatment(name="Acupuncture")
    article.save_revision(user=editor)
    audit_page(article, Version.DRAFT)
    workflow.start(article, editor)
    Treatment.objects.update(name="The permanent cure for back pain")
    assert "approve" in actions(article, reviewer), "the buttons go by what is stored"
    answer = act(reviewer, article)
    assert "undecided" in answer.content.decode()
    assert waits_at(article) == REVIEW


def test_buttons_do_not_go_by_an_audit_of_an_earlier_text(article, editor, reviewer, submit):
    assert audit_page(article, Version.DRAFT).findings.filter(severity=Severity.MUST_FIX).count() == 0
    submit(editor, article, RISKY)
    assert actions(article, reviewer) == ["reject"]


def test_buttons_do_not_go_by_an_audit_under_other_rules(article, editor, reviewer, submit):
    submit(editor, article, RISKY)
    run = audit_page(article, Version.DRAFT)
    run.findings.all().delete()
    AuditRun.objects.filter(pk=run.pk).update(rules_digest="older")
    assert actions(article, reviewer) == ["reject"]


def test_rules_that_cannot_be_read_approve_nothing(article, editor, reviewer, submit, settings):
    submit(editor, article)
    settings.CAVEAT_PROFILE = "/no/such/profile.toml"
    assert actions(article, reviewer) == ["reject"]


def test_text_that_cannot_be_audited_is_not_approved(client, article, editor, reviewer, submit):
    submit(editor, article)
    run = audit_page(article, Version.DRAFT)
    AuditRun.objects.filter(pk=run.pk).update(
        status="failed", claims_judged=False, problems=["The page is <b>broken</b>."]
    )
    assert actions(article, reviewer) == ["reject"]
    assert "could not be audited in full. The page is <b>broken</b>." in said(client, reviewer, article)


def test_manager_who_edits_and_approves_sends_it_back(article, editor, reviewer, manager, submit, act, save):
    submit(editor, article)
    act(reviewer, article)
    save(manager, article, RISKY, **edit_and("approve"))
    assert not stored(article).live
    assert waits_at(article) in {REVIEW, MANAGER}
    assert not WorkflowState.objects.filter(status=WorkflowState.STATUS_APPROVED).exists()


@pytest.mark.parametrize("rights", [{}, {"is_superuser": True}])
def test_nobody_reviews_what_they_saved(client, article, editor, submit, save, rights):
    user = make_user("Compliance reviewers", **rights)
    submit(editor, article)
    save(user, article, "Mended.")
    assert actions(article, user) == []
    assert "You saved the latest version of this page" in said(client, user, article)
    state = stored(article).current_workflow_task_state
    for action in ("approve", "reject"):
        with pytest.raises(PermissionDenied, match="You saved"):
            state.task.specific.on_action(state, user, action)
    assert "approve" in actions(article, make_user("Compliance reviewers"))


def test_nobody_reviews_what_they_submitted(client, article, reviewer, submit, act, save):
    submit(reviewer, article)
    save(make_user("Compliance reviewers"), article, "Mended.")
    assert actions(article, reviewer) == []
    assert "You submitted this page" in said(client, reviewer, article)
    act(reviewer, article)
    assert waits_at(article) == REVIEW


def test_others_have_nothing_to_do_here(article, editor, manager, submit):
    submit(editor, article)
    assert actions(article, manager) == []


def test_reviewers_are_told_what_came_in(article, editor, reviewer, submit):
    make_user("Compliance reviewers", email="gone@example.org", is_active=False)
    submit(editor, article, RISKY)
    (message,) = mail.outbox
    assert message.to == [reviewer.email]
    assert message.subject == "For your review: Acupuncture for back pain"
    assert "Edie Marlowe submitted “Acupuncture for back pain” for Compliance review." in message.body
    assert "a must-fix claim is undecided" in message.body
    assert f"http://localhost:8000{edit_address(article)}" in message.body


def test_who_submitted_is_told_of_each_step(article, editor, reviewer, manager, submit, act):
    submit(editor, article)
    assert "No must-fix claim on it is undecided." in mail.outbox.pop().body
    act(reviewer, article, comment="Well said & true.")
    passed, for_manager = sorted(mail.outbox, key=lambda message: message.to)
    assert (passed.to, for_manager.to) == ([editor.email], [manager.email])
    assert passed.subject == "Approved in Compliance review: Acupuncture for back pain"
    assert "Ravi Lindqvist approved" in passed.body
    assert "Next: Manager approval." in passed.body
    assert "The comment: “Well said & true.”" in passed.body
    mail.outbox.clear()
    act(manager, article)
    assert [message.to for message in mail.outbox] == [[editor.email]]


def test_who_submitted_is_told_why_it_came_back(article, editor, reviewer, submit, act):
    submit(editor, article, RISKY)
    mail.outbox.clear()
    act(reviewer, article, "reject", "Nobody can promise that.")
    (message,) = mail.outbox
    assert message.to == [editor.email]
    assert "Nobody can promise that." in message.body
    assert edit_address(article) in message.body
    submit(editor, article)
    assert mail.outbox[-1].to == [reviewer.email]


def test_nobody_gets_e_mails_that_they_do_not_want(article, editor, reviewer, submit, act):
    UserProfile.objects.create(user=editor, approved_notifications=False, dismissibles={})
    UserProfile.objects.create(user=reviewer, submitted_notifications=False, dismissibles={})
    submit(editor, article)
    act(reviewer, article)
    assert mail.outbox == []


def test_e_mails_carry_hostile_words_as_text(article, editor, reviewer, submit, act, settings):
    settings.WAGTAILADMIN_NOTIFICATION_USE_HTML = True
    article.title = HOSTILE
    submit(editor, article)
    act(reviewer, article, comment=HOSTILE)
    assert len(mail.outbox) == 2
    for message in mail.outbox:
        assert HOSTILE in message.body
        html = BeautifulSoup(message.alternatives[0].content, "lxml")
        assert html.select("script") == []
        assert HOSTILE in html.get_text()


def test_dashboard_takes_the_same_few_queries_for_each_page_and_audits_none(client, editor, reviewer, workflow):
    client.force_login(reviewer)

    def dashboard_queries(pages: int) -> list[str]:
        for _ in range(pages):
            page = make_article(summary=RISKY, live=False)
            page.save_revision(user=editor)
            audit_page(page, Version.DRAFT)
            workflow.start(page, editor)
        with CaptureQueriesContext(connection) as queries:
            soup = BeautifulSoup(client.get("/admin/").content, "lxml")
        assert len(soup.select("#awaiting-review-section tbody tr")) >= pages
        return [query["sql"] for query in queries]

    client.get("/admin/")
    one, four = dashboard_queries(1), dashboard_queries(3)
    added = len(four) - len(one)
    assert added == 3 * 9, "two by Wagtail, seven to know who submitted a page, the rules, and what is undecided on it"
    assert not [sql for sql in four if sql.startswith(("INSERT", "UPDATE", "SAVEPOINT"))]


def test_check_passes_the_demo_and_warns_of_a_last_group_that_cannot_publish(workflow):
    def warnings():
        return [w for w in run_checks(tags=[Tags.database], databases=["default"]) if w.id == "compliance.W001"]

    assert warnings() == []
    workflow.workflow_tasks.get(task__name=MANAGER).delete()
    (warning,) = warnings()
    assert "“Compliance review” ends with “Compliance review”" in warning.msg
    assert "“Compliance reviewers” may not publish “Treatments”" in warning.msg
    workflow.active = False
    workflow.save()
    assert warnings() == []


def test_check_asks_the_database_only_where_it_is_named(django_assert_num_queries):
    with django_assert_num_queries(0):
        run_checks()


def test_the_demos_workflow_is_made_once_and_then_left_alone(workflow):
    workflow.workflow_tasks.get(task__name=REVIEW).delete()
    WorkflowPage.objects.filter(workflow=workflow).delete()
    ensure_workflow()
    assert [task.name for task in workflow.tasks] == [MANAGER]
    assert not WorkflowPage.objects.filter(workflow=workflow).exists()
    assert Task.objects.filter(name__in=[REVIEW, MANAGER]).count() == 2


def test_administrators_can_add_a_review_of_their_own(client):
    client.force_login(make_user(is_superuser=True))
    assert (
        "compliance review" in client.get(reverse("wagtailadmin_workflows:select_task_type")).content.decode().lower()
    )
    group = Group.objects.get(name="Compliance reviewers")
    address = reverse("wagtailadmin_workflows:add_task", args=["compliance", "compliancereviewtask"])
    assert client.post(address, {"name": "Second pair of eyes", "groups": [group.pk]}).status_code == 302
    assert list(ComplianceReviewTask.objects.get(name="Second pair of eyes").groups.all()) == [group]
