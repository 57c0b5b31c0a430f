"""The shape of the repository: what lies where, what imports what, and what each rule must bring along."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from seo_checks import Category, catalogue
from seo_checks.claims import rules

ROOT = Path(__file__).parent.parent
TOP_LEVEL = {"cms", "seo_checks", "tests", "tools", "manage.py", "pyproject.toml", "README.md"}
ALSO_ALLOWED = re.compile(
    r"\..+|Makefile|LICENSE|CHANGELOG\.md|requirements(?:-\w+)?\.lock|uv\.lock"
    r"|Dockerfile|Containerfile|(?:docker-)?compose(?:\.\w+)?\.ya?ml"
)
ENGINE = sorted((ROOT / "seo_checks").rglob("*.py"))
SOURCES = sorted(path for package in ("cms", "seo_checks", "tools", "tests") for path in (ROOT / package).rglob("*.py"))


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def python(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)


def test_the_top_level_holds_the_agreed_places_only():
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    found = {line.split("/")[0] for line in listed.stdout.splitlines()}
    assert found >= TOP_LEVEL
    assert {name for name in found - TOP_LEVEL if not ALSO_ALLOWED.fullmatch(name)} == set()


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_no_file_is_a_drawer_for_odds_and_ends(path):
    assert path.stem not in {"utils", "util", "helpers", "helper", "common", "misc"}


# -- imports


def test_imports_keep_the_contracts():
    code = "from importlinter.cli import lint_imports_command; lint_imports_command(['--no-cache'])"
    result = python(code)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("package", ["seo_checks", "tools"])
def test_the_engine_and_the_command_line_load_no_django(package):
    code = f"""
import importlib, pkgutil, sys
package = importlib.import_module({package!r})
for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
print(sorted({{"django", "wagtail", "cms"}} & set(sys.modules)))
"""
    result = python(code)
    assert result.stdout.splitlines()[-1:] == ["[]"], result.stdout + result.stderr


def imports(path: Path) -> Iterator[str]:
    """The modules that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


PARSERS = re.compile(r"(?:bs4|lxml|html5lib|html\.parser|xml|soupsieve)(?:\.|\Z)")


@pytest.mark.parametrize("path", ENGINE, ids=name_of)
def test_nothing_after_the_parser_sees_html(path):
    makes_the_document = path.name in {"parsing.py", "flow.py", "elements.py", "markup.py", "allowances.py"}
    writes_xml = path.parent.name == "formatters" and path.name in {"checkstyle.py", "junit.py", "xml.py"}
    if not makes_the_document and not writes_xml:
        assert [module for module in imports(path) if PARSERS.match(module)] == []


# -- state

MUTABLE = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)
MUTABLE_CALLS = {"list", "dict", "set", "bytearray", "defaultdict", "deque", "Counter", "OrderedDict", "array"}


def is_mutable(value: ast.expr | None) -> bool:
    if isinstance(value, ast.Call):
        called = value.func.attr if isinstance(value.func, ast.Attribute) else getattr(value.func, "id", "")
        return called in MUTABLE_CALLS
    return isinstance(value, MUTABLE)


@pytest.mark.parametrize("path", ENGINE, ids=name_of)
def test_the_engine_has_no_global_that_can_change(path):
    """`__all__` is a list by custom; a cache (`@cache`) holds what can be computed again. Everything else is frozen."""
    found = []
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and is_mutable(node.value):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            found += [ast.unparse(target) for target in targets]
    assert [name for name in found if name != "__all__"] == []


# -- what each rule brings along

CLAIM_RULES = [check for check in catalogue().values() if check.category is Category.CLAIMS]
PAGE_LEVEL = {rule.id for rule in rules().rules.values() if not rule.wordings}
CHECK_FILES = {path.stem for path in (ROOT / "seo_checks" / "checks").glob("*.py")} - {"__init__"}


@pytest.mark.parametrize("rule", CLAIM_RULES, ids=lambda rule: rule.id)
def test_every_claim_rule_shows_what_it_flags_and_what_it_leaves_alone(rule):
    least = 0 if rule.id in PAGE_LEVEL else 2  # what a page as a whole lacks shows in no sentence
    assert len(rule.examples.flag) >= least
    assert len(rule.examples.quiet) >= least


def test_every_check_has_its_test_file_and_every_such_file_its_check():
    tests = {path.stem.removeprefix("test_") for path in (ROOT / "tests" / "seo_checks" / "checks").glob("test_*.py")}
    assert tests == CHECK_FILES
