"""`caveat rules`, `rule`, `docs` and `schema`."""

import json
from pathlib import Path

import pytest

from seo_checks import Category, Severity, catalogue
from tests.tools.conftest import Caveat
from tools.catalogue_page import catalogue_page


def test_rules_lists_every_check_in_columns(caveat: Caveat) -> None:
    lines = caveat("rules").stdout.splitlines()
    rows = [line for line in lines if line.startswith("  ")]
    assert sorted(row.split()[2] for row in rows) == list(catalogue())
    assert len({row.index(catalogue()[row.split()[2]].title) for row in rows}) == 1
    assert lines[-1].startswith(f"{len(catalogue())} rules · ")


def test_rules_of_one_category(caveat: Caveat) -> None:
    seo = [check.id for check in catalogue().values() if check.category is Category.SEO]
    data = json.loads(caveat("rules", "--category", "seo", "--format", "json").stdout)
    assert [rule["id"] for rule in data["rules"]] == seo
    assert caveat("rules", "--category", "nonsense").exit_code == 2


@pytest.mark.parametrize("identity", list(catalogue()))
def test_rule_tells_all_there_is_to_tell(caveat: Caveat, identity: str) -> None:
    check = catalogue()[identity]
    shown = caveat("rule", identity).stdout
    told = " ".join(shown.split())
    for text in (check.title, check.why, check.rewrite, *check.options, *(source.url for source in check.sources)):
        assert " ".join(text.split()) in told
    data = json.loads(caveat("rule", identity, "--format", "json").stdout)
    assert (data["id"], data["title"], data["why"]) == (identity, check.title, check.why)
    assert [example["text"] for example in data["examples"]["flag"]] == [example.text for example in check.flag]


def test_rule_marks_the_words_of_its_examples(caveat: Caveat) -> None:
    lines = caveat("rule", "permanence-recurrence").stdout.splitlines()
    example = next(number for number, line in enumerate(lines) if "▔" in line)
    marks = lines[example]
    marked = lines[example - 1][len(marks) - len(marks.lstrip()) : len(marks)]
    assert any(marked in flagged.quote for flagged in catalogue()["permanence-recurrence"].flag)


def test_unknown_rule_is_answered_with_the_closest(caveat: Caveat) -> None:
    result = caveat("rule", "permanence")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == 'caveat: There is no rule called "permanence". Did you mean permanence-recurrence?\n'
    assert "`caveat rules` lists them all." in caveat("rule", "zzzzzz").stderr


def test_docs_are_written_and_found_stale(folder: Path, caveat: Caveat) -> None:
    stale = caveat("docs", "--check", "--output", "RULES.md")
    assert (stale.exit_code, stale.stdout) == (1, "")
    assert "Run `caveat docs`" in stale.stderr
    assert caveat("docs", "--output", "RULES.md").exit_code == 0
    assert caveat("docs", "--check", "--output", "RULES.md").exit_code == 0
    written = folder / "RULES.md"
    written.write_text(written.read_text(encoding="utf-8") + "by hand", encoding="utf-8")
    assert caveat("docs", "--check", "--output", "RULES.md").exit_code == 1


def test_catalogue_page_holds_every_rule_and_link() -> None:
    page = catalogue_page(catalogue().values())
    assert page == catalogue_page(reversed(catalogue().values()))
    for check in catalogue().values():
        assert f'<a id="{check.id}"></a>' in page
        assert f"](#{check.id})" in page
        assert all(f"]({source.url})" in page for source in check.sources)
    assert "**never comes back**" in page
    assert all(severity.value in page for severity in Severity)


def test_schema_is_printed(caveat: Caveat) -> None:
    assert json.loads(caveat("schema").stdout)["title"] == "Caveat report"
