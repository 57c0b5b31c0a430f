"""`caveat diff`: what is new, gone or changed between two reports."""

import json
from pathlib import Path

import pytest

from tests.tools.conftest import CALM, CLAIM, Caveat, page

ANOTHER = "Our needles cure arthritis in everyone, guaranteed."
EDITED = "Needles are thin."


@pytest.fixture
def audited(folder: Path, caveat: Caveat):
    """Audits pages, given by name, into a report of the given name."""

    def audit(report: str, *options: str, **pages: str) -> str:
        site = folder / "site"
        site.mkdir(exist_ok=True)
        for old in site.iterdir():
            old.unlink()
        for name, html in pages.items():
            (site / f"{name}.html").write_text(html, encoding="utf-8")
        caveat("check", "site", "--no-cache", "--format", "json", "--output", report, *options)
        return report

    return audit


def test_what_is_new_and_gone_is_told_apart_from_what_moved(audited, caveat: Caveat) -> None:
    """The known claim moves down its page, and an equal one to another page: neither is new."""
    only = ("--only", "permanence-recurrence,outcome-guarantee")
    old = audited("old.json", *only, a=page(f"{CLAIM} {ANOTHER}"), b=page(CALM))
    new = audited("new.json", *only, a=page(f"{CALM}</p><p>{CLAIM}"), b=page(ANOTHER))
    result = caveat("diff", old, new, "--width", "80")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1] == "0 new · 0 gone · 0 changed · 0 figures worse"
    back = json.loads(
        caveat("diff", old, audited("less.json", *only, a=page(CLAIM), b=page(CALM)), "--format", "json").stdout
    )
    assert [(found["rule"], found["source"]) for found in back["gone"]] == [("outcome-guarantee", "site/a.html")]
    assert back["new"] == back["changed"] == []


def test_the_second_of_two_equal_sentences_is_new(audited, caveat: Caveat) -> None:
    only = ("--only", "permanence-recurrence")
    old, new = audited("old.json", *only, a=page(CLAIM)), audited("new.json", *only, a=page(f"{CLAIM} {CLAIM}"))
    result = caveat("diff", old, new, "--width", "80")
    lines = result.stdout.splitlines()
    assert result.exit_code == 1
    assert lines[1].startswith("  ● must-fix  permanence-recurrence ")
    assert lines[1].endswith(" site/a.html:3:94")
    assert lines[2] == "    “never comes back”"
    assert max(map(len, lines)) == 80
    assert caveat("diff", old, new, "--fail-on", "never").exit_code == 0
    assert caveat("diff", new, old).exit_code == 0


def test_a_page_with_another_name_is_the_same_page(audited, caveat: Caveat) -> None:
    """Also for what is about it as a whole, which every page without a description has."""
    old = audited("old.json", a=page(CLAIM, "Back pain"), b=page(CALM, "Knees"))
    new = audited("new.json", a=page(CLAIM, "Back pain"), c=page(CALM, "Knees"), d=page(EDITED, "Needles"))
    data = json.loads(caveat("diff", old, new, "--format", "json").stdout)
    assert data["pages"]["moved"] == [{"old": "site/b.html", "new": "site/c.html"}]
    assert (data["pages"]["added"], data["pages"]["removed"]) == (["site/d.html"], [])
    assert {found["source"] for found in data["new"]} == {"site/d.html"}
    assert data["gone"] == []


def test_another_severity_or_status_is_a_change_and_fails_where_it_is_worse(audited, folder, caveat: Caveat) -> None:
    only = ("--only", "permanence-recurrence")
    plain = audited("plain.json", *only, a=page(CLAIM))
    allowed = audited(
        "allowed.json", *only, a=page(f"<!-- caveat-allow permanence-recurrence: a quoted title -->{CLAIM}")
    )
    (folder / "caveat.toml").write_text('name = "ours"\n[checks.permanence-recurrence]\nseverity = "advice"\n')
    milder = audited("milder.json", *only, a=page(CLAIM))
    assert "was must-fix" in caveat("diff", plain, allowed).stdout
    assert caveat("diff", plain, allowed).exit_code == 0
    reopened = caveat("diff", allowed, plain)
    assert (reopened.exit_code, "was suppressed" in reopened.stdout) == (1, True)
    assert "some differences may come of that" in caveat("diff", plain, milder).stdout.replace("\n", " ")
    assert caveat("diff", plain, milder).exit_code == 0
    assert caveat("diff", milder, plain).exit_code == 1


def test_figures_that_got_worse_are_told_and_better_ones_are_not(audited, caveat: Caveat) -> None:
    easy = "We meet you. We ask how you are. We look at your back. We talk about it with you. " * 8
    hard = (
        "Subsequently our practitioners systematically investigate individual predispositions and considerations. " * 14
    )
    old, new = audited("old.json", a=page(easy)), audited("new.json", a=page(hard))
    assert "Figures that got worse" in caveat("diff", old, new).stdout
    data = json.loads(caveat("diff", old, new, "--format", "json").stdout)
    worse = {figure["metric"]: (figure["old"], figure["new"]) for figure in data["worse_figures"]}
    assert worse["reading_grade_without_terms"][0] + 5 < worse["reading_grade_without_terms"][1]
    back = json.loads(caveat("diff", new, old, "--format", "json").stdout)
    assert "reading_grade_without_terms" not in {figure["metric"] for figure in back["worse_figures"]}


def test_what_was_not_read_is_not_gone(audited, folder: Path, caveat: Caveat) -> None:
    old = audited("old.json", a=page(CLAIM))
    new = audited("new.json", a="")
    result = caveat("diff", old, new)
    assert result.exit_code == 2
    assert "0 gone" in result.stdout
    assert "site/a.html: Less of it was read than before" in result.stderr


def test_markdown_keeps_what_a_page_says_as_text(audited, caveat: Caveat) -> None:
    claim = CLAIM.replace("never comes back", "never ever comes back")
    only = ("--only", "claims")
    old, new = audited("old.json", *only, a=page(CALM)), audited("new.json", *only, a=page(claim, "*T*"))
    said = caveat("diff", old, new, "--format", "markdown").stdout
    assert said.startswith("# What changed\n")
    assert "- ● must-fix **permanence-recurrence** (site/a.html:3:" in said


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("no json", "is no report of Caveat: it is not JSON"),
        ("[1, 2]", "is no report of Caveat."),
        ('{"schema": "other/1"}', "is no report of Caveat."),
        ('{"schema": "caveat-report/2"}', "is of the form caveat-report/2, and this Caveat reads caveat-report/1"),
        ('{"schema": "caveat-report/1", "pages": 3}', "is a damaged report"),
    ],
)
def test_a_file_that_is_no_report_is_named_with_the_remedy(
    folder: Path, caveat: Caveat, content: str, why: str
) -> None:
    (folder / "old.json").write_text(content)
    result = caveat("diff", "old.json", "old.json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"caveat: old.json {why}")
    missing = caveat("diff", "missing.json", "old.json")
    assert missing.exit_code == 2
    assert "missing.json cannot be read: No such file or directory. Check the path." in missing.stderr
