"""`caveat check --output`: several reports of one run, each whole or not there."""

import io
import json
import os
import re
import resource
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.tools.conftest import CALM, CLAIM, ROOT, Caveat, page

CLAIMS = ("--only", "permanence-recurrence")


@pytest.fixture
def claim(folder: Path) -> Path:
    """The folder with a page that has one claim."""
    (folder / "page.html").write_text(page(CLAIM))
    return folder


def left_over(folder: Path) -> list[str]:
    """What is in the folder but for the page and the cache."""
    return sorted({path.name for path in folder.iterdir()} - {"page.html", ".caveat_cache"})


def test_named_formats_are_written_beside_the_text(claim: Path, caveat: Caveat) -> None:
    result = caveat(
        "check", "page.html", *CLAIMS, "--output", "sarif=out.sarif", "--output", "html=report.html",
        "--output", "xlsx=r.bin",
    )  # fmt: skip
    assert result.exit_code == 1
    assert "● must-fix  permanence-recurrence" in result.stdout
    assert len(json.loads((claim / "out.sarif").read_bytes())["runs"][0]["results"]) == 1
    assert (claim / "report.html").read_bytes().startswith(b"<!doctype html>")
    assert "Findings" in load_workbook(io.BytesIO((claim / "r.bin").read_bytes())).sheetnames


def test_standard_output_is_as_format_says(claim: Path, caveat: Caveat) -> None:
    result = caveat("check", "page.html", *CLAIMS, "--format", "jsonl", "--output", "gitlab=q.json")
    assert json.loads(result.stdout)["page"] == "page.html"
    assert len(json.loads((claim / "q.json").read_bytes())) == 1


@pytest.mark.parametrize(
    ("file", "options", "beginning"),
    [
        ("r.sarif", (), b'{\n  "$schema"'),
        ("R.HTML", (), b"<!doctype html>"),
        ("r.csv", (), b"\xef\xbb\xbfpage,"),
        ("r.md", (), b"# Caveat report"),
        ("r.json", (), b'{\n  "schema"'),
        ("r.txt", (), b"page.html "),
        ("r.anything", (), b"page.html "),
        ("r.json", ("--format", "gitlab"), b'[\n  {\n    "description"'),
        ("./json=r", ("--compact",), b"page.html:3:43: must-fix"),
    ],
)
def test_file_alone_takes_the_place_of_standard_output(
    claim: Path, caveat: Caveat, file: str, options: tuple[str, ...], beginning: bytes
) -> None:
    result = caveat("check", "page.html", *CLAIMS, *options, "--output", file)
    assert (result.exit_code, result.stdout) == (1, "")
    assert (claim / file).read_bytes().startswith(beginning)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--output", "sarfi=out.sarif"), "there is no format sarfi. Did you mean sarif?"),
        (("--output", "mine=out"), "There are text, compact, json,"),
        (("--output", "mine=out"), "For a file of that name, write ./mine=out."),
        (("--output", "sarif="), "name the file"),
        (("--output", "report.xml"), "say which XML: junit=report.xml or checkstyle=report.xml"),
        (("--output", "json=a", "--output", "html=./a"), "is named by 2 --output"),
    ],
)
def test_outputs_that_make_no_sense_are_refused_before_anything_is_read(
    claim: Path, caveat: Caveat, arguments: tuple[str, ...], message: str
) -> None:
    result = caveat("check", "page.html", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in " ".join(result.stderr.split())
    assert left_over(claim) == []


def test_one_that_cannot_be_written_does_not_cost_the_others(claim: Path, caveat: Caveat) -> None:
    result = caveat("check", "page.html", *CLAIMS, "--output", "json=missing/a.json", "--output", "html=report.html")
    assert result.exit_code == 2
    assert "missing/a.json cannot be written: No such file or directory. Choose another --output." in result.stderr
    assert "permanence-recurrence" in result.stdout
    assert left_over(claim) == ["report.html"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_full_device_is_told(claim: Path, caveat: Caveat) -> None:
    result = caveat("check", "page.html", *CLAIMS, "--output", "json=/dev/full", "--output", "csv=r.csv")
    assert result.exit_code == 2
    assert "/dev/full cannot be written: No space left on device" in result.stderr
    assert stat.S_ISCHR(Path("/dev/full").stat().st_mode)  # and not replaced by a file
    assert (claim / "r.csv").exists()


def run_limited(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """`caveat check` as a process that may write files of 1,000 bytes, as on a full disk."""

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, 1_000))

    command = [sys.executable, "-m", "tools", "check", "page.html", *CLAIMS, *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        command, cwd=folder, env=environment, preexec_fn=limit, capture_output=True, text=True, check=False
    )


def test_full_disk_leaves_the_old_report_and_nothing_else(claim: Path) -> None:
    (claim / "old.json").write_text("old")
    result = run_limited(
        claim, "--output", "html=report.html", "--output", "json=old.json", "--output", "compact=c.txt"
    )
    assert result.returncode == 2
    assert "report.html cannot be written: File too large" in result.stderr
    assert left_over(claim) == ["c.txt", "old.json"]
    assert (claim / "old.json").read_text() == "old"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_full_standard_output_is_told_without_a_traceback(claim: Path) -> None:
    command = f"{sys.executable} -m tools check page.html > /dev/full"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    result = subprocess.run(
        command, cwd=claim, env=environment, shell=True, capture_output=True, text=True, check=False
    )
    assert result.returncode == 2
    assert result.stderr.splitlines()[-1] == (
        "caveat: Standard output cannot be written: No space left on device. Send it elsewhere."
    )


def test_link_stays_and_permissions_are_kept(claim: Path, caveat: Caveat) -> None:
    (claim / "real.json").write_text("old")
    (claim / "real.json").chmod(0o640)
    (claim / "link.json").symlink_to("real.json")
    caveat("check", "page.html", "--output", "json=link.json", "--output", "csv=new.csv")
    assert (claim / "link.json").is_symlink()
    assert json.loads((claim / "real.json").read_bytes())
    assert stat.S_IMODE((claim / "real.json").stat().st_mode) == 0o640
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE((claim / "new.csv").stat().st_mode) == 0o666 & ~mask


def test_run_that_is_killed_while_it_writes_leaves_the_old_report(folder: Path) -> None:
    (folder / "report.json").write_text("old")
    code = """if True:
        import os, signal
        from pathlib import Path
        from tools.files import write_whole
        os.fsync = lambda descriptor: os.kill(os.getpid(), signal.SIGKILL)  # all is written, nothing is finished
        write_whole(Path("report.json"), b"new")
    """
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    killed = subprocess.run([sys.executable, "-c", code], cwd=folder, env=environment, check=False)
    assert killed.returncode == -signal.SIGKILL
    assert (folder / "report.json").read_text() == "old"


class TestGitHub:
    def test_summary_is_added_to_the_file_that_github_names(
        self, claim: Path, caveat: Caveat, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (claim / "summary.md").write_text("Earlier.\n")
        monkeypatch.setenv("GITHUB_STEP_SUMMARY", "summary.md")
        result = caveat("check", "page.html", *CLAIMS, "--format", "github")
        assert result.stdout.startswith(
            "::error file=page.html,line=3,endLine=3,col=43,endColumn=59,title=Caveat%3A permanence-recurrence::"
        )
        written = (claim / "summary.md").read_text(encoding="utf-8")
        assert written.startswith("Earlier.\n# Caveat report\n")
        assert "| claims | 1 | 0 | 0 |" in written

    def test_nothing_that_the_runner_prints_is_a_command(
        self, folder: Path, caveat: Caveat, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (folder / "::stop-commands::x.html").write_text(page(f"##[error]Ha. ::warning::{CLAIM}"))

        def printed() -> str:
            return "".join(caveat("check", ".", *CLAIMS, *option).stdout for option in ((), ("--compact",)))

        obeyed = re.compile(r"^\s*::|##\[", re.MULTILINE)
        assert obeyed.search(printed())
        monkeypatch.setenv("GITHUB_ACTIONS", "true")
        assert not obeyed.search(printed())
        assert ": :warning::We make sure" in printed()

    def test_other_formats_leave_it_alone(self, claim: Path, caveat: Caveat, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("GITHUB_STEP_SUMMARY", "summary.md")
        caveat("check", "page.html", "--output", "sarif=r.sarif")
        assert not (claim / "summary.md").exists()

    def test_summary_that_cannot_be_written_is_told(
        self, claim: Path, caveat: Caveat, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("GITHUB_STEP_SUMMARY", "missing/summary.md")
        result = caveat("check", "page.html", *CLAIMS, "--format", "github")
        assert result.exit_code == 2
        assert result.stdout.startswith("::error ")
        assert "missing/summary.md cannot be written" in result.stderr


def test_paths_are_given_from_the_root_of_the_repository(
    folder: Path, caveat: Caveat, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / ".git").mkdir()
    (folder / "site").mkdir()
    (folder / "site" / "page.html").write_text(page(CLAIM))
    monkeypatch.chdir(folder / "site")
    found = json.loads(caveat("check", "page.html", *CLAIMS, "--format", "gitlab").stdout)
    assert found[0]["location"]["path"] == "site/page.html"


def test_case_fails_where_the_run_does(claim: Path, caveat: Caveat) -> None:
    def failures(fail_on: str) -> bool:
        return "<failure" in caveat("check", "page.html", *CLAIMS, "--format", "junit", "--fail-on", fail_on).stdout

    assert failures("must-fix")
    assert not failures("never")


def test_page_that_was_not_read_is_in_every_report_and_ends_with_2(folder: Path, caveat: Caveat) -> None:
    (folder / "page.html").write_text(page(CALM))
    formats = ("json", "jsonl", "sarif", "junit", "gitlab", "github", "rdjson", "checkstyle", "csv", "markdown", "html")
    outputs = [option for name in formats for option in ("--output", f"{name}=out.{name}")]
    assert caveat("check", "page.html", "gone.html", *CLAIMS, *outputs).exit_code == 2
    for name in formats:
        assert "No such file" in (folder / f"out.{name}").read_text(encoding="utf-8"), name
