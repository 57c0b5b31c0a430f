"""The register in the admin: what is listed, filtered, exported, and where entries are used."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from wagtail.models import GroupPagePermission

from cms.audits.audit_page import audit_page
from cms.evidence.models import Evidence
from tests.cms.factories import HOSTILE, make_article, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(client):
    """Return the client of somebody who may read the register."""
    client.force_login(make_user("Managers"))
    return client


def listing(**query) -> str:
    return reverse(Evidence.snippet_viewset.get_url_name("list"), query=query)


def listed(client, **query) -> set[str]:
    response = client.get(listing(**query))
    return {entry.key for entry in response.context["object_list"]}


class TestFilters:
    @pytest.fixture(autouse=True)
    def entries(self, approved, draft):
        """Make one entry for each span."""
        for days in (-1, 0, 30, 31, 60, 90, 91):
            draft(key=f"in{days}", expires_on=timezone.localdate() + timedelta(days=days), checked_on="2026-01-01")

    @pytest.mark.parametrize(
        ("span", "keys"),
        [
            ("expired", {"in-1"}),
            ("30", {"in0", "in30"}),
            ("60", {"in0", "in30", "in31", "in60"}),
            ("90", {"in0", "in30", "in31", "in60", "in90"}),
        ],
    )
    def test_by_expiry(self, reader, span, keys):
        assert listed(reader, expires=span) == keys

    def test_by_approval(self, reader, approved):
        approved(key="counts")
        assert listed(reader, approval="approved") == {"counts"}
        assert "counts" not in listed(reader, approval="waiting")

    def test_by_words(self, reader, draft):
        draft(key="migraine", condition="migraine")
        assert listed(reader, q="migr") == {"migraine"}


def test_the_list_costs_the_same_however_long(reader, draft, django_assert_max_num_queries):
    draft()
    reader.get(listing())
    with django_assert_max_num_queries(40) as one:
        reader.get(listing())
    for number in range(15):
        draft(key=f"entry-{number}")
    with django_assert_max_num_queries(len(one.captured_queries)):
        reader.get(listing())


def test_standing_is_told_in_words(reader, approved, draft, author):
    draft(key="a-draft")
    approved(key="b-approved")
    changed = approved(key="c-changed")
    changed.strength = 3
    changed.save_revision(user=author)
    approved(key="d-back").unpublish()
    Evidence.objects.filter(pk=approved(key="e-over").pk).update(expires_on="2026-01-01")
    states = {entry.key: entry.state for entry in Evidence.objects.all()}
    assert states == {
        "a-draft": "draft",
        "b-approved": "approved",
        "c-changed": "approved, changes waiting",
        "d-back": "taken back",
        "e-over": "expired",
    }
    html = reader.get(listing()).content.decode()
    assert all(state in html for state in states.values())


def test_hostile_text_does_nothing(reader, draft):
    draft(treatment=HOSTILE[:300], wording=HOSTILE, note="=1+1")
    assert "<script>alert(1)" not in reader.get(listing()).content.decode()
    xlsx = b"".join(reader.get(listing(export="xlsx")).streaming_content)
    sheet = load_workbook(BytesIO(xlsx)).active
    note = [cell.value for cell in sheet[1]].index("note")
    assert sheet[2][note].value == "'=1+1"
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


class TestWhereUsed:
    @pytest.fixture
    def entry(self, approved):
        """Return an entry that clears a claim on one page and is exceeded on another."""
        entry = approved()
        for title, summary in (
            ("Cleared page", "Supervised exercise can ease knee pain."),
            ("Exceeded page", "Supervised exercise cures knee pain for good."),
            ("Other page", "Acupuncture cures migraine for good."),
        ):
            audit_page(make_article(title=title, summary=summary))
        return entry

    def used(self, client, entry):
        return client.get(reverse("evidence_use", args=[entry.pk]))

    def test_what_it_cleared_and_what_goes_beyond_it(self, reader, entry):
        html = self.used(reader, entry).content.decode()
        assert "Cleared page" in html
        assert "Exceeded page" in html
        assert "Other page" not in html
        assert reverse("evidence_use", args=[entry.pk]) in reader.get(listing()).content.decode()

    def test_no_page_is_revealed_to_who_may_not_see_it(self, client, entry):
        user = make_user("Editors")
        GroupPagePermission.objects.filter(group__name="Editors").delete()
        client.force_login(user)
        response = self.used(client, entry)
        assert response.status_code == 200
        assert "Cleared page" not in response.content.decode()
        assert not response.context["object_list"]

    def test_it_takes_the_right_to_read_the_register(self, client, entry):
        user = make_user("Editors")
        user.groups.get().permissions.filter(codename="view_evidence").delete()
        client.force_login(user)
        assert self.used(client, entry).status_code == 302

    def test_it_costs_the_same_however_many(self, reader, entry, django_assert_max_num_queries):
        self.used(reader, entry)
        with django_assert_max_num_queries(40) as few:
            self.used(reader, entry)
        for number in range(8):
            audit_page(make_article(title=f"More {number}", summary="Supervised exercise can ease knee pain."))
        with django_assert_max_num_queries(len(few.captured_queries)):
            self.used(reader, entry)
