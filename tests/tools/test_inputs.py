"""Which pages the arguments stand for."""

import json
from pathlib import Path

import pytest

from tests.tools.conftest import CALM, Caveat, page


@pytest.fixture
def site(folder: Path) -> Path:
    """A folder with pages, other files, and what is to be left alone."""
    for name in (
        "index.html", "about.htm", "blog/post.md", "blog/deep/er/note.txt", "style.css", "logo.png", "README",
        ".hidden/page.html", ".hidden.html", "node_modules/pkg/index.html", ".venv/x.html", "blog/UPPER.HTML",
    ):  # fmt: skip
        path = folder / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page(CALM))
    return folder / "site"


PAGES = ["about.htm", "blog/UPPER.HTML", "blog/deep/er/note.txt", "blog/post.md", "index.html"]


def audited(caveat: Caveat, *arguments: str) -> list[str]:
    """The names of the pages in the report."""
    return [found["source"] for found in json.loads(caveat("check", *arguments, "--format", "json").stdout)["pages"]]


@pytest.mark.usefixtures("site")
def test_folder_is_searched_for_pages(caveat: Caveat) -> None:
    assert audited(caveat, "site") == [f"site/{name}" for name in PAGES]


def test_working_folder_gives_names_without_a_dot(site: Path, caveat: Caveat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site)
    assert audited(caveat, ".") == PAGES


@pytest.mark.usefixtures("site")
def test_quoted_patterns_are_expanded(caveat: Caveat) -> None:
    assert audited(caveat, "site/*.htm*") == ["site/about.htm", "site/index.html"]
    assert audited(caveat, "site/**/*.md") == ["site/blog/post.md"]
    assert audited(caveat, "site/b*") == [f"site/{name}" for name in PAGES if name.startswith("blog/")]


def test_file_whose_name_looks_like_a_pattern_is_a_file(folder: Path, caveat: Caveat) -> None:
    (folder / "page[1].html").write_text(page(CALM))
    assert audited(caveat, "page[1].html") == ["page[1].html"]


@pytest.mark.usefixtures("site")
def test_page_named_twice_is_audited_once(caveat: Caveat) -> None:
    assert audited(caveat, "site/index.html", "./site/index.html", "site/*.html") == ["site/index.html"]


@pytest.mark.usefixtures("site")
def test_named_file_is_read_whatever_its_suffix(caveat: Caveat) -> None:
    assert audited(caveat, "site/README") == ["site/README"]


def test_format_of_an_unknown_suffix_is_guessed(folder: Path, caveat: Caveat) -> None:
    (folder / "page.php").write_text(page(CALM))
    (folder / "notes").write_text(f"Back pain\n\n{CALM}")
    (folder / "old.xhtm").write_text(f'<?xml version="1.0"?>\n{page(CALM)}')
    pages = json.loads(caveat("check", "page.php", "notes", "old.xhtm", "--format", "json").stdout)["pages"]
    assert {found["source"]: found["metrics"]["headings"] for found in pages} == {
        "notes": 1,
        "old.xhtm": 0,
        "page.php": 0,
    }


def test_linked_folders_are_searched_once(folder: Path, site: Path, caveat: Caveat) -> None:
    (site / "blog" / "up").symlink_to("..")
    (folder / "elsewhere").mkdir()
    (folder / "elsewhere" / "far.html").write_text(page(CALM))
    (site / "linked").symlink_to(folder / "elsewhere")
    assert audited(caveat, "site") == sorted([*(f"site/{name}" for name in PAGES), "site/linked/far.html"])
