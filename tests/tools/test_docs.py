"""`caveat docs`: the catalogue of rules and a page for each, what they say, and where their links lead."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup
from markdown_it import MarkdownIt

from seo_checks import Kind, Profile, Severity, Status, audit, catalogue
from seo_checks.claims import rules
from seo_checks.suppressions import Suppressor
from tests.tools.conftest import CALM, CLAIM, ROOT, Caveat, page
from tests.tools.sample_rules import KINDRED, PLAIN, RULE
from tools.catalogue_page import catalogue_page
from tools.configuration.allow_file import read_allow_file
from tools.docs import documentation
from tools.rule_markdown import rule_markdown
from tools.rule_page import Code, Samples, sections

PAGES = documentation()
CATALOGUE, CONFIGURATION = "seo_checks/RULES.md", "tools/CONFIGURATION.md"
FOLDER = "seo_checks/docs/rules"
BY_HAND = ("README.md", "seo_checks/CLAIMS.md", "seo_checks/PEERS.md", "tools/CI.md")


def page_of(identity: str) -> str:
    return PAGES[f"{FOLDER}/{identity}.md"]


def rendered(markdown: str) -> BeautifulSoup:
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(markdown)
    return BeautifulSoup(html, "lxml")


def plain(text: str) -> str:
    """Words alone: backticks are markup, line ends are blanks."""
    return " ".join(text.replace("`", "").split())


# -- what the pages say


def test_there_is_a_page_for_each_rule_and_no_other() -> None:
    assert set(PAGES) == {CATALOGUE, CONFIGURATION, *(f"{FOLDER}/{identity}.md" for identity in catalogue())}


@pytest.mark.parametrize("identity", list(catalogue()))
def test_page_reads_as_the_rule_is_written(identity: str) -> None:
    check = catalogue()[identity]
    shown = rendered(page_of(identity))
    said = plain(shown.get_text())
    addresses = {str(link["href"]) for link in shown.find_all("a")}
    bold = {plain(words.get_text()) for words in shown.find_all("strong")}
    assert [plain(heading.get_text()) for heading in shown.find_all("h1")] == [plain(check.title)]
    assert {severity.value for severity in check.severities} <= bold
    for text in (check.why, *check.details.split("\n\n"), check.rewrite, *check.options):
        assert plain(text) in said
    for source in check.sources:
        assert plain(source.title) in said
        assert plain(source.says) in said
        assert source.checked in said
        assert source.url in addresses
    samples = [piece for section in sections(check, ()) for piece in section.pieces if isinstance(piece, Samples)]
    for example in (example for piece in samples for example in piece.examples):
        assert plain(example.text) in said
        assert not example.quote or plain(example.quote) in bold


def test_page_of_a_rule_that_has_everything() -> None:
    text = rule_markdown(RULE, [PLAIN, KINDRED, RULE])
    for part in (
        "# Says \\*too\\* much\n\n● **must-fix** · ◐ **review** · [which of them, and when]"
        "(../../RULES.md#how-grave-a-claim-is) · `sample-rule`\n",
        "## What it flags\n\nFirst of all `max_words`.\n\nThen again.\n\n## Why\n\nIt matters.\n\n## Basis\n\n"
        "- [UK Code 2](https://law.example/2): No \\[quacks\\]. *From general knowledge: check before relying on it, "
        "2026-11-03.* [Rules that rest on it](../../RULES.md#uk-2)\n"
        "- [UK Code 10](https://law.example/10): No \\| lies. *Read, 2026-11-01.* ",
        "## What would stand\n\nSay less.\n\n",
        "## Flags\n\n- ● It **never comes back**. — as on a poster\n\n## Leaves alone\n\n- It may come back 0.\n",
        "- It may come back 10.\n- … and 6 more in the rule file\n",
        "## Known limits: not found\n\n- It packs its bags.\n",
        "## Known limits: wrongly flagged\n\n- The bus never comes back.\n",
        '# severity = "must-fix"  # must-fix, review or advice\nmax_words = 8\nphrases = ["a|b"]\n```\n',
        "## Rules of the same kind\n\n- ○ [Much alike](kindred-rule.md) `kindred-rule`\n\n[All rules]",
    ):
        assert part in text


def test_page_of_a_rule_that_has_little() -> None:
    text = rule_markdown(PLAIN, [PLAIN, KINDRED, RULE])
    assert "# Plain\n\n○ **advice** · `plain-check`\n\n## What it flags, and why\n\nIt matters.\n\nFirst.\n\n" in text
    assert (
        "## Basis\n\n- [A \\[law\\]](https://law.example/1)\n\n## In caveat.toml\n\n```toml\n[checks.plain-check]\n"
        in text
    )
    assert "same kind" not in text


def test_text_that_looks_like_markup_stays_text() -> None:
    written = ("1. <b>Firstly</b> &amp; _lastly_", "- not a list", "# not a heading", "a | b ~ c", "2) as `<code>` is")
    shown = rendered(rule_markdown(replace(PLAIN, why=written[0], details="\n\n".join(written[1:])), ()))
    assert plain(" ".join(written)) in plain(shown.get_text())
    assert [code.get_text() for code in shown.select("p > code")][1] == "<code>"


def test_page_says_where_a_rule_is_stricter() -> None:
    stricter = [identity for identity, rule in rules().rules.items() if rule.stricter]
    assert stricter
    for identity in stricter:
        assert "Must-fix, not review, for readers in " in page_of(identity)
        assert "for readers in" not in rule_markdown(replace(catalogue()[identity], id="made-up"), ())


# -- what is there to copy does what it says


def code_of(identity: str, language: str, containing: str = "") -> str:
    pieces = [piece for section in sections(catalogue()[identity], ()) for piece in section.pieces]
    (found,) = [
        code
        for piece in pieces
        if isinstance(piece, Code) and piece.language == language and containing in (code := "\n".join(piece.lines))
    ]
    assert found in page_of(identity)
    return found


@pytest.mark.parametrize("identity", list(catalogue()))
def test_settings_on_the_page_are_what_holds_without_them(identity: str) -> None:
    check = catalogue()[identity]
    code = code_of(identity, "toml", "[checks.")
    settings = Profile.from_toml(code, "page").settings_for(check)
    assert settings.enabled
    assert settings.severity == (check.severity if len(check.severities) == 1 else None)
    assert settings.options == check.options
    off = Profile.from_toml(code.replace("enabled = true", "enabled = false"), "page")
    assert not off.settings_for(check).enabled


def test_suppressions_on_the_page_let_a_finding_stand(folder: Path) -> None:
    rule = "permanence-recurrence"
    comment, element, meta = code_of(rule, "html").splitlines()
    claim = f"<p>{CLAIM}</p>"
    (folder / "allow.toml").write_text(
        code_of(rule, "toml", "[[allow]]").replace("the words that are flagged", "never comes back"), encoding="utf-8"
    )
    in_file = Suppressor(read_allow_file(folder / "allow.toml"))
    for html, suppressor in (
        (page(CLAIM), in_file),
        (page(CLAIM).replace("<p>", f"{comment}<p>"), Suppressor()),
        (page(CALM).replace("</main>", element.replace("…", claim) + "</main>"), Suppressor()),
        (page(CLAIM).replace("<title>", f"{meta}<title>"), Suppressor()),
    ):
        report = suppressor.apply(audit(html, source="page.html", kind=Kind.HTML))
        found = [finding for finding in report.findings if finding.rule == rule]
        assert [finding.status for finding in found] == [Status.SUPPRESSED]
        assert found[0].suppression is not None
        assert found[0].suppression.reason.lower().startswith("why it may stand")


# -- the catalogue


def test_catalogue_leads_to_every_rule_and_says_it_in_short() -> None:
    text = PAGES[CATALOGUE]
    assert text == catalogue_page(reversed(catalogue().values()))
    for check in catalogue().values():
        assert f"](docs/rules/{check.id}.md) | `{check.id}` | " in text
        assert all(text.count(f'<a id="{source.id}"></a>') == 1 for source in check.sources if source.jurisdiction)
        assert all(source.says in text.replace("\\", "") for source in check.sources if source.jurisdiction)
    assert all(severity.value in text for severity in Severity)


def test_catalogue_by_category_and_by_provision() -> None:
    text = catalogue_page([RULE, PLAIN])
    for part in (
        "## Contents\n\n- [Claims](#claims): 1 rule, 1 up to must-fix\n- [SEO](#seo): 1 rule, 1 up to advice\n"
        "- [Provisions](#provisions): ",
        "## Claims\n\n| | rule | id | in short |\n|---|---|---|---|\n"
        "| ●◐ | [Says \\*too\\* much](docs/rules/sample-rule.md) | `sample-rule` | First of all `max_words`. |\n",
        "| ○ | [Plain](docs/rules/plain-check.md) | `plain-check` | It matters. |\n",
        "### United Kingdom\n\n| provision | what it says | verified | rules |\n|---|---|---|---|\n"
        '| <a id="uk-2"></a>[Code 2](https://law.example/2) | No \\[quacks\\]. | from general knowledge, 2026-11-03 '
        "| [sample-rule](docs/rules/sample-rule.md) |\n"
        '| <a id="uk-10"></a>[Code 10](https://law.example/10) | No \\| lies. | read, 2026-11-01 |',
    ):
        assert part in text
    assert "Provisions" not in catalogue_page([PLAIN])


# -- links


@cache
def anchors(path: Path) -> frozenset[str]:
    """What a link may name behind #: headings as GitHub names them, and ids."""
    shown = rendered(path.read_text(encoding="utf-8"))
    names = {str(tag["id"]) for tag in shown.find_all(id=True)}
    for heading in shown.find_all(re.compile("^h[1-6]$")):
        names.add(re.sub(r"[^\w\- ]", "", heading.get_text().strip().lower()).replace(" ", "-"))
    return frozenset(names)


def broken_links(path: Path, root: Path) -> list[str]:
    """The relative links of a page that lead nowhere, or out of `root`."""
    broken = []
    for link in rendered(path.read_text(encoding="utf-8")).find_all("a", href=True):
        address = str(link["href"])
        name, _, anchor = address.partition("#")
        if re.match(r"[a-z]+:", address):
            continue
        target = (path.parent / unquote(name)).resolve() if name else path
        if not target.is_relative_to(root) or not target.exists() or (anchor and anchor not in anchors(target)):
            broken.append(address)
    return broken


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all generated pages and nothing else."""
    root = tmp_path_factory.mktemp("documentation").resolve()
    for name, text in PAGES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


@pytest.mark.parametrize("name", PAGES)
def test_links_of_generated_pages_lead_somewhere(written: Path, name: str) -> None:
    assert broken_links(written / name, written) == []
    assert name == CONFIGURATION or "](" in PAGES[name]


@pytest.mark.parametrize("name", BY_HAND)
def test_links_of_pages_written_by_hand_lead_somewhere(name: str) -> None:
    assert broken_links(ROOT / name, ROOT) == []


def test_broken_links_are_noticed(tmp_path: Path) -> None:
    (tmp_path / "there.md").write_text('# A "good" place\n\n<a id="uk-12.1"></a>', encoding="utf-8")
    links = ("there.md#a-good-place", "there.md#uk-12.1", "there.md#elsewhere", "gone.md", "#gone", "../out.md")
    path = tmp_path / "page.md"
    path.write_text(" ".join(f"[x]({link})" for link in links), encoding="utf-8")
    assert broken_links(path, tmp_path) == list(links[2:])


# -- the command


def test_docs_are_written_and_then_up_to_date(folder: Path, caveat: Caveat) -> None:
    stale = caveat("docs", "--check", "--output", "to/there")
    assert (stale.exit_code, stale.stdout) == (1, "")
    lines = stale.stderr.splitlines()
    assert lines[0] == "caveat: seo_checks/RULES.md is missing."
    assert lines[5:] == [f"caveat: And {len(PAGES) - 5} more.", "caveat: Run `caveat docs` and commit what it changes."]
    assert not (folder / "to").exists()
    assert caveat("docs", "--output", "to/there").exit_code == 0
    found = {
        path.relative_to(folder / "to/there").as_posix(): path.read_text(encoding="utf-8")
        for path in (folder / "to/there").rglob("*.md")
    }
    assert found == PAGES
    fresh = caveat("docs", "--check", "--output", "to/there")
    assert (fresh.exit_code, fresh.stderr) == (0, "")


def test_pages_missing_changed_and_left_over_are_told_and_mended(folder: Path, caveat: Caveat) -> None:
    assert caveat("docs", "--output", ".").exit_code == 0
    pages = folder / FOLDER
    (pages / "cure-claim.md").unlink()
    (pages / "heading-order.md").write_text(page_of("heading-order") + "by hand", encoding="utf-8")
    (pages / "gone-rule.md").write_text(page_of("heading-order"), encoding="utf-8")
    (pages / "by-hand.md").write_text("# Of our own\n", encoding="utf-8")
    (pages / "in-latin.md").write_bytes(b"# Caf\xe9\n")
    stale = caveat("docs", "--check", "--output", ".")
    assert stale.exit_code == 1
    assert stale.stderr.splitlines() == [
        "caveat: seo_checks/docs/rules/cure-claim.md is missing.",
        "caveat: seo_checks/docs/rules/heading-order.md is not what the rules say.",
        "caveat: seo_checks/docs/rules/gone-rule.md is of a rule that is gone.",
        "caveat: Run `caveat docs` and commit what it changes.",
    ]
    assert (pages / "gone-rule.md").exists()
    assert caveat("docs", "--output", ".").exit_code == 0
    assert caveat("docs", "--check", "--output", ".").exit_code == 0
    expected = {f"{identity}.md" for identity in catalogue()} | {"by-hand.md", "in-latin.md"}
    assert {path.name for path in pages.iterdir()} == expected


def test_a_folder_that_cannot_be_made_is_told(folder: Path, caveat: Caveat) -> None:
    (folder / "seo_checks").symlink_to(folder / "nowhere")
    result = caveat("docs", "--output", ".")
    assert result.exit_code == 2
    assert result.stderr == "caveat: seo_checks cannot be made: File exists. Choose another --output.\n"
