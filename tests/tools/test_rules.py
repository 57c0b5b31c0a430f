"""`caveat rules`, `rule`, `docs` and `schema`."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from seo_checks import Category, Severity, catalogue
from seo_checks.check import Check, Example, Examples
from seo_checks.claims import rules
from seo_checks.findings import SourceReference
from seo_checks.formatters import Style
from tests.tools.conftest import Caveat
from tools.catalogue_page import catalogue_page
from tools.rule_page import rule_page


def test_rules_lists_every_check_in_columns(caveat: Caveat) -> None:
    lines = caveat("rules").stdout.splitlines()
    rows = {
        identity: row for row in lines if row.startswith("  ") for identity in row.split() if identity in catalogue()
    }
    assert sorted(rows) == list(catalogue())
    for identity, row in rows.items():
        check = catalogue()[identity]
        shown = row[: row.index(f" {identity} ")].split()
        assert shown[1::2] == [severity.value for severity in check.severities]
        assert row.endswith(f"  {check.title}")
    assert len({row.index(f" {identity} ") for identity, row in rows.items()}) == 1
    assert len({len(row) - len(catalogue()[identity].title) for identity, row in rows.items()}) == 1
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
    assert data["severities"] == [severity.value for severity in check.severities]
    assert [source["says"] for source in data["sources"]] == [source.says for source in check.sources]
    for kind in ("flag", "quiet", "known_misses", "known_false"):
        written = getattr(check.examples, kind)
        assert [example["text"] for example in data["examples"][kind]] == [example.text for example in written]


RULE = Check(
    id="sample-rule",
    category=Category.CLAIMS,
    severity=Severity.REVIEW,
    title="Says *too* much",
    why="It matters.",
    details="First of all `max_words`.\n\nThen again.",
    run=lambda document: iter(()),
    options={"max_words": 8, "phrases": ["a|b"]},
    sources=(
        SourceReference("de", "DE s3", "https://law.example/3", "DE", "No cures.", "secondary", "2026-11-02"),
        SourceReference("uk-2", "UK Code 2", "https://law.example/2", "UK", "No [quacks].", "general", "2026-11-03"),
        SourceReference("uk-10", "UK Code 10", "https://law.example/10", "UK", "No | lies.", "official", "2026-11-01"),
    ),
    rewrite="Say less.",
    severities=(Severity.MUST_FIX, Severity.REVIEW),
    load_examples=lambda: Examples(
        flag=(Example("It never comes back.", "never comes back", "as on a poster", Severity.MUST_FIX),),
        quiet=tuple(Example(f"It may come back {number}.") for number in range(12)),
        known_misses=(Example("It packs its bags."),),
        known_false=(Example("The bus never comes back."),),
    ),
)
PLAIN = Check(
    id="plain-check",
    category=Category.SEO,
    severity=Severity.ADVICE,
    title="Plain",
    why="It matters.",
    run=lambda document: iter(()),
    details="First.\n\nThen again.",
    sources=(SourceReference("law", "A [law]", "https://law.example/1"),),
)


def test_rule_page_of_a_rule_that_has_everything() -> None:
    assert list(rule_page(RULE, Style(60))) == [
        "● must-fix  ◐ review    sample-rule                   Claims",
        "Says *too* much",
        "", "Why", "    It matters.", "", "    First of all `max_words`.", "", "    Then again.",
        "", "Basis",
        "    UK Code 2 (from general knowledge: check before relying",
        "    on it; 2026-11-03)", "      No [quacks].", "      https://law.example/2",
        "    UK Code 10 (read; 2026-11-01)", "      No | lies.", "      https://law.example/10",
        "    DE s3 (from others' accounts; 2026-11-02)", "      No cures.", "      https://law.example/3",
        "", "What would stand", "    Say less.",
        "", "Options, in a profile under [checks.sample-rule]",
        '    severity = "review"', "    enabled = true", "    max_words = 8", '    phrases = ["a|b"]',
        "", "Flags", "    It never comes back.", "       ▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔", "    (must-fix; as on a poster)",
        "", "Leaves alone", *(f"    It may come back {number}." for number in range(0, 12, 2)),
        "    … and 6 more in the rule file",
        "", "Known limits: not found", "    It packs its bags.",
        "", "Known limits: wrongly flagged", "    The bus never comes back.",
    ]  # fmt: skip


def test_catalogue_page_of_a_rule_that_has_everything() -> None:
    page = catalogue_page([RULE, PLAIN])
    for part in (
        "**[Claims](#claims)** (1 rule: 1 up to must-fix)\n\n- ● ◐ [Says \\*too\\* much](#sample-rule)\n",
        '<a id="sample-rule"></a>\n\n### Says \\*too\\* much\n\n● **must-fix** · ◐ **review** · `sample-rule`\n',
        "\nFirst of all `max_words`.\n\nThen again.\n\n**Why:** It matters.\n",
        "**Basis:**\n\n"
        "- **UK:** [Code 10](#uk-10) (read); [Code 2](#uk-2) (from general knowledge: check before relying on it)\n"
        "- **DE:** [s3](#de) (from others' accounts)\n\n"
        "**What would stand:** Say less.\n",
        "**Flagged:**\n\n- ● It **never comes back**. — as on a poster\n\n**Left alone:**\n\n- It may come back 0.\n",
        "- It may come back 10.\n- … and 6 more in the rule file\n",
        "**Known limits, not found:**\n\n- It packs its bags.\n",
        "**Known limits, wrongly flagged:**\n\n- The bus never comes back.\n",
        "### Plain\n\n○ **advice** · `plain-check`\n\nIt matters.\n\nFirst.\n\nThen again.\n\n"
        "**Basis:** [A \\[law\\]](https://law.example/1)\n",
        "### United Kingdom\n\n| provision | what it says | verified | rules |\n|---|---|---|---|\n"
        '| <a id="uk-2"></a>[Code 2](https://law.example/2) | No \\[quacks\\]. | from general knowledge, 2026-11-03 '
        "| [sample-rule](#sample-rule) |\n"
        '| <a id="uk-10"></a>[Code 10](https://law.example/10) | No \\| lies. | read, 2026-11-01 |',
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
        assert all(page.count(f'<a id="{source.id}"></a>') == 1 for source in check.sources if source.jurisdiction)
        assert all(source.says in page.replace("\\", "") for source in check.sources)
    assert all(severity.value in page for severity in Severity)


def test_catalogue_page_says_where_a_rule_is_stricter() -> None:
    stricter = [identity for identity, rule in rules().rules.items() if rule.stricter]
    assert stricter
    for identity in stricter:
        check = catalogue()[identity]
        assert "**Must-fix, not review,** for readers in " in catalogue_page([check])
        assert "for readers in" not in catalogue_page([replace(check, id="made-up")])


def test_page_of_checks_without_provisions_has_no_table_of_them() -> None:
    assert "Provisions" not in catalogue_page([PLAIN])


def test_schema_is_printed(caveat: Caveat) -> None:
    assert json.loads(caveat("schema").stdout)["title"] == "Caveat report"
