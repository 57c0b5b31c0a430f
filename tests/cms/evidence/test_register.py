"""The engine goes by the approved entries: it clears what they bear, and what it cleared is open again without them."""

from datetime import date, timedelta
from functools import partial

import pytest
from django.core.management import call_command
from django.utils import timezone

from cms.audits.audit_page import audit_page
from cms.audits.checks import check_profile
from cms.audits.evidence_changes import pages_concerned
from cms.audits.models import AuditFinding, AuditRun, Version
from cms.audits.site_profile import default_rules
from cms.evidence.models import Evidence
from cms.evidence.register import approved_entries
from seo_checks import About, ProfileError
from tests.cms.factories import make_article

WITHIN = "Supervised exercise can ease knee pain."
STRONGER = "Supervised exercise cures knee pain for good."

pytestmark = pytest.mark.django_db


@pytest.fixture
def moved(monkeypatch):
    """Return a function that moves today by so many days, for the site and the engine alike."""

    def move(days: int) -> date:
        today = date.today() + timedelta(days=days)
        monkeypatch.setattr("cms.audits.judge.About", partial(About, today=today))
        monkeypatch.setattr(timezone, "localdate", lambda *args: today)
        return today

    return move


@pytest.fixture
def article(db):
    """Return a live article with a claim, and one that says nothing of the kind."""
    make_article(summary="We open at nine.")
    return make_article(title="Exercise for sore knees", summary=WITHIN)


def claim(page) -> AuditFinding:
    """The finding on the claim of the summary, in the current audit of the live text."""
    return AuditFinding.objects.get(
        run__page_id=page.pk, run__current=True, run__version=Version.LIVE, contentpath="summary", category="claims"
    )


class TestClearing:
    def test_a_claim_within_an_entry_is_cleared_and_the_entry_named(self, article, approved):
        audit_page(article)
        assert claim(article).status == "open"
        approved()
        audit_page(article)
        assert claim(article).status == "cleared"
        assert claim(article).claim["evidence_entry"] == "knees"
        assert "doi:10.1000/example" in claim(article).claim["evidence_says"]

    def test_a_stronger_claim_says_by_how_much(self, approved):
        approved(strength=1)
        article = make_article(summary=STRONGER)
        audit_page(article)
        assert claim(article).status == "open"
        assert claim(article).claim["evidence_entry"] == "knees"
        assert claim(article).claim["steps_above_evidence"] == 3

    def test_a_draft_clears_nothing(self, article, draft):
        before = default_rules().digest
        draft()
        audit_page(article)
        assert claim(article).status == "open"
        assert default_rules().digest == before

    def test_an_unapproved_change_of_an_entry_changes_nothing(self, article, approved, author):
        entry = approved()
        before = default_rules().digest
        entry.treatment = "massage"
        entry.save_revision(user=author)
        assert default_rules().digest == before

    def test_what_is_live_without_approval_counts_for_nothing(self, approved):
        before = default_rules().digest
        entry = approved()
        Evidence.objects.filter(pk=entry.pk).update(approved_at=None)
        assert default_rules().digest == before


class TestReopening:
    """Approving, changing, taking back and expiring have the pages audited that it concerns, and no others."""

    @pytest.fixture
    def cleared(self, article, approved, django_capture_on_commit_callbacks):
        """Return the article and the entry that has just cleared its claim."""
        for run_of in (article, make_article(summary="Acupuncture can ease migraine.")):
            audit_page(run_of)
        AuditRun.objects.update(checked_at=timezone.now() - timedelta(days=1))
        with django_capture_on_commit_callbacks(execute=True):
            entry = approved()
        assert claim(article).status == "cleared"
        return article, entry

    def test_only_the_pages_it_concerns_are_audited(self, cleared):
        article, _ = cleared
        recent = AuditRun.objects.filter(current=True, checked_at__gt=timezone.now() - timedelta(hours=1))
        assert set(recent.values_list("page_id", flat=True)) == {article.pk}

    def test_taken_back(self, cleared, django_capture_on_commit_callbacks):
        article, entry = cleared
        with django_capture_on_commit_callbacks(execute=True):
            entry.unpublish()
        assert claim(article).status == "open"

    def test_deleted(self, cleared, django_capture_on_commit_callbacks):
        article, entry = cleared
        with django_capture_on_commit_callbacks(execute=True):
            entry.delete()
        assert claim(article).status == "open"

    def test_changed_to_something_else(self, cleared, author, approver, django_capture_on_commit_callbacks):
        article, entry = cleared
        entry.condition = "migraine"
        with django_capture_on_commit_callbacks(execute=True):
            entry.save_revision(user=author).publish(user=approver)
        assert claim(article).status == "open"

    def test_expired(self, cleared, moved, django_capture_on_commit_callbacks):
        article, entry = cleared
        moved(201)
        with django_capture_on_commit_callbacks(execute=True):
            call_command("watch_evidence")
        assert claim(article).status == "open"
        assert claim(article).claim["evidence"] == "stale"
        assert str(entry.expires_on) in claim(article).claim["evidence_says"]

    def test_the_last_day_still_holds(self, cleared, moved, django_capture_on_commit_callbacks):
        article, _ = cleared
        moved(200)
        with django_capture_on_commit_callbacks(execute=True):
            call_command("watch_evidence")
        audit_page(article)
        assert claim(article).status == "cleared"


def test_pages_are_found_by_other_names_of_the_subject_and_by_kinds_of_it():
    article = make_article(title="A treatment", summary="Osteopathic manipulation relieves lower back pain.")
    audit_page(article)
    for conditions in (["low back pain"], ["back pain"], ["any"]):
        assert pages_concerned("other", ["osteopathy"], conditions) == {article.pk}
    assert pages_concerned("other", ["any"], ["back pain"]) == {article.pk}
    assert pages_concerned("other", ["osteopathy"], ["migraine"]) == set()
    assert pages_concerned("other", ["massage"], ["back pain"]) == set()


class TestDigest:
    def test_it_changes_with_the_register_and_comes_back(self, approved):
        empty = default_rules().digest
        entry = approved()
        with_entry = default_rules().digest
        assert with_entry != empty
        entry.unpublish()
        assert default_rules().digest == empty

    def test_it_changes_once_an_entry_has_expired(self, approved, moved):
        approved()
        before = default_rules().digest
        moved(200)
        assert default_rules().digest == before
        moved(201)
        assert default_rules().digest != before

    def test_the_rules_cost_three_queries(self, approved, django_assert_num_queries):
        approved()
        default_rules()
        with django_assert_num_queries(3):  # which site, what is set for sites, the version of the register
            default_rules()


class TestFilesRegister:
    """The register that the profile names, and the site's own."""

    @pytest.fixture
    def file(self, settings, tmp_path):
        """Make the site's profile name a register with two entries."""
        (tmp_path / "evidence.yaml").write_text(
            "checked: 2026-01-01\nexpires: 2099-01-01\nentries:\n"
            "  - {id: knees, treatment: massage, condition: knee pain, strength: 1, status: accepted,\n"
            "     wording: massage may ease knee pain, source: A trial}\n"
            "  - {id: necks, treatment: massage, condition: neck pain, strength: 1, status: accepted,\n"
            "     wording: massage may ease neck pain, source: A trial}\n"
        )
        (tmp_path / "caveat.toml").write_text('[claims]\nevidence = "evidence.yaml"\n')
        settings.CAVEAT_PROFILE = str(tmp_path / "caveat.toml")

    def test_both_hold_and_the_sites_entry_goes_first(self, file, approved):
        approved()
        register = default_rules().profile.claims.register(date.today())
        own = {entry.id: entry.treatments for entry in register.entries if entry.own}
        assert own == {"knees": ("exercise",), "necks": ("massage",)}
        necks = next(entry for entry in register.entries if entry.id == "necks")
        assert necks.expires == date(2099, 1, 1)


def test_an_entry_that_the_engine_cannot_read_is_named(approved):
    entry = approved()
    Evidence.objects.filter(pk=entry.pk).update(jurisdiction="XX", updated_at=timezone.now())
    with pytest.raises(ProfileError, match='entry "knees"'):
        default_rules()
    assert check_profile(None) == [], "the files are as they should be"


class TestApprovedEntries:
    def test_for_a_claim_as_it_is_written(self, approved, draft, django_assert_num_queries):
        about = {"treatment": "osteopathy", "condition": "low back pain"}
        approved(key="weaker", **about | {"strength": 1, "condition": "back pain"})
        approved(key="backs", **about)
        approved(key="other", **about | {"condition": "migraine"})
        approved(key="refusal", **about, status="not-accepted")
        draft(key="draft", **about)
        with django_assert_num_queries(1):
            found = approved_entries("Osteopathic manipulation", "lower back pain")
        assert [entry.key for entry in found] == ["backs", "weaker"]

    def test_not_after_their_last_day(self, approved):
        entry = approved()
        assert approved_entries("exercise", "knee pain", entry.expires_on)
        assert not approved_entries("exercise", "knee pain", entry.expires_on + timedelta(days=1))
