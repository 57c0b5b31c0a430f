"""The benchmark: its pages are pages, the same every time, and its table holds figures."""

import re

import pytest
from click.testing import CliRunner

from seo_checks import audit, parse
from tools.benchmark import benchmark
from tools.benchmark_pages import HOSTILE, clinic_page
from tools.benchmark_site import benchmark as benchmark_site


def test_pages_are_the_same_every_time_and_unlike_each_other() -> None:
    assert [clinic_page(number) for number in range(20)] == [clinic_page(number) for number in range(20)]
    assert len({clinic_page(number) for number in range(49)}) == 49


def test_pages_are_read_in_full() -> None:
    for number in range(3):
        report = audit(clinic_page(number))
        assert report.problems == ()
        assert 700 < report.metrics["words"] < 1000


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_have_the_size_asked_for(name: str) -> None:
    assert 9_900 < len(HOSTILE[name](10_000)) < 10_100
    assert parse(HOSTILE[name](1_000)).blocks


def test_table_holds_a_figure_for_everything() -> None:
    result = CliRunner().invoke(benchmark, ["--pages", "1", "--rounds", "1", "--size", "200"])
    assert result.exit_code == 0
    rows = {line[:32].strip(): line[32:].split() for line in result.stdout.splitlines()}
    engine = ("parse", "claim engine", "claim rules ready, CPU time", "whole audit, all checks")
    checks = ("all checks but claims", "the same for 1,000 words")
    for name in (*engine, *checks, "caveat --version", "caveat rules", *HOSTILE):
        assert all(re.fullmatch(r"[\d.,]+|×", figure) for figure in rows[name])
        assert len(rows[name]) >= 3


def test_table_of_a_site_holds_figures() -> None:
    result = CliRunner().invoke(benchmark_site, ["--pages", "2", "--rounds", "1"])
    assert result.exit_code == 0, result.output
    for name in ("one worker", "two workers", "cache filled", "cache used"):
        assert re.search(rf"^{name}.* +\d+\.\d +\d+\.\d +\d+\.\d +\d+$", result.output, re.MULTILINE)
    assert re.search(r"cold start, CPU s: check of one page \d+\.\d\d · --version \d\.\d\d", result.output)
