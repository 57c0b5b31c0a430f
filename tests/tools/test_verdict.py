"""How a run ends."""

from dataclasses import replace

import pytest

from seo_checks import CaveatError, PageReport, audit, make_report
from tests.tools.conftest import CALM, CLAIM, page
from tools.baseline_file import Baseline
from tools.configuration.run import RunSettings
from tools.verdict import verdict

RULE = "permanence-recurrence"


def report(*texts: str):
    return make_report(audit(page(text), source=f"{number}.html") for number, text in enumerate(texts))


@pytest.mark.parametrize(
    ("settings", "code"),
    [
        (RunSettings(), 1),
        (RunSettings(fail_on="never"), 0),
        (RunSettings(most={RULE: 2}), 0),
        (RunSettings(most={RULE: 1}), 1),
        (RunSettings(fail_on="never", most={RULE: 1}), 1),
        (RunSettings(fail_on="never", least_metric={"words": 50}), 1),
        (RunSettings(fail_on="never", least_metric={"flesch_reading_ease": 50}), 0),
        (RunSettings(fail_on="never", most_metric={"words": 5}), 1),
        (RunSettings(fail_on="never", most_metric={"words": 500}), 0),
    ],
)
def test_thresholds(settings, code):
    assert verdict(report(CLAIM, CLAIM), settings).exit_code == code


def test_reasons_name_page_and_figures():
    settings = RunSettings(most={RULE: 0}, most_metric={"words": 5})
    assert verdict(report(CLAIM), settings).reasons == (
        f"{RULE}: 1 found, 0 allowed.",
        "0.html: words is 10, at most 5 is wanted.",
    )


def test_what_was_not_read_is_never_a_pass():
    found = report(CALM)
    failed = replace(found, pages=(*found.pages, PageReport.failed("b.html", "Gone.")))
    assert verdict(failed, RunSettings(fail_on="never")).exit_code == 2


def test_unused_suppressions_fail_where_they_are_told_to():
    assert verdict(report(CALM), RunSettings(), unused=1).exit_code == 0
    strict = verdict(report(CALM), RunSettings(fail_on_unused=True), unused=1)
    assert strict.exit_code == 1
    assert strict.reasons == ("1 suppression is not needed any more.",)


class TestBaseline:
    def test_what_was_there_does_not_count_wherever_it_moves(self, tmp_path):
        file = tmp_path / "baseline.json"
        file.write_text(Baseline.of(report(CLAIM)).as_text())
        moved = Baseline.read(file).apply(report(CALM, f"{CALM} {CLAIM}"))
        assert moved.summary()["must-fix"] == 0
        assert verdict(moved, RunSettings()).exit_code == 0

    def test_what_is_new_counts_also_where_the_same_words_stand_once_more(self):
        old = Baseline.of(report(CLAIM))
        assert verdict(old.apply(report(CLAIM, CLAIM)), RunSettings()).exit_code == 1
        assert verdict(old.apply(report("Our needles cure arthritis.")), RunSettings()).exit_code == 1

    def test_counts_what_is_gone(self):
        old = Baseline.of(report(CLAIM, CALM))
        assert old.gone(old.apply(report(CLAIM, CALM))) == 0
        claims = report(CLAIM).summary()
        assert old.gone(old.apply(report(CALM))) >= claims["must-fix"]

    @pytest.mark.parametrize("text", ["", "{}", '{"schema": "caveat-baseline/1", "findings": []}', "[1]"])
    def test_a_file_that_is_none_is_said(self, tmp_path, text):
        (tmp_path / "x.json").write_text(text)
        with pytest.raises(CaveatError, match=r"x\.json is no baseline"):
            Baseline.read(tmp_path / "x.json")
