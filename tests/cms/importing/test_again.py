"""Importing again: nothing twice, nothing over what an editor wrote."""

import pytest
from wagtail.models import Revision

from cms.articles.importing import Status, import_paths
from cms.articles.models import TreatmentArticlePage
from tests.cms.factories import make_index, make_reference, make_user

FIRST = "---\ntitle: Neck pain\nsummary: Short.\n---\nFirst text.\n\n> A\n>\n> quotation\n"
SECOND = FIRST.replace("First", "Second")


def status(folder, **options) -> Status:
    (outcome,) = folder.run(**options)
    return outcome.status


def text_of(page) -> str:
    return str(page.get_latest_revision_as_object().body)


@pytest.fixture
def page(folder) -> TreatmentArticlePage:
    """Return a page that was imported from a.md."""
    folder.one("a.md", FIRST, owner=make_user(username="ed"))
    return TreatmentArticlePage.objects.get()


def test_an_import_is_a_draft_with_a_revision_and_a_history(page, folder):
    assert (page.live, page.has_unpublished_changes, page.title, page.slug) == (False, True, "Neck pain", "a")
    assert page.get_parent().specific == folder.index
    assert (page.import_source, len(page.import_hash), page.owner.username) == ("a.md", 64, "ed")
    assert Revision.objects.for_instance(page).count() == 1
    assert page.latest_revision.user.username == "ed"


def test_the_same_file_changes_nothing(page, folder):
    before = list(TreatmentArticlePage.objects.values()), Revision.objects.count()
    assert status(folder) is Status.UNCHANGED
    assert (list(TreatmentArticlePage.objects.values()), Revision.objects.count()) == before


def test_a_changed_file_gives_a_new_draft(page, folder):
    folder.write("a.md", SECOND)
    assert status(folder) is Status.UPDATED
    page.refresh_from_db()
    assert Revision.objects.for_instance(page).count() == 2
    assert "Second text" in text_of(page)
    assert (page.live, TreatmentArticlePage.objects.count()) == (False, 1)
    assert status(folder) is Status.UNCHANGED


def test_a_live_page_stays_as_it_is_until_somebody_publishes_the_draft(page, folder):
    page.get_latest_revision().publish()
    folder.write("a.md", SECOND)
    assert status(folder) is Status.UPDATED
    page.refresh_from_db()
    assert "First text" in str(page.body)
    assert (page.live, page.has_unpublished_changes) == (True, True)
    assert "Second text" in text_of(page)
    assert status(folder) is Status.UNCHANGED
    page.get_latest_revision().publish()
    folder.write("a.md", FIRST.replace("First", "Third"))
    assert status(folder) is Status.UPDATED


@pytest.mark.parametrize("publish", [False, True])
def test_a_page_that_an_editor_changed_is_left_alone(page, folder, publish):
    draft = page.get_latest_revision_as_object()
    draft.summary = "An editor's summary."
    revision = draft.save_revision()
    if publish:
        revision.publish()
    folder.write("a.md", SECOND)
    (outcome,) = folder.run()
    assert (outcome.status, outcome.why) == (Status.LEFT_ALONE, "edited here since import; not touched")
    page.refresh_from_db()
    assert page.get_latest_revision_as_object().summary == "An editor's summary."
    assert "First text" in text_of(page)


def test_a_change_past_the_revisions_counts_as_well(page, folder):
    TreatmentArticlePage.objects.update(summary="Changed by a script.")
    folder.write("a.md", SECOND)
    assert status(folder) is Status.LEFT_ALONE


def test_references_that_an_editor_added_count_as_well(page, folder):
    draft = page.get_latest_revision_as_object()
    draft.article_references.create(reference=make_reference())
    draft.save_revision()
    folder.write("a.md", SECOND)
    assert status(folder) is Status.LEFT_ALONE


def test_saving_in_the_editor_without_a_change_is_no_edit(page, folder):
    draft = page.get_latest_revision_as_object()
    draft.body = draft.body.stream_block.clean(draft.body)
    for block in draft.body:
        if block.block_type == "quote":
            block.value["text"] = block.value["text"].replace("\n", "\r\n")  # as browsers send it
    draft.save_revision().publish()
    folder.write("a.md", SECOND)
    assert status(folder) is Status.UPDATED


def test_moving_and_renaming_a_page_is_no_edit(page, folder):
    other = make_index()
    page.move(other, pos="last-child")
    page = TreatmentArticlePage.objects.get()
    page.slug = "renamed"
    page.save()
    assert status(folder) is Status.UNCHANGED
    folder.write("a.md", SECOND)
    assert status(folder) is Status.UPDATED
    page = TreatmentArticlePage.objects.get()
    assert (page.slug, page.get_parent().pk) == ("renamed", other.pk)


def test_an_editor_s_work_on_other_fields_stays(page, folder):
    draft = page.get_latest_revision_as_object()
    draft.show_in_menus = True
    draft.save_revision()
    folder.write("a.md", SECOND)
    assert status(folder) is Status.UPDATED
    page.refresh_from_db()
    assert page.get_latest_revision_as_object().show_in_menus


def test_locked_pages_are_left_alone(page, folder):
    TreatmentArticlePage.objects.update(locked=True)
    folder.write("a.md", SECOND)
    (outcome,) = folder.run()
    assert (outcome.status, outcome.why) == (Status.LEFT_ALONE, "locked; not touched")


def test_a_copy_of_a_page_is_not_the_page(page, folder):
    page.copy(update_attrs={"slug": "copy", "title": "Copy"})
    folder.write("a.md", SECOND)
    assert status(folder) is Status.UPDATED
    copy = TreatmentArticlePage.objects.get(slug="copy")
    assert "First text" in text_of(copy)
    page.delete()
    folder.write("a.md", FIRST.replace("First", "Third"))
    assert status(folder) is Status.LEFT_ALONE


def test_the_same_content_under_another_name_is_recognised(page, folder):
    folder.write("b/c.md", FIRST)
    folder.write("b/d.md", SECOND)
    outcomes = folder.run()
    assert [(outcome.source, outcome.status) for outcome in outcomes] == [
        ("a.md", Status.UNCHANGED),
        ("b/c.md", Status.LEFT_ALONE),
        ("b/d.md", Status.CREATED),
    ]
    assert outcomes[1].why == "the same content as a.md"
    (again,) = import_paths([folder.path / "b" / "c.md"], folder.index)
    assert (again.status, again.why) == (Status.UNCHANGED, "imported before as a.md")


def test_two_folders_with_the_same_path_in_them_are_told_apart(folder, tmp_path):
    folder.write("a.md", FIRST)
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "a.md").write_text(SECOND)
    outcomes = import_paths([folder.path, tmp_path / "other"], folder.index)
    assert [outcome.status for outcome in outcomes] == [Status.CREATED, Status.FAILED]
    assert "Import the folder that holds both" in outcomes[1].why
    assert "First text" in text_of(TreatmentArticlePage.objects.get())


def test_a_dry_run_says_the_same_and_writes_nothing(page, folder):
    folder.write("a.md", SECOND)
    folder.write("b.md", "New <iframe src=/x></iframe> text")
    folder.write("c/b.md", "Other text")
    folder.write("d.md", b"\0\1binary")
    before = list(TreatmentArticlePage.objects.values()), Revision.objects.count()
    dry = folder.run(dry_run=True)
    assert (list(TreatmentArticlePage.objects.values()), Revision.objects.count()) == before
    wet = folder.run()
    assert [outcome.status for outcome in wet] == [Status.UPDATED, Status.CREATED, Status.CREATED, Status.FAILED]

    def said(outcome):
        return outcome.status, outcome.source, outcome.title, outcome.blocks, outcome.notes, outcome.why

    assert [said(outcome) for outcome in dry] == [said(outcome) for outcome in wet]


def test_names_that_clash(folder):
    folder.write("a/pain.md", "One text")
    folder.write("b/pain.md", "Two text")
    first, second = folder.run()
    assert sorted(TreatmentArticlePage.objects.values_list("slug", flat=True)) == ["pain", "pain-2"]
    assert (first.notes, [str(note) for note in second.notes]) == (
        (),
        ["the address “pain” is taken, so the page has “pain-2”"],
    )
