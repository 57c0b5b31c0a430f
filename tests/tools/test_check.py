"""`caveat check`: the report, where it goes, and the verdict."""

import json
from pathlib import Path

import pytest

from tests.tools.conftest import CALM, CLAIM, Caveat, page

# One rule alone, so that the tests do not depend on what else may be said about the sentence.
CLAIMS = ("--only", "permanence-recurrence")


def test_text_report_shows_the_five_things_about_a_finding(folder: Path, caveat: Caveat) -> None:
    (folder / "page.html").write_text(page(CLAIM))
    lines = caveat("check", "page.html", *CLAIMS, "--width", "80").stdout.splitlines()
    assert lines[0].split("   ", 2)[:2] == ["page.html", "Back pain"]
    assert lines[0].endswith("   10 words · 1 sentence")
    assert lines[2].split() == ["●", "must-fix", "permanence-recurrence", "3:43"]
    assert len(lines[0]) == len(lines[2]) == 80
    assert lines[3:5] == ["    " + CLAIM, " " * 37 + "▔" * 16]
    assert [line.split()[0] for line in lines if line.startswith(("    Basis", "    Try"))] == ["Basis", "Try"]
    assert lines[-1] == "1 page · 1 must-fix · 0 review · 0 advice · 0 cleared"


ENTRY = """\
checked: 2026-01-01
entries:
  - {{id: knees, treatment: exercise, condition: knee pain, strength: {strength}, status: accepted,
     wording: supervised exercise can ease knee pain, source: "Our trial, 2024"}}
"""


def test_sites_own_evidence_clears_a_claim_or_says_how_far_it_goes(folder: Path, caveat: Caveat) -> None:
    (folder / "page.html").write_text(page("Exercise eases knee pain.", title="Exercise"))
    (folder / "caveat.toml").write_text('[claims]\nevidence = "evidence.yaml"\n')

    def report(strength: int) -> str:
        (folder / "evidence.yaml").write_text(ENTRY.format(strength=strength))
        result = caveat("check", "page.html", "--only", "claims", "--width", "200")
        return str(result.stdout)

    cleared, stronger = report(3), report(1)
    assert "✓ cleared" in cleared
    assert "Evidence  Our trial, 2024 allows this wording" in cleared
    assert "(entry knees)" in cleared
    assert "1 cleared" in cleared
    assert "Evidence  The claim is 2 steps above what Our trial, 2024 allows" in stronger
    assert "0 cleared" in stronger


def test_page_without_findings_says_so(folder: Path, caveat: Caveat) -> None:
    (folder / "page.html").write_text(page(CALM))
    result = caveat("check", "page.html", *CLAIMS)
    assert "Nothing flagged." in result.stdout
    assert (result.exit_code, result.stderr) == (0, "")


def test_compact_has_one_line_per_finding(folder: Path, caveat: Caveat) -> None:
    (folder / "page.html").write_text(page(f"{CLAIM} {CLAIM}"))
    lines = caveat("check", "page.html", *CLAIMS, "--compact").stdout.splitlines()
    for line, column in zip(lines, (43, 94), strict=True):
        assert line.startswith(f"page.html:3:{column}: must-fix permanence-recurrence: ")
        assert line.endswith(" “never comes back”")


def test_json_keeps_the_pages_own_letters(folder: Path, caveat: Caveat) -> None:
    (folder / "page.html").write_text(page(CLAIM, title="Rückenschmerz ≠ Schicksal"), encoding="utf-8")
    result = caveat("check", "page.html", "--format", "json")
    assert "Rückenschmerz ≠ Schicksal" in result.stdout
    assert result.stdout.endswith("}\n")
    data = json.loads(result.stdout)
    assert data["pages"][0]["findings"]
    assert list(data) == ["schema", "tool", "profile", "pages", "site", "summary"]


@pytest.mark.parametrize("arguments", [(), ("--compact",), ("--format", "json"), ("--color", "always")])
def test_output_is_the_same_every_time(folder: Path, caveat: Caveat, arguments: tuple[str, ...]) -> None:
    for name in ("b.html", "a.html", "c.md"):
        (folder / name).write_text(page(CLAIM))
    first = caveat("check", "c.md", "b.html", "a.html", *arguments).stdout
    assert first == caveat("check", ".", *arguments).stdout
    assert first.index("a.html") < first.index("b.html") < first.index("c.md")


def test_report_goes_to_a_file(folder: Path, caveat: Caveat) -> None:
    (folder / "page.html").write_text(page(CLAIM))
    result = caveat("check", "page.html", *CLAIMS, "--output", "report.txt", "--color", "auto")
    assert (result.exit_code, result.stdout) == (1, "")
    written = (folder / "report.txt").read_text(encoding="utf-8")
    assert "▔" in written
    assert "\x1b" not in written


def test_report_that_cannot_be_written_is_an_error(folder: Path, caveat: Caveat) -> None:
    (folder / "page.html").write_text(page(CLAIM))
    result = caveat("check", "page.html", "--output", "missing/report.txt")
    assert result.exit_code == 2
    assert "missing/report.txt cannot be written" in result.stderr
    assert "Choose another --output." in result.stderr


def test_only_takes_checks_and_categories(folder: Path, caveat: Caveat) -> None:
    (folder / "page.html").write_text(page(CLAIM))

    def categories(*only: str) -> set[str]:
        found = json.loads(caveat("check", "page.html", "--format", "json", *only).stdout)
        return {finding["category"] for finding in found["pages"][0]["findings"]}

    assert categories() == {"claims", "seo"}
    assert categories("--only", "seo") == {"seo"}
    assert categories("--only", "permanence-recurrence") == {"claims"}
    assert categories("--only", "seo,permanence-recurrence") == categories("--only", "seo", "--only", "claims")
    assert categories("--only", "readability") == set()


def test_unknown_check_is_named_with_the_closest(folder: Path, caveat: Caveat) -> None:
    (folder / "page.html").write_text(page(CLAIM))
    result = caveat("check", "page.html", "--only", "permanence-recurence")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Did you mean permanence-recurrence?" in result.stderr


# Rows: the severity of the only finding; columns: --fail-on.
@pytest.mark.parametrize(
    ("severity", "codes"),
    [
        ("must-fix", {"must-fix": 1, "review": 1, "advice": 1, "never": 0}),
        ("review", {"must-fix": 0, "review": 1, "advice": 1, "never": 0}),
        ("advice", {"must-fix": 0, "review": 0, "advice": 1, "never": 0}),
        (None, {"must-fix": 0, "review": 0, "advice": 0, "never": 0}),
    ],
)
def test_exit_code_follows_the_threshold(
    folder: Path, caveat: Caveat, severity: str | None, codes: dict[str, int]
) -> None:
    (folder / "page.html").write_text(page(CALM, title="" if severity else "Back pain"))
    (folder / "caveat.toml").write_text(f'[checks.missing-title]\nseverity = "{severity or "advice"}"\n')
    for threshold, code in codes.items():
        result = caveat("check", "page.html", "--only", "missing-title", "--fail-on", threshold)
        assert result.exit_code == code, (severity, threshold)


def test_must_fix_is_the_default_threshold(folder: Path, caveat: Caveat) -> None:
    (folder / "page.html").write_text(page(CALM, title=""))
    assert caveat("check", "page.html", "--only", "missing-title").exit_code == 0
    (folder / "page.html").write_text(page(CLAIM))
    assert caveat("check", "page.html", *CLAIMS).exit_code == 1


def test_what_was_not_read_outweighs_findings(folder: Path, caveat: Caveat) -> None:
    (folder / "page.html").write_text(page(CLAIM))
    assert caveat("check", "page.html", "missing.html").exit_code == 2
    assert caveat("check", "page.html", "missing.html", "--fail-on", "never").exit_code == 2


def test_page_read_in_part_ends_with_2(folder: Path, caveat: Caveat) -> None:
    (folder / "page.html").write_text(page(f'{CALM}</p><p lang="de">Das ist ein Satz.'))
    result = caveat("check", "page.html", *CLAIMS)
    assert result.exit_code == 2
    assert "read in part" in result.stdout
    assert 'caveat: page.html: 1 block of text in "de" not judged' in result.stderr


@pytest.mark.parametrize(
    "arguments", [(), ("page.html", "--compact", "--format", "json"), ("page.html", "--width", "10"), ("--nonsense",)]
)
def test_wrong_usage_ends_with_2(caveat: Caveat, arguments: tuple[str, ...]) -> None:
    result = caveat("check", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Usage: caveat check" in result.stderr


def test_standard_input_is_guessed_or_named(caveat: Caveat) -> None:
    def source(*arguments: str, stdin: str) -> tuple[str, str, int]:
        audited = json.loads(caveat("check", "-", "--format", "json", *arguments, stdin=stdin).stdout)["pages"][0]
        return audited["source"], audited["title"], audited["metrics"]["headings"]

    assert source(stdin=page(CLAIM)) == ("<stdin>", "Back pain", 0)
    assert source(stdin=f"Back pain\n\n{CLAIM}") == ("<stdin>", "Back pain", 1)
    assert source("--stdin-filename", "draft.md", stdin=f"Intro\n\n## Pain\n\n{CLAIM}") == ("draft.md", "Pain", 1)


class TestAKeyphrase:
    SEO = ("--only", "keyphrase-missing-in-title,keyphrase-missing-in-address,keyphrase-reuse", "--compact")

    def test_is_given_by_options_for_one_page(self, folder: Path, caveat: Caveat) -> None:
        (folder / "page.html").write_text(page(CALM, title="Needles for your back"))
        given = ("--keyphrase", "back pain", "--address", "https://elm.example/backs/")
        result = caveat("check", "page.html", *self.SEO, *given)
        assert [line.split(": ")[1].split()[1] for line in result.stdout.splitlines()] == [
            "keyphrase-missing-in-address",
            "keyphrase-missing-in-title",
        ]
        assert "it lacks “pain”" in result.stdout
        synonym = ("--synonym", "aches", "--synonym", "needles for the back")
        assert "missing-in-title" not in caveat("check", "page.html", *self.SEO, *given, *synonym).stdout

    def test_options_go_before_what_the_page_says(self, folder: Path, caveat: Caveat) -> None:
        (folder / "page.md").write_text("---\ntitle: Needles\nkeyphrase: back pain\n---\nText.\n")
        assert "“back pain”" in caveat("check", "page.md", *self.SEO).stdout
        assert "“neck pain”" in caveat("check", "page.md", *self.SEO, "--keyphrase", "neck pain").stdout

    def test_that_pages_share_is_found_across_them(self, folder: Path, caveat: Caveat) -> None:
        for name in ("a.md", "b.md"):
            (folder / name).write_text("---\ntitle: Back pain\nkeyphrase: back pain\n---\nText.\n")
        result = caveat("check", ".", *self.SEO)
        assert "(across pages):1:1: advice keyphrase-reuse: “back pain” is the keyphrase of 2 pages: a.md, b.md." in (
            result.stdout
        )

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (("a.html", "b.html", "--keyphrase", "back pain"), "are about one page, and 2 were given"),
            (("a.html", "b.html", "--address", "https://elm.example/"), "are about one page, and 2 were given"),
            (("a.html", "--synonym", "lumbago"), "add --keyphrase"),
            (("a.html", "--address", "elm.example"), "begin with https://"),
        ],
    )
    def test_options_that_make_no_sense_are_refused(
        self, folder: Path, caveat: Caveat, arguments: tuple[str, ...], message: str
    ) -> None:
        for name in ("a.html", "b.html"):
            (folder / name).write_text(page(CALM))
        result = caveat("check", *arguments)
        assert result.exit_code == 2
        assert message in " ".join(result.stderr.split())
