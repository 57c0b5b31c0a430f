"""Caveat as others get it: its wheel in an environment of its own, with what it declares to need and nothing else."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tests.tools.conftest import CALM, CLAIM, ROOT, page

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def needed(requirements: list[str] | None, seen: set[str]) -> Iterator[str]:
    """The distributions that requirements lead to; extras are not asked for."""
    for requirement in map(Requirement, requirements or []):
        wanted = requirement.marker is None or requirement.marker.evaluate({"extra": ""})
        if wanted and requirement.name.lower() not in seen:
            seen.add(requirement.name.lower())
            yield requirement.name
            yield from needed(distribution(requirement.name).requires, seen)


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the programs of a virtual environment in which the wheel is installed; nothing is downloaded."""
    place = tmp_path_factory.mktemp("wheel")
    tree = place / "tree"
    for name in ("seo_checks", "tools", "cms"):
        shutil.copytree(ROOT / name, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, tree)
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    build = [*pip, "wheel", "--no-index", "--no-deps", "--no-build-isolation", "--wheel-dir", str(place), str(tree)]
    subprocess.run(build, check=True)
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(place / "env")], check=True)
    python = place / "env" / "bin" / "python"
    (wheel,) = place.glob("caveat-*.whl")
    install = ["--python", str(python), "install", "--no-index", "--no-deps", "--no-compile", str(wheel)]
    subprocess.run([*pip, *install], check=True)
    (packages,) = (place / "env" / "lib").glob("python*/site-packages")
    (metadata,) = packages.glob("caveat-*.dist-info")
    for name in needed(declared_in(metadata), {"caveat"}):
        link(name, packages)
    return python.parent


def declared_in(metadata: Path) -> list[str]:
    """What an installed wheel declares to need."""
    lines = (metadata / "METADATA").read_text(encoding="utf-8").splitlines()
    return [line.removeprefix("Requires-Dist: ") for line in lines if line.startswith("Requires-Dist: ")]


def link(name: str, packages: Path) -> None:
    """Put an installed distribution into another environment."""
    found = distribution(name)
    for top in {file.parts[0] for file in found.files or [] if file.parts[0] not in {"..", "__pycache__"}}:
        if not (packages / top).exists():
            (packages / top).symlink_to(found.locate_file(top))


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Somebody's repository, with a site in it."""
    subprocess.run(["git", "init", "--quiet", str(tmp_path)], check=True)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text(page(CLAIM))
    return tmp_path


@pytest.fixture
def caveat(environment: Path, repository: Path) -> Run:
    """The installed program, run in that repository."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(environment / "caveat"), *arguments], cwd=repository, env=plain, capture_output=True, text=True,
            check=False,
        )  # fmt: skip

    return run


def test_nothing_but_what_is_declared_is_there(environment: Path, caveat: Run) -> None:
    others = ("django", "wagtail", "urllib3", "xlsxwriter")
    missing = f"import importlib.util as u; print([n for n in {others} if u.find_spec(n)])"
    asked = subprocess.run([str(environment / "python"), "-c", missing], capture_output=True, text=True, check=True)
    assert asked.stdout.strip() == "[]"
    assert caveat("--version").stdout.startswith("caveat ")
    assert caveat("rule", "permanence-recurrence").returncode == 0
    from_the_web = caveat("check", "https://clinic.example/")
    assert from_the_web.returncode == 2
    assert 'pip install "caveat[web]"' in from_the_web.stderr


def test_an_old_site_takes_caveat_up_and_keeps_its_reasons(repository: Path, caveat: Run) -> None:
    """From the first run over the baseline to a suppression and its last day."""
    site, config = repository / "site", repository / "caveat.toml"

    def verdict() -> int:
        return caveat("check", "site").returncode

    assert caveat("init").returncode == 0
    assert verdict() == 1
    assert caveat("baseline", "site").returncode == 0
    text = config.read_text(encoding="utf-8")
    assert '# baseline = "caveat-baseline.json"' in text
    config.write_text(text.replace("# baseline =", "baseline ="), encoding="utf-8")
    assert verdict() == 0

    (site / "index.html").write_text(page(f"{CALM} {CLAIM}"))
    assert verdict() == 0, "the known sentence only moved"
    claim = "Ear seeds cure tinnitus for good."
    (site / "news.html").write_text(page(claim))
    found = caveat("check", "site", "--compact")
    assert found.returncode == 1
    assert {line.partition(":")[0] for line in found.stdout.splitlines() if " must-fix " in line} == {"site/news.html"}

    rules = ",".join(
        sorted({line.split()[2].rstrip(":") for line in found.stdout.splitlines() if " must-fix " in line})
    )
    (site / "news.html").write_text(page(f"<!-- caveat-allow {rules}: title of a talk -->{claim}"))
    assert verdict() == 0
    (site / "news.html").write_text(page(f"<!-- caveat-allow {rules}: title of a talk [until: 2020-01-31] -->{claim}"))
    expired = caveat("check", "site")
    assert expired.returncode == 1
    assert "held until 2020-01-31: decide anew, or take it out" in expired.stderr
