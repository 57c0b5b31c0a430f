"""`caveat rules`, `rule` and `schema`."""

import json

import pytest

from seo_checks import Category, catalogue
from seo_checks.formatters import Style
from tests.tools.conftest import Caveat
from tests.tools.sample_rules import KINDRED, PLAIN, RULE
from tools.rule_text import rule_text


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


def test_page_of_a_rule_that_has_everything() -> None:
    assert list(rule_text(RULE, [PLAIN, KINDRED, RULE], Style(60))) == [
        "● must-fix  ◐ review    sample-rule                   Claims",
        "Says *too* much",
        "", "What it flags", "    First of all `max_words`.", "", "    Then again.",
        "", "Why", "    It matters.",
        "", "Basis",
        "    UK Code 2 (from general knowledge: check before relying",
        "    on it; 2026-11-03)", "      No [quacks].", "      https://law.example/2",
        "    UK Code 10 (read; 2026-11-01)", "      No | lies.", "      https://law.example/10",
        "    DE s3 (from others' accounts; 2026-11-02)", "      No cures.", "      https://law.example/3",
        "", "What would stand", "    Say less.",
        "", "Flags", "    It never comes back.", "       ▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔", "    (must-fix; as on a poster)",
        "", "Leaves alone", *(f"    It may come back {number}." for number in range(0, 12, 2)),
        "    … and 6 more in the rule file",
        "", "Known limits: not found", "    It packs its bags.",
        "", "Known limits: wrongly flagged", "    The bus never comes back.",
        "", "In caveat.toml",
        "    As it comes, each finding has the severity of its", "    wording; with `severity`, all have the same one.",
        "",
        "    Options have their defaults here; what these rest on is", "    said under Basis.",
        "      [checks.sample-rule]", "      enabled = true  # false switches the rule off",
        '      # severity = "must-fix"  # must-fix, review or advice',
        "      max_words = 8", '      phrases = ["a|b"]',
        "", "Let a finding stand",
        "    In the page: for the block that the comment stands in or",
        "    before, for an element, or for the whole page (in",
        "    Markdown, `caveat-allow` in the front matter), as a",
        "    finding without a place in the text needs it.",
        "      <!-- caveat-allow sample-rule: why it may stand -->",
        '      <section data-caveat-allow="sample-rule: why it may stand">…</section>',
        '      <meta name="caveat-allow" content="sample-rule: why it may stand">',
        "    Or in the file that `suppressions.file` of the", "    configuration names.",
        "      [[allow]]", '      rule = "sample-rule"',
        '      quote = "the words that are flagged"  # or fingerprint = "…", as reports have it',
        '      reason = "Why it may stand."',
        "    The site takes no notice of either: there, the", "    compliance desk decides.",
        "", "Rules of the same kind", "    kindred-rule  Much alike",
    ]  # fmt: skip


def test_unknown_rule_is_answered_with_the_closest(caveat: Caveat) -> None:
    result = caveat("rule", "permanence")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == 'caveat: There is no rule called "permanence". Did you mean permanence-recurrence?\n'
    assert "`caveat rules` lists them all." in caveat("rule", "zzzzzz").stderr


def test_schema_is_printed(caveat: Caveat) -> None:
    assert json.loads(caveat("schema").stdout)["title"] == "Caveat report"
