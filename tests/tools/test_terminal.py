"""What depends on the terminal, the pipe, or the process."""

import json
import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tools.conftest import CLAIM, ROOT, Caveat, Process, page


@pytest.fixture(autouse=True)
def claim_page(folder: Path) -> None:
    """A page with a claim, as page.html."""
    (folder / "page.html").write_text(page(CLAIM))


def test_help_and_version_do_not_load_the_engine() -> None:
    code = (
        "import sys; from tools.main import cli\n"
        "for option in ('--version', '--help'):\n"
        "    cli([option], prog_name='caveat', standalone_mode=False)\n"
        "sys.exit('seo_checks' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.startswith("caveat ")
    assert "Audit pages: files, folders, patterns, web addresses or sites." in run.stdout


def test_every_command_has_help(caveat: Caveat) -> None:
    for command in ("check", "rules", "rule", "docs", "schema"):
        result = caveat(command, "--help")
        assert result.exit_code == 0
        assert f"Usage: caveat {command}" in result.stdout


def test_colours_are_for_those_who_want_them(caveat: Caveat, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[" not in caveat("check", "page.html").stdout
    plain = caveat("check", "page.html", "--color", "never").stdout
    colored = caveat("check", "page.html", "--color", "always").stdout
    assert "\x1b[1;31m● must-fix\x1b[0m" in colored
    monkeypatch.setenv("NO_COLOR", "1")
    assert caveat("check", "page.html", "--color", "always").stdout == colored
    assert caveat("check", "page.html").stdout == plain


def test_width_is_asked_of_the_environment(caveat: Caveat, monkeypatch: pytest.MonkeyPatch) -> None:
    def widest() -> int:
        return max(len(line) for line in caveat("check", "page.html").stdout.splitlines())

    assert widest() == 100
    monkeypatch.setenv("COLUMNS", "64")
    assert widest() == 64
    monkeypatch.setenv("COLUMNS", "300")
    assert widest() == 120


def at_a_terminal(folder: Path, *arguments: str, **environment: str) -> str:
    """What somebody at a terminal sees, both streams together."""
    shown, terminal = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "tools", *arguments],
        cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm", "COLUMNS": "80", **environment},
        stdin=terminal, stdout=terminal, stderr=terminal,
    )  # fmt: skip
    os.close(terminal)
    seen = b""
    while True:
        try:
            part = os.read(shown, 65536)
        except OSError:  # how Linux says that the other side is closed
            break
        if not part:
            break
        seen += part
    os.close(shown)
    process.wait(timeout=30)
    return seen.decode().replace("\r\n", "\n")


def test_terminal_gets_colours_the_time_and_each_problem_once(folder: Path) -> None:
    seen = at_a_terminal(folder, "check", "page.html", "missing.html", "--only", "permanence-recurrence")
    assert "\x1b[1;31m● must-fix\x1b[0m" in seen
    assert seen.count("No such file or directory") == 1
    assert seen.rstrip().endswith(" s")
    assert "1 page not read (see above)" in seen


def test_terminal_without_colours(folder: Path) -> None:
    assert "\x1b" not in at_a_terminal(folder, "check", "page.html", NO_COLOR="1")
    assert "\x1b" not in at_a_terminal(folder, "check", "page.html", TERM="dumb")


def test_encoding_without_the_marks_falls_back_to_ascii(process: Process, folder: Path) -> None:
    (folder / "page.html").write_text(page(f"Café “腰痛”: {CLAIM}"), encoding="utf-8")
    out, error = process(
        "check", "page.html", "--only", "permanence-recurrence", "--width", "80", PYTHONIOENCODING="ascii"
    ).communicate()
    lines = out.splitlines()
    sentence = next(number for number, line in enumerate(lines) if "never comes back" in line)
    assert error == ""
    assert lines[2].startswith("  ! must-fix")
    assert lines[sentence].startswith('    Caf? "??": We make sure')
    assert lines[sentence + 1].index("^") == lines[sentence].index("never comes back")
    assert out.isascii()


def test_json_is_utf8_whatever_the_terminal_speaks(process: Process, folder: Path) -> None:
    (folder / "page.html").write_text(page(CLAIM, title="腰痛"), encoding="utf-8")
    out, _ = process("check", "page.html", "--format", "json", PYTHONIOENCODING="ascii").communicate()
    assert json.loads(out)["pages"][0]["title"] == "腰痛"


def test_name_that_is_not_text_does_not_stop_the_report(process: Process, folder: Path) -> None:
    (Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.html"))).write_text(page(CLAIM))
    for arguments in ((), ("--compact",), ("--format", "json")):
        run = process("check", ".", "--only", "permanence-recurrence", *arguments)
        out, error = run.communicate()
        assert (run.returncode, error) == (1, "")
        assert "caf\ufffd.html" in out


def test_nothing_of_a_page_reaches_the_terminal_as_a_command(folder: Path, caveat: Caveat) -> None:
    hostile = "&#27;[2J &#x202e; &#x9b;2J &#x2066; &#7;"
    (folder / "page.html").write_text(
        f"<title>\x1b]0;owned\x07</title><p>It {hostile} never comes back {hostile} \x1b[31m.</p>"
        '<p lang="\x1b[31m">Das ist ein Satz.</p>'
    )
    for arguments in ((), ("--compact",), ("--format", "json")):
        result = caveat("check", "page.html", *arguments)
        for dangerous in "\x1b\x07\x9b\u202e\u2066":
            assert dangerous not in result.stdout
            assert dangerous not in result.stderr


def test_reader_that_leaves_early_ends_nothing_badly(process: Process, folder: Path) -> None:
    (folder / "page.html").write_text(page("".join(f"<p>{CLAIM}</p>" for _ in range(3000))))
    with process("check", "page.html", "--only", "permanence-recurrence") as run:
        assert run.stdout is not None
        assert run.stderr is not None
        run.stdout.readline()
        run.stdout.close()
        assert run.stderr.read() == ""
    assert run.returncode == 1


def test_interrupted_audit_says_what_it_left_out(process: Process, folder: Path) -> None:
    os.mkfifo(folder / "slow.html")
    (folder / "zebra.html").write_text(page(CLAIM))
    run = process("check", "page.html", "slow.html", "zebra.html")
    with (folder / "slow.html").open("w"):  # opens when Caveat has come to read it
        run.send_signal(signal.SIGINT)
        out, error = run.communicate(timeout=30)
    assert (run.returncode, out) == (130, "")
    assert error == ("caveat: stopped; 2 of 3 pages not audited: slow.html, zebra.html. No report was written.\n")
