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


class TestLeavingOut:
    @pytest.fixture(autouse=True)
    def lay_out(self, folder: Path) -> None:
        """A repository with a built site that git ignores, drafts, and rules at three levels."""
        for name in (
            "build/index.html",
            "build/old.html",
            "docs/a.md",
            "docs/drafts/b.md",
            "docs/drafts/keep.md",
            "docs/c.md",
        ):
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(page(CALM))
        (folder / ".git").mkdir()
        (folder / ".gitignore").write_text("# built\n/build/\nold.*\n!\nbroken\\\n")
        (folder / "docs" / ".gitignore").write_text("drafts/*\n")
        (folder / "docs" / "drafts" / ".caveatignore").write_text("!keep.md\n")

    def test_ignore_files_count_for_their_folder_and_below(self, caveat: Caveat) -> None:
        assert audited(caveat, ".") == ["docs/a.md", "docs/c.md", "docs/drafts/keep.md"]
        everything = ["build/index.html", "build/old.html", "docs/a.md", "docs/c.md", "docs/drafts/b.md"]
        assert audited(caveat, ".", "--no-ignore") == [*everything, "docs/drafts/keep.md"]

    def test_rules_of_the_repository_count_above_the_folder(self, folder: Path, caveat: Caveat) -> None:
        (folder / ".caveatignore").write_text("c.md\ndocs/a.*\n")
        assert audited(caveat, "docs") == ["docs/drafts/keep.md"]
        assert audited(caveat, str(folder / "docs")) == [f"{folder.as_posix()}/docs/drafts/keep.md"]
        (folder / ".git").rmdir()
        assert audited(caveat, "docs") == ["docs/a.md", "docs/c.md", "docs/drafts/keep.md"]

    def test_what_is_named_is_read_though_it_is_ignored(self, caveat: Caveat) -> None:
        assert audited(caveat, "docs/drafts/b.md") == ["docs/drafts/b.md"]
        assert audited(caveat, "build") == ["build/index.html", "build/old.html"]
        assert audited(caveat, "docs/drafts/b*") == ["docs/drafts/b.md"]

    def test_exclude_counts_for_folders_and_patterns(self, caveat: Caveat) -> None:
        assert audited(caveat, ".", "--exclude", "drafts/", "--exclude", "c.*") == ["docs/a.md"]
        assert audited(caveat, "docs/*.md", "--exclude", "docs/a.md") == ["docs/c.md"]
        assert audited(caveat, "docs/*", "--exclude", "/docs/drafts/") == ["docs/a.md", "docs/c.md"]
        assert audited(caveat, "docs/a.md", "--exclude", "a.md") == ["docs/a.md"]

    def test_folder_of_which_nothing_is_left_is_no_silent_pass(self, caveat: Caveat) -> None:
        result = caveat("check", "docs", "--exclude", "*.md")
        assert result.exit_code == 2
        assert "holds no page (4 left out by ignore files or --exclude)" in result.stderr
        assert "add --no-ignore" in result.stderr

    def test_pattern_that_is_none_is_an_error(self, caveat: Caveat) -> None:
        result = caveat("check", "docs", "--exclude", "!")
        assert (result.exit_code, result.stdout) == (2, "")
        assert "caveat: --exclude has a pattern that is none" in result.stderr


@pytest.mark.usefixtures("site")
class TestLists:
    def test_of_files_are_read_from_a_file_or_standard_input(self, folder: Path, caveat: Caveat) -> None:
        listed = "site/index.html\r\n\nsite/blog\n"
        (folder / "list.txt").write_text(listed)
        expected = ["site/blog/UPPER.HTML", "site/blog/deep/er/note.txt", "site/blog/post.md", "site/index.html"]
        assert audited(caveat, "--files-from", "list.txt") == expected
        result = caveat("check", "--files-from", "-", "--format", "json", stdin=listed)
        assert [found["source"] for found in json.loads(result.stdout)["pages"]] == expected
        assert audited(caveat, "site/about.htm", "--files-from", "list.txt") == ["site/about.htm", *expected]

    def test_that_cannot_be_read_or_name_nothing_are_errors(self, folder: Path, caveat: Caveat) -> None:
        (folder / "empty.txt").write_text("\n")
        for name, problem in {
            "gone.txt": "--files-from gone.txt: It cannot be read",
            "empty.txt": "names no page",
        }.items():
            result = caveat("check", "--files-from", name)
            assert (result.exit_code, result.stdout) == (2, "")
            assert problem in result.stderr

    def test_of_what_would_be_read_are_shown(self, caveat: Caveat) -> None:
        for command in ("check", "outline"):
            result = caveat(command, "site", "gone.html", "--show-files")
            assert result.stdout.splitlines() == [f"site/{name}" for name in PAGES]
            assert (result.exit_code, "caveat: gone.html: It cannot be read" in result.stderr) == (2, True)
        assert caveat("check", "site", "--show-files").exit_code == 0


def test_pages_of_a_built_site_know_their_addresses(folder: Path, caveat: Caveat) -> None:
    right = {
        "index.html": "https://elm.example/en/",
        "about.html": "https://elm.example/en/about.html",
        "a b/index.html": "https://elm.example/en/a%20b/",
        "a:b.html": "https://elm.example/en/a:b.html",
    }
    for name, address in right.items():
        place = folder / "build" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(page(CALM).replace("<title>", f'<link rel="canonical" href="{address}"><title>'))
    command = ("check", "build", "--only", "canonical-elsewhere", "--compact", "--site-url")
    assert "canonical-elsewhere:" not in caveat(*command, "https://elm.example/en").stdout
    assert "canonical-elsewhere:" not in caveat(*command, "https://elm.example/en/").stdout
    assert caveat(*command, "https://elm.example/de/").stdout.count("canonical-elsewhere:") == len(right)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "Nothing to read"),
        (("site", "--crawl", "https://elm.example/"), "Choose one of paths, --sitemap and --crawl."),
        (("--sitemap", "a.xml", "--crawl", "https://elm.example/"), "Choose one of"),
        (("site", "--rewrite", "https://elm.example/=site"), "add that"),
        (("site", "--include", "*"), "--include is about"),
        (("--crawl", "https://elm.example/", "--show-files"), "--show-files cannot list"),
        (("-", "--files-from", "-"), "Standard input can be read once"),
        (("site/index.html", "--site-url", "https://elm.example/"), "--site-url is the address of one folder"),
        (("site", "site/blog", "--site-url", "https://elm.example/"), "--site-url is the address of one folder"),
        (("site", "--site-url", "elm.example"), "begin with https://"),
        (("--crawl", "https://elm.example/", "--keyphrase", "back pain"), "are about one page, and a site was given"),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("site")
def test_options_that_make_no_sense_together_are_refused(
    caveat: Caveat, arguments: tuple[str, ...], message: str
) -> None:
    result = caveat("check", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in " ".join(result.stderr.split())
