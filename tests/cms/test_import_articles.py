"""The command ``import_articles``."""

import os
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from cms.articles.models import TreatmentArticlePage
from tests.cms.factories import make_index, make_treatment, make_user

pytestmark = pytest.mark.django_db


def run(*arguments) -> tuple[str, str]:
    """Run the command; return what it says on both streams."""
    out, err = StringIO(), StringIO()
    call_command("import_articles", *map(str, arguments), stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def refused(*arguments, code: int = 1) -> tuple[str, str, str]:
    """Run the command, which fails; return what it says on both streams, and why."""
    out, err = StringIO(), StringIO()
    with pytest.raises(CommandError) as error:
        call_command("import_articles", *map(str, arguments), stdout=out, stderr=err)
    assert error.value.returncode == code
    return out.getvalue(), err.getvalue(), str(error.value)


@pytest.fixture
def index():
    return make_index(slug="treatments")


def test_a_folder_with_everything_in_it(index, tmp_path):
    (tmp_path / "deep").mkdir()
    (tmp_path / ".hidden").mkdir()
    (tmp_path / "b.md").write_text("# Beta\n\nText [a](/a) <script>x</script>\n\n- one")
    (tmp_path / "a.txt").write_text("Alpha\n\nA paragraph of plain text, long enough to be one.")
    (tmp_path / "deep" / "c.html").write_text("<title>C</title><p>Text")
    for unread in (".hidden/d.md", ".e.md", "picture.png", "style.css"):
        (tmp_path / unread).write_text("x")
    out, err = run(tmp_path)
    assert err == ""
    assert out.splitlines() == [
        "created     a.txt — “Alpha” — 1 block, 0 images, 0 links",
        "created     b.md — “Beta” — 2 blocks, 0 images, 1 link",
        "            line 3: left out: <script> “x”",
        "created     deep/c.html — “C” — 1 block, 0 images, 0 links",
        "3 files: 3 created",
    ]
    assert run(tmp_path)[0].splitlines()[-1] == "3 files: 3 unchanged"


def test_bad_files_are_named_with_a_remedy_and_the_others_go_on(index, tmp_path):
    bad = {
        "binary.md": b"\x00\x01\x02",
        "broken.md": b"---\ntitle: [\n---\nText",
        "empty.html": b" \n",
        "latin.txt": "café and more".encode("latin-1"),
        "letter.docx": b"PK",
        "long.txt": b"word " * 1_100_000,
        "nothing.html": b"<script>x</script>",
        "odd.html": b'<meta charset="klingon"><p>x',
    }
    for name, data in bad.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "good.md").write_text("Text")
    out, err, why = refused(tmp_path, tmp_path / "missing.md", code=2)
    assert "good.md" in out
    assert out.splitlines()[-1] == "10 files: 1 created, 9 failed"
    lines = err.splitlines()
    assert [line.split()[1] for line in lines] == [*bad, "missing.md"]
    assert why == "Files that could not be imported: 9."
    for line, remedy in zip(
        lines,
        [
            "Give HTML, Markdown or plain text.",
            "Write “name: value” lines",
            "Put the article's text into it",
            "UTF-8",
            "Save it as one of",
            "Split it",
            "Put text below the title",
            "declare utf-8",
            "Check the path",
        ],
        strict=True,
    ):
        assert remedy in line
    assert TreatmentArticlePage.objects.count() == 1


def test_a_dry_run_says_so(index, tmp_path):
    (tmp_path / "a.md").write_text("Text")
    out, _ = run(tmp_path, "--dry-run")
    assert out.splitlines()[0] == "created     a.md — “A” — 1 block, 0 images, 0 links"
    assert out.splitlines()[-1] == "Dry run: nothing was written."
    assert not TreatmentArticlePage.objects.exists()


def test_where_articles_go(index, tmp_path):
    (tmp_path / "a.md").write_text("Text")
    other = make_index(slug="other")
    assert "Say which with --under: treatments (id" in refused(tmp_path)[2]
    assert "There is no treatment index “nowhere”" in refused(tmp_path, "--under", "nowhere")[2]
    assert "There is no treatment index “999999”" in refused(tmp_path, "--under", "999999")[2]
    run(tmp_path, "--under", "other")
    assert TreatmentArticlePage.objects.get().get_parent().pk == other.pk
    (tmp_path / "b.md").write_text("More text")
    run(tmp_path, "--under", index.pk)
    assert TreatmentArticlePage.objects.child_of(index).count() == 1


def test_without_an_index(tmp_path):
    assert "Add one under the front page" in refused(tmp_path)[2]


def test_whose_articles_they_are_and_what_about(index, tmp_path):
    (tmp_path / "a.md").write_text("Text")
    treatment, owner = make_treatment(slug="cupping"), make_user(username="ed")
    assert "There is no treatment “x”" in refused(tmp_path, "--treatment", "x")[2]
    assert "There is no user “x”" in refused(tmp_path, "--owner", "x")[2]
    run(tmp_path, "--treatment", "cupping", "--owner", "ed")
    page = TreatmentArticlePage.objects.get()
    assert (page.treatment, page.owner, page.latest_revision.user) == (treatment, owner, owner)


def test_nothing_to_import(index, tmp_path):
    assert "There is no file to import" in refused(tmp_path)[2]


def test_links_out_of_the_folder_are_refused(index, tmp_path):
    inside = tmp_path / "inside"
    inside.mkdir()
    (tmp_path / "secret.md").write_text("Secret")
    (inside / "link.md").symlink_to(tmp_path / "secret.md")
    assert "leads out of the folder" in refused(inside, code=2)[1]
    assert not TreatmentArticlePage.objects.exists()


def test_pipes_are_not_waited_for_and_closed_folders_are_named(index, tmp_path, monkeypatch):
    os.mkfifo(tmp_path / "pipe.md")
    assert "not a file that can be read" in refused(tmp_path, code=2)[1]

    def closed(path, onerror):
        onerror(PermissionError(13, "Permission denied", str(path / "closed")))
        return []

    (tmp_path / "closed").mkdir()
    monkeypatch.setattr(os, "walk", closed)
    assert "closed — This is not a file that can be read. " in refused(tmp_path, code=2)[1]


def test_a_terminal_is_not_obeyed(index, tmp_path):
    (tmp_path / "a.md").write_text("# T\x1b[2J\n\nText <iframe src='\x1b]0;x\x07'></iframe>")
    assert "\x1b" not in run(tmp_path)[0]


def test_the_sample_article(index):
    shared = Path(os.environ.get("CAVEAT_SHARED", "../shared"))
    sample = shared / "seed" / "acupuncture-back-pain.txt"
    if not sample.exists():
        pytest.skip("the sample article is not here")
    run(sample)
    page = TreatmentArticlePage.objects.get()
    chunks = [chunk.strip() for chunk in sample.read_text(encoding="utf-8").split("\n\n") if chunk.strip()]
    found = []
    for block in page.body:
        if block.block_type == "heading":
            found.append(block.value["text"])
        else:
            found += [part.split(">", 1)[1] for part in block.value.source.removesuffix("</p>").split("</p>")]
    assert page.title == "Acupuncture Back Pain"
    assert [page.title, *found] == chunks
    assert [block.block_type for block in page.body].count("heading") == 2
