"""`caveat rules`, `rule`, `docs` and `schema`."""

import json
from pathlib import Path

import pytest

from seo_checks import Category, Severity, catalogue
from seo_checks.check import Check, Example
from seo_checks.findings import SourceReference
from seo_checks.formatters import Style
from tests.tools.conftest import Caveat
from tools.catalogue_page import catalogue_page
from tools.rule_page import rule_page


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


RULE = Check(
    id="sample-rule",
    category=Category.CLAIMS,
    severity=Severity.REVIEW,
    title="Says *too* much",
    why="It matters.",
    details="First of all `max_words`.\n\nThen again.",
    run=lambda document: iter(()),
    options={"max_words": 8, "phrases": ["a|b"]},
    sources=(SourceReference("law", "A [law]", "https://law.example/1"),),
    rewrite="Say less.",
    flag=(Example("It never comes back.", "never comes back", "as on a poster"),),
    quiet=(Example("It may come back."),),
)


def test_rule_page_of_a_rule_that_has_everything() -> None:
    assert list(rule_page(RULE, Style(60))) == [
        "◐ review    sample-rule                               Claims",
        "Says *too* much",
        "", "Why", "    It matters.", "", "    First of all `max_words`.", "", "    Then again.",
        "", "Basis", "    A [law]", "    https://law.example/1",
        "", "What would stand", "    Say less.",
        "", "Options, in a profile under [checks.sample-rule]",
        '    severity = "review"', "    enabled = true", "    max_words = 8", '    phrases = ["a|b"]',
        "", "Flags", "    It never comes back.", "       ▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔", "    (as on a poster)",
        "", "Leaves alone", "    It may come back.",
    ]  # fmt: skip


def test_catalogue_page_of_a_rule_that_has_everything() -> None:
    page = catalogue_page([RULE])
    for part in (
        "**[Claims](#claims)** (1 rule: 1 review)\n\n- ◐ [Says \\*too\\* much](#sample-rule)\n",
        "| [A \\[law\\]](https://law.example/1) | [Says \\*too\\* much](#sample-rule) |\n",
        '<a id="sample-rule"></a>\n\n### Says \\*too\\* much\n\n◐ **review** · `sample-rule`\n',
        "\nIt matters.\n\nFirst of all `max_words`.\n\nThen again.\n",
        "**Basis:** [A \\[law\\]](https://law.example/1)\n\n**What would stand:** Say less.\n",
        "**Flagged:**\n\n- It **never comes back**. — as on a poster\n\n**Left alone:**\n\n- It may come back.\n",
        '| option | default |\n|---|---|\n| `max_words` | `8` |\n| `phrases` | `["a\\|b"]` |\n',
    ):
        assert part in page


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
    assert all(severity.value in page for severity in Severity)


def test_schema_is_printed(caveat: Caveat) -> None:
    assert json.loads(caveat("schema").stdout)["title"] == "Caveat report"
