"""Audits of texts that were replaced long ago are removed, and nothing else."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from cms.audits.models import AuditFinding, AuditRun
from tests.cms.audits.stored import store
from tests.cms.factories import make_article

pytestmark = pytest.mark.django_db


def ago(days: int):
    return timezone.now() - timedelta(days=days)


@pytest.fixture
def audits():
    """Return a function that stores audits of a page's texts, each made and last seen so many days ago."""

    def make(*days: tuple[int, int], current=True) -> list[int]:
        page, made = make_article(), []
        for number, (created, seen) in enumerate(days):
            made.append(store(page, 2).pk)
            AuditRun.objects.filter(pk=made[-1]).update(
                content_hash=f"{page.pk}-{number}", current=False, created_at=ago(created), checked_at=ago(seen)
            )
        AuditRun.objects.filter(pk=made[-1]).update(current=current)
        return made

    return make


def prune(capsys, **options) -> str:
    call_command("prune_audits", **options)
    return capsys.readouterr().out


def left() -> set[int]:
    return set(AuditRun.objects.values_list("pk", flat=True))


def test_what_was_replaced_long_ago_goes_and_the_rest_stays(audits, capsys):
    *_, now = audits((900, 880), (850, 850), (800, 800))
    said = prune(capsys)
    assert left() == {now}
    assert set(AuditFinding.objects.values_list("run", flat=True)) == {now}
    assert said.startswith("2 audits of 1 page, replaced before ")
    assert said.endswith("removed with 4 findings.\n")


def test_a_text_that_was_live_within_the_period_stays(audits, capsys):
    kept = audits((1500, 1400), (20, 10))
    prune(capsys)
    assert left() == set(kept)


def test_an_old_text_that_is_live_still_stays(audits, capsys):
    kept = audits((1500, 1500))
    prune(capsys)
    assert left() == set(kept)


def test_the_last_text_of_a_page_taken_down_goes_when_its_time_has_come(audits, capsys):
    audits((1500, 800), current=False)
    kept = audits((1500, 700), current=False)
    prune(capsys)
    assert left() == set(kept)


def test_fewer_days_can_be_asked_for(audits, capsys):
    *_, now = audits((90, 80), (70, 60), (50, 40))
    assert "0 audits" in prune(capsys)
    assert "2 audits" in prune(capsys, older_than=30)
    assert left() == {now}


def test_a_dry_run_removes_nothing(audits, capsys):
    kept = audits((900, 880), (800, 800))
    assert "1 audit of 1 page" in (said := prune(capsys, dry_run=True))
    assert "would be removed" in said
    assert left() == set(kept)


def test_the_setting_says_how_long(audits, capsys, settings):
    settings.CAVEAT_AUDITS_KEPT_DAYS = 50
    audits((90, 80), (70, 60))
    assert "1 audit of 1 page" in prune(capsys)


@pytest.mark.parametrize("days", [0, -3])
def test_a_senseless_number_is_refused(days):
    with pytest.raises(CommandError, match="1 or more"):
        call_command("prune_audits", older_than=days)
