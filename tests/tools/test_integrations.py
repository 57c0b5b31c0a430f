"""What other programs read: the pre-commit hook, the action for GitHub, and the recipes in the documents."""

import os
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import click
import pytest
import yaml

from seo_checks import Profile
from tests.tools.conftest import CALM, CLAIM, ROOT, Caveat, page
from tools.configuration.files import named
from tools.configuration.profiles import Profiles
from tools.configuration.run import run_settings
from tools.configuration_page import configuration_page
from tools.main import cli

HOOKS = ROOT / ".pre-commit-hooks.yaml"
ACTION = ROOT / ".github" / "actions" / "caveat" / "action.yml"
RECIPES = (ROOT / "tools" / "CI.md").read_text(encoding="utf-8")
CONFIGURATION = (ROOT / "tools" / "CONFIGURATION.md").read_text(encoding="utf-8")


def blocks(document: str, language: str) -> list[str]:
    """The code of a language in a Markdown document."""
    return re.findall(rf"^```{language}\n(.*?)^```", document, re.MULTILINE | re.DOTALL)


def test_the_hook_is_what_pre_commit_reads_and_runs(folder: Path, caveat: Caveat) -> None:
    (hook,) = yaml.safe_load(HOOKS.read_text(encoding="utf-8"))
    assert {"id", "name", "entry", "language"} <= hook.keys()
    assert hook["language"] == "python"
    program, *arguments = shlex.split(hook["entry"])
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["scripts"]
    assert program in scripts
    (folder / "a.html").write_text(page(CLAIM))
    (folder / "b.md").write_text(CALM)
    assert caveat(*arguments, "a.html", "b.md").exit_code == 1


def test_the_action_has_what_github_reads() -> None:
    action = yaml.safe_load(ACTION.read_text(encoding="utf-8"))
    assert action["name"]
    assert action["description"]
    assert all({"description", "default"} <= given.keys() for given in action["inputs"].values())
    assert action["runs"]["using"] == "composite"
    assert all(step["shell"] == "bash" for step in action["runs"]["steps"])
    used = re.findall(r"\${{ inputs\.([\w-]+) }}", ACTION.read_text(encoding="utf-8"))
    assert sorted(used) == sorted(action["inputs"])
    assert not any("${{" in step["run"] for step in action["runs"]["steps"]), "an input could run commands"


def audit_step(folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """The last step of the action, as GitHub's runner runs it."""
    action = yaml.safe_load(ACTION.read_text(encoding="utf-8"))
    step = action["runs"]["steps"][-1]
    given = {name: of.get("default", "") for name, of in action["inputs"].items()} | inputs
    variables = {
        name: given[value.removeprefix("${{ inputs.").removesuffix(" }}")] for name, value in step["env"].items()
    }
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        cwd=folder, capture_output=True, text=True, check=False,
        env={**os.environ, **variables, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"},
    )  # fmt: skip


def test_the_action_annotates_writes_its_reports_and_fails(folder: Path) -> None:
    (folder / "a page.html").write_text(page(CLAIM))
    (folder / "other.html").write_text(page(CALM))
    run = audit_step(folder, paths="a page.html\nother.html\n", sarif="found.sarif", report="found.html")
    assert run.returncode == 1, run.stderr
    assert "::error file=a page.html,line=3," in run.stdout
    assert (folder / "found.sarif").exists()
    assert (folder / "found.html").exists()
    assert audit_step(folder, **{"paths": "a page.html", "fail-on": "never"}).returncode == 0
    assert audit_step(folder, paths="$(touch seized).html").returncode == 2
    assert not (folder / "seized").exists()


@pytest.mark.parametrize("code", blocks(RECIPES, "yaml"))
def test_recipes_in_yaml_can_be_read(code: str) -> None:
    assert isinstance(yaml.safe_load(code), dict)


def commands() -> list[str]:
    """Each call of caveat in the recipes, without what the shell makes of it."""
    lines = [line.strip().removeprefix("- ") for line in RECIPES.splitlines()]
    calls = [re.sub(r"^sh '(.*)'$", r"\1", line) for line in lines]
    return [re.split(r"\s+[#|>]", call)[0] for call in calls if re.match(r"caveat [a-z]+\b", call)]


@pytest.mark.parametrize("call", commands())
def test_recipes_call_commands_and_options_that_exist(call: str) -> None:
    _, name, *arguments = shlex.split(call)
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    command.make_context(name, arguments)


def test_recipes_were_found() -> None:
    assert len(commands()) >= 10


def test_the_page_on_configuration_has_every_key_of_the_schema() -> None:
    assert configuration_page() == CONFIGURATION, "run caveat docs"
    for key in ("run.fail-on", "suppressions.unused", "claims.terms.LIST", "limits.max_depth", "overrides.paths"):
        assert f"| `{key}` |" in CONFIGURATION


@pytest.mark.parametrize("code", blocks(CONFIGURATION, "toml"))
def test_examples_of_settings_are_valid(folder: Path, caveat: Caveat, code: str) -> None:
    if code.startswith("# caveat-allow.toml"):
        (folder / "caveat-allow.toml").write_text(code)
        code = '[suppressions]\nfile = "caveat-allow.toml"\n'
    (folder / "evidence.yaml").write_text("checked: 2026-01-01\nentries: []\n")
    (folder / "caveat.toml").write_text(code)
    (folder / "blog").mkdir()
    (folder / "blog" / "page.html").write_text(page(CALM))
    assert run_settings(named(folder / "caveat.toml"))
    assert Profiles().of_page(folder / "blog" / "page.html") != Profile() or "suppressions" in code
    assert caveat("check", "blog", "--no-cache").exit_code == 0
