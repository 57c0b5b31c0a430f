"""Nobody approves their own evidence, by whatever route; what was approved says by whom."""

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.actions.registry import action_registry
from wagtail.documents.models import Document
from wagtail.models import Revision
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from cms.evidence.approval import ApprovalRefused
from cms.evidence.models import Evidence, EvidenceDocument
from tests.cms.factories import make_user

pytestmark = pytest.mark.django_db


def url(name: str, *args) -> str:
    return reverse(Evidence.snippet_viewset.get_url_name(name), args=args)


def form(entry: Evidence, action: str, **changes) -> dict:
    """What the editor posts."""
    fields = (
        "key treatment condition population excludes strength wording requires status source doi pmid url grade "
        "jurisdiction checked_on expires_on reviewer note"
    ).split()
    data = {name: getattr(entry, name) for name in fields}
    data |= {"owner": entry.owner_id or "", "documents": inline_formset([]), action: "yes", **changes}
    return nested_form_data(data)


def stored(entry: Evidence) -> Evidence:
    return Evidence.objects.get(pk=entry.pk)


class TestRoutes:
    """Each way to publish, for the author and for somebody else."""

    @pytest.fixture(params=["author", "approver"])
    def user(self, request):
        """Return who tries, and whether they may."""
        return request.getfixturevalue(request.param), request.param == "approver"

    def test_the_editors_button(self, client, draft, user):
        person, may = user
        entry = draft()
        client.force_login(person)
        response = client.post(url("edit", entry.pk), form(entry, "action-publish"), follow=True)
        assert stored(entry).live is may
        assert (b"Nobody approves their own evidence" in response.content) is not may

    def test_a_revision_published_in_code(self, draft, user):
        person, may = user
        entry = draft()
        if not may:
            with pytest.raises(ApprovalRefused):
                entry.latest_revision.publish(user=person, skip_permission_checks=True)
        else:
            entry.latest_revision.publish(user=person)
        assert stored(entry).live is may

    def test_the_model_method(self, draft, user):
        person, may = user
        entry = draft()
        if not may:
            with pytest.raises(PermissionDenied):
                entry.publish(entry.latest_revision, user=person)
        else:
            entry.publish(entry.latest_revision, user=person)
        assert stored(entry).live is may

    def test_wagtails_action(self, draft, user):
        person, may = user
        entry = draft()
        action = action_registry.get_action_class(Evidence, "publish")(entry.latest_revision, user=person)
        if not may:
            with pytest.raises(ApprovalRefused):
                action.execute(skip_permission_checks=True)
        else:
            action.execute()
        assert stored(entry).live is may

    @pytest.mark.parametrize("how", ["the editor's button", "the list's button"])
    def test_a_workflow(self, client, draft, author, user, how):
        person, may = user
        entry = draft()
        entry.get_workflow().start(entry, author)
        client.force_login(person)
        if how == "the editor's button":
            data = form(entry, "action-workflow-action") | {"workflow-action-name": "approve"}
            response = client.post(url("edit", entry.pk), data, follow=True)
        else:
            task_state = entry.current_workflow_task_state
            response = client.post(
                url("workflow_action", entry.pk, "approve", task_state.pk), {"comment": ""}, follow=True
            )
        assert response.status_code == 200
        assert stored(entry).live is may
        assert (stored(entry).current_workflow_state is None) is may, "a refused approval leaves it in review"

    def test_reverting(self, client, draft, author, user):
        person, _ = user
        entry = draft()
        first = entry.latest_revision
        entry.wording = "exercise can ease knee pain"
        entry.save_revision(user=author)
        client.force_login(person)
        data = form(Evidence.objects.get(pk=entry.pk), "action-publish") | {"revision": first.pk}
        client.post(url("edit", entry.pk), data)
        assert not stored(entry).live, "going back to other words is writing them"


def test_creating_and_publishing_at_once_saves_a_draft(client, author, draft):
    pattern = draft()
    client.force_login(author)
    response = client.post(url("add"), form(pattern, "action-publish", key="new"), follow=True)
    entry = Evidence.objects.get(key="new")
    assert not entry.live
    assert b"Saved as a draft, not approved." in response.content


def test_who_changes_it_while_approving_becomes_an_author(client, draft, approver):
    entry = draft()
    client.force_login(approver)
    client.post(url("edit", entry.pk), form(entry, "action-publish", strength=3))
    assert not stored(entry).live
    with pytest.raises(ApprovalRefused):
        stored(entry).latest_revision.publish(user=approver)


def test_the_first_author_cannot_approve_what_another_has_corrected(draft, author, approver):
    entry = draft()
    entry.wording = "exercise may ease knee pain"
    corrected = entry.save_revision(user=approver)
    for person in (author, approver):
        with pytest.raises(ApprovalRefused):
            corrected.publish(user=person)
    corrected.publish(user=make_user("Compliance reviewers"))


def test_authors_are_those_since_the_last_approval(approved, author, approver):
    entry = approved()
    entry.strength = 1
    entry.save_revision(user=approver).publish(user=author)
    assert stored(entry).strength == 1
    assert stored(entry).approved_by == author


def test_an_old_version_is_no_way_round(approved, author, approver):
    entry = approved()
    entry.strength = 3
    unapproved = entry.save_revision(user=author)
    entry.strength = 1
    entry.save_revision(user=author).publish(user=approver)
    with pytest.raises(ApprovalRefused):
        Revision.objects.get(pk=unapproved.pk).publish(user=author)


def test_a_draft_does_not_carry_another_versions_approval(approved, author, approver):
    entry = approved()
    assert entry.approved_by == approver
    assert entry.approved_at
    entry.unpublish()
    assert not Evidence.objects.approved().exists()


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"doi": ""}, "names no source"),
        ({"expires_on": "2026-01-01", "checked_on": "2025-01-01"}, "expired on"),
        ({"wording": " "}, '"wording" is missing'),
    ],
)
def test_what_the_engine_could_not_use_is_refused(draft, approver, fields, said):
    entry = draft(**fields)
    with pytest.raises(ApprovalRefused, match=said):
        Revision.objects.get(pk=entry.latest_revision_id).publish(user=approver)


class TestDocuments:
    @pytest.fixture
    def document(self):
        """Return a document of the library."""
        return Document.objects.create(title="Our audit", file=ContentFile(b"text", name="audit.txt"))

    def attach(self, entry, document, user):
        entry.documents = [*entry.documents.all(), EvidenceDocument(document=document)]
        return entry.save_revision(user=user)

    def test_an_entry_may_rest_on_a_document_alone(self, draft, author, approver, document):
        revision = self.attach(draft(doi="", source="Audit"), document, author)
        revision.publish(user=approver)
        assert [attached.document for attached in Evidence.objects.approved().get().documents.all()] == [document]

    def test_who_attaches_one_is_an_author(self, draft, approver, document):
        with pytest.raises(ApprovalRefused):
            self.attach(draft(), document, approver).publish(user=approver)


def test_nobody_is_no_approver(draft):
    with pytest.raises(ApprovalRefused, match="by a person"):
        draft().latest_revision.publish()


@pytest.mark.parametrize(
    ("group", "may"), [("Editors", {"view"}), ("Managers", {"view"}), ("Compliance reviewers", {"view", "edit"})]
)
def test_who_may_do_what(client, draft, group, may):
    entry = draft()
    client.force_login(make_user(group))
    assert client.get(url("list")).status_code == 200
    assert client.get(url("inspect", entry.pk)).status_code == 200
    for name, args in (("add", ()), ("edit", (entry.pk,))):
        assert (client.get(url(name, *args)).status_code == 200) is ("edit" in may)
    client.post(url("edit", entry.pk), form(entry, "action-publish"))
    assert stored(entry).live is ("edit" in may)


def test_the_author_is_not_offered_to_publish(client, draft, author, approver):
    entry = draft()
    for person, offered in ((author, False), (approver, True)):
        client.force_login(person)
        assert (b'name="action-publish"' in client.get(url("edit", entry.pk)).content) is offered
