"""When a run fails: thresholds, suppressions and baseline as the options and the configuration have them."""

import json
from pathlib import Path

import pytest

from seo_checks.catalogue import catalogue
from tests.tools.conftest import CALM, CLAIM, Caveat, page

RULE = "permanence-recurrence"
OTHER = "Our needles cure arthritis."


@pytest.fixture
def claim(folder: Path) -> Path:
    (folder / "page.html").write_text(page(CLAIM))
    return folder


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ((), 1, ""),
        (("--max", f"{RULE}=1"), 0, ""),
        (("--max", f"{RULE}=0"), 1, f"{RULE}: 1 found, 0 allowed."),
        (("--fail-on", "never", "--max-metric", "words=3"), 1, "page.html: words is 10, at most 3 is wanted."),
        (("--fail-on", "never", "--min-metric", "words=300"), 1, "at least 300 is wanted"),
        (("--max", "permanence=0"), 2, 'there is no "permanence". Did you mean permanence-recurrence?'),
        (("--max", f"{RULE}=few"), 2, f"write {RULE}=NUMBER"),
        (("--max-metric", "grade=9"), 2, 'there is no "grade"'),
        (("--baseline", "no.json"), 2, "no.json cannot be read"),
    ],
)
def test_options(claim: Path, caveat: Caveat, arguments: tuple[str, ...], code: int, said: str) -> None:
    result = caveat("check", "page.html", "--only", RULE, *arguments)
    assert result.exit_code == code
    assert said in " ".join(result.stderr.split())


def test_options_take_precedence_over_the_configuration(claim: Path, caveat: Caveat) -> None:
    (claim / "caveat.toml").write_text('[run]\nfail-on = "never"\n[run.max-metric]\nwords = 3')
    assert caveat("check", "page.html").exit_code == 1
    assert caveat("check", "page.html", "--max-metric", "words=300").exit_code == 0
    assert caveat("check", "page.html", "--max-metric", "words=300", "--fail-on", "must-fix").exit_code == 1


def test_excluded_by_the_configuration(claim: Path, caveat: Caveat) -> None:
    (claim / "drafts").mkdir()
    (claim / "drafts" / "a.html").write_text(page(CLAIM))
    (claim / "caveat.toml").write_text('[run]\nexclude = ["drafts/"]')
    assert caveat("check", ".", "--show-files").stdout == "page.html\n"


def test_quiet_says_only_what_is_wrong_and_verbose_how_it_was_done(claim: Path, caveat: Caveat) -> None:
    quiet = caveat("check", "page.html", "--quiet", "--output", "json=report.json")
    assert (quiet.exit_code, quiet.stdout, quiet.stderr) == (1, "", "")
    assert (claim / "report.json").exists()
    assert "no file (configuration), workers: 1" in caveat("check", "page.html", "-v").stderr
    (claim / "caveat.toml").write_text("")
    assert f"{claim / 'caveat.toml'} (configuration)" in caveat("check", "page.html", "-v").stderr


class TestSuppressions:
    def allowed(self, folder: Path, more: str = "") -> None:
        (folder / "allow.toml").write_text(f'[[allow]]\nrule = "{RULE}"\nquote = "never"\nreason = "A title."\n{more}')

    def test_in_a_file(self, claim: Path, caveat: Caveat) -> None:
        self.allowed(claim)
        (claim / "caveat.toml").write_text('[suppressions]\nfile = "allow.toml"')
        result = caveat("check", "page.html", "--only", RULE)
        assert (result.exit_code, result.stderr) == (0, "")

    def test_unused_ones_are_said_and_fail_where_they_are_told_to(self, claim: Path, caveat: Caveat) -> None:
        self.allowed(claim)
        (claim / "page.html").write_text(page(CALM))
        for how, code in (("report", 0), ("fail", 1)):
            (claim / "caveat.toml").write_text(f'[suppressions]\nfile = "allow.toml"\nunused = "{how}"')
            result = caveat("check", "page.html", "--only", RULE)
            assert result.exit_code == code
            assert "allow.toml, entry 1 is not needed" in result.stderr

    def test_must_fix_can_be_kept_from_it(self, claim: Path, caveat: Caveat) -> None:
        (claim / "page.html").write_text(page(f"<!-- caveat-allow {RULE}: a title -->{CLAIM}"))
        assert caveat("check", "page.html", "--only", RULE).exit_code == 0
        (claim / "caveat.toml").write_text('[suppressions]\nmust-fix = "forbid"')
        result = caveat("check", "page.html", "--only", RULE)
        assert result.exit_code == 1
        assert "must-fix findings may not stand" in result.stderr

    @pytest.mark.parametrize(
        ("more", "said"),
        [
            ("until = 2020-01-01", ""),
            ('till = "2030-01-01"', "entry 1: there is no key called"),
            ('[[allow]]\nrule = "x"', "entry 2: it names no finding"),
            ('[[allow]]\nrule = "x"\nquote = "y"\nreason = "z"', 'entry 2: there is no rule called "x"'),
            ("[other]", "only tables [[allow]] are read"),
        ],
    )
    def test_what_does_not_hold(self, claim: Path, caveat: Caveat, more: str, said: str) -> None:
        self.allowed(claim, more)
        (claim / "caveat.toml").write_text('[suppressions]\nfile = "allow.toml"')
        result = caveat("check", "page.html", "--only", RULE)
        assert result.exit_code == (2 if said else 1)
        assert (said or "held until 2020-01-01") in result.stderr

    @pytest.mark.parametrize(("until", "suppressed"), [("2020-01-01", 0), ("2999-01-01", 1)])
    def test_of_what_is_found_across_pages(self, folder: Path, caveat: Caveat, until: str, suppressed: int) -> None:
        for name in ("a.md", "b.md"):
            (folder / name).write_text("---\ntitle: Back pain\nkeyphrase: back pain\n---\nText.\n")
        first = json.loads(caveat("check", ".", "--only", "keyphrase-reuse", "--format", "json").stdout)
        [found] = first["site"]["findings"]
        entry = f'[[allow]]\nrule = "keyphrase-reuse"\nfingerprint = "{found["fingerprint"]}"\nreason = "One topic."'
        (folder / "caveat.toml").write_text('[suppressions]\nfile = "allow.toml"')
        (folder / "allow.toml").write_text(f"{entry}\nuntil = {until}\n")
        result = caveat("check", ".", "--only", "keyphrase-reuse", "--format", "json")
        assert json.loads(result.stdout)["summary"]["suppressed"] == suppressed
        assert ("held until 2020-01-01" in result.stderr) is not bool(suppressed)


class TestBaseline:
    def test_only_what_is_new_fails(self, claim: Path, caveat: Caveat) -> None:
        written = caveat("baseline", "page.html")
        assert written.exit_code == 0
        assert written.stdout.endswith("findings of 1 page.\n")
        (claim / "caveat.toml").write_text('[run]\nbaseline = "caveat-baseline.json"')
        assert caveat("check", ".").exit_code == 0
        (claim / "page.html").rename(claim / "moved.html")
        assert caveat("check", ".").exit_code == 0
        (claim / "new.html").write_text(page(OTHER))
        result = caveat("check", ".", "--format", "json")
        assert result.exit_code == 1
        known = [f["rule"] for p in json.loads(result.stdout)["pages"] for f in p["findings"] if f["status"] == "known"]
        assert RULE in known

    def test_pruning_takes_out_what_is_gone_and_adds_nothing(self, claim: Path, caveat: Caveat) -> None:
        file = claim / "caveat-baseline.json"
        caveat("baseline", "page.html")
        (claim / "page.html").write_text(page(OTHER))
        assert "gone that the baseline has" in caveat("check", ".", "--baseline", file.name).stderr
        caveat("baseline", ".", "--prune")
        rules = {entry["rule"] for entry in json.loads(file.read_text())["findings"].values()}
        assert RULE not in rules
        assert "cure-claim" not in rules

    def test_of_what_was_not_read_in_full_none_is_written(self, claim: Path, caveat: Caveat) -> None:
        (claim / "empty.html").write_text("")
        result = caveat("baseline", ".")
        assert result.exit_code == 2
        assert "No baseline was written" in result.stderr
        assert not (claim / "caveat-baseline.json").exists()


class TestConfiguration:
    def test_init_writes_a_beginning_once(self, claim: Path, caveat: Caveat) -> None:
        assert caveat("init").exit_code == 0
        assert caveat("check", "page.html").exit_code == 1
        again = caveat("init")
        assert again.exit_code == 2
        assert "caveat.toml is there already" in again.stderr

    def test_config_shows_values_and_where_they_come_from(self, claim: Path, caveat: Caveat) -> None:
        (claim / "base.toml").write_text('language = "en"\n[run]\nfail-on = "review"')
        (claim / "caveat.toml").write_text(
            'extends = "base.toml"\n[[overrides]]\npaths = ["blog/"]\nchecks.reading-grade.max_grade = 9.0'
        )
        shown = caveat("config", "blog/a.html").stdout
        assert f'language = "en"    # {claim / "base.toml"}' in shown
        assert f'run.fail-on = "review"    # {claim / "base.toml"}' in shown
        assert f"checks.reading-grade.max_grade = 9.0    # {claim / 'caveat.toml'}, overrides" in shown
        assert "max_grade" not in caveat("config", "page.html").stdout

    def test_config_as_data_has_what_comes_by_default(self, claim: Path, caveat: Caveat) -> None:
        data = json.loads(caveat("config", "--json").stdout)
        assert data["run"]["fail-on"] == "must-fix"
        check = catalogue()["reading-grade"]
        said = {"enabled": True, "severity": check.severity, **check.options}
        assert data["checks"]["reading-grade"] == said

    def test_schema_of_the_configuration(self, caveat: Caveat) -> None:
        schema = json.loads(caveat("schema", "--config").stdout)
        assert "reading-grade" in schema["properties"]["checks"]["properties"]
