"""Completion in shells: the script, and the names of rules."""

import subprocess

import pytest

from tests.tools.conftest import Caveat
from tools.main import cli


@pytest.mark.parametrize(
    ("shell", "sign"), [("bash", "complete -o"), ("zsh", "#compdef caveat"), ("fish", "complete ")]
)
def test_each_shell_gets_its_script(caveat: Caveat, shell: str, sign: str) -> None:
    script = caveat("completion", shell).stdout
    assert sign in script
    assert f"_CAVEAT_COMPLETE={shell}_complete" in script
    if shell == "bash":
        subprocess.run(["bash", "-n"], input=script, text=True, check=True)


def completed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *words: str) -> list[str]:
    """What bash is offered for the last of the words, asked as its script asks."""
    monkeypatch.setenv("_CAVEAT_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", " ".join(("caveat", *words)))
    monkeypatch.setenv("COMP_CWORD", str(len(words)))
    with pytest.raises(SystemExit):
        cli(prog_name="caveat")
    return [line.partition(",")[2] for line in capsys.readouterr().out.splitlines()]


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("comp",), ["completion"]),
        (("rule", "permanence"), ["permanence-recurrence"]),
        (("fix", "--only", "reada"), ["readability"]),
        (("fix", "--only", "seo,permanence"), ["seo,permanence-recurrence"]),
        (("check", "--max", "permanence"), ["permanence-recurrence="]),
    ],
)
def test_commands_and_rules_are_completed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], offered: list[str]
) -> None:
    assert completed(monkeypatch, capsys, *words) == offered
