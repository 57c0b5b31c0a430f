"""Pictures come from the import folder, once each, and from nowhere else."""

import base64
from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from django.db import DatabaseError
from PIL import Image

from cms.articles.importing import Status, import_paths
from cms.images.models import ClinicImage


def png(color: str = "teal") -> bytes:
    file = BytesIO()
    Image.new("RGB", (8, 6), color).save(file, "PNG")
    return file.getvalue()


def pictures_of(page) -> list:
    return [block.value["image"] for block in page.body if block.block_type == "image"]


def test_a_picture_comes_into_the_library_with_its_description(folder):
    folder.write("img/left_knee.png", png())
    page, outcome = folder.one("a.md", '![A knee](img/left_knee.png "The left one")\n\nText')
    (picture,) = pictures_of(page)
    assert (outcome.images, outcome.notes) == (1, ())
    assert (picture.contextual_alt_text, picture.decorative) == ("A knee", False)
    assert page.body[0].value["caption"] == "The left one"
    image = ClinicImage.objects.get()
    assert (image.title, image.description, image.width, image.height) == ("Left knee", "A knee", 8, 6)
    assert (image.file_size, len(image.file_hash)) == (len(png()), 40)


def test_the_same_file_is_kept_once(folder):
    folder.write("a.png", png())
    folder.write("b/c.png", png())
    folder.write("d.png", png("red"))
    folder.one("a.md", "![One](a.png) ![Two](b/c.png) ![Three](d.png)")
    folder.one("b/e.html", "<p>text <img src='../a.png' alt='Four'> <img src='c.png?v=1' alt='Five'></p>")
    assert ClinicImage.objects.count() == 2


def test_an_address_from_the_root_starts_at_the_import_folder(folder):
    folder.write("img/a b.png", png())
    page, _ = folder.one("deep/a.md", "![One](/img/a%20b.png)")
    assert len(pictures_of(page)) == 1


def test_a_folder_for_pictures(folder, tmp_path):
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "a.png").write_bytes(png())
    page, outcome = folder.one("a.md", "![One](a.png)\n\n![Two](../secret.png)", pictures=tmp_path / "pictures")
    assert len(pictures_of(page)) == 1
    assert "outside the import folder" in str(outcome.notes[0])


@pytest.mark.parametrize("address", ["a.png", "A knee.png", "x" * 5000, "a%00.png", "img/", "", "?x"])
def test_a_missing_picture_is_named_with_its_description_and_line(folder, address):
    page, outcome = folder.one("a.html", f'<p>Text</p>\n<p><img src="{address}" alt="A knee"></p>')
    assert (outcome.status, outcome.images, pictures_of(page)) == (Status.CREATED, 0, [])
    assert str(outcome.notes[0]).startswith(
        f"line 2: picture left out: {address or 'no address'} (description: “A knee”)"
    )


@pytest.mark.parametrize("address", ["https://example.org/a.png", "//example.org/a.png", "data:image/png;base64,AAAA"])
def test_pictures_elsewhere_are_not_fetched(folder, address):
    page, outcome = folder.one("a.html", f'<p>Text<img src="{address}" alt="A knee"></p>')
    assert pictures_of(page) == []
    assert f"{address} (description: “A knee”): It is not a file" in str(outcome.notes[0])


@pytest.mark.parametrize(
    "address",
    [
        "../secret.png",
        "%2e%2e/secret.png",
        "img/../../secret.png",
        "/../secret.png",
        "link.png",
        "linked/secret.png",
        "{absolute}",
    ],
)
def test_nothing_outside_the_folder_is_read(folder, address):
    secret = folder.path.parent / "secret.png"
    secret.write_bytes(png())
    (folder.path / "img").mkdir()
    (folder.path / "link.png").symlink_to(secret)
    (folder.path / "linked").symlink_to(folder.path.parent)
    page, outcome = folder.one("a.html", f"<p>Text<img src='{address.format(absolute=secret)}' alt='x'></p>")
    assert pictures_of(page) == []
    assert not ClinicImage.objects.exists()
    assert len(outcome.notes) == 1


def test_a_file_alone_may_only_show_what_lies_beside_it(folder):
    folder.write("a.png", png())
    folder.write("b/a.md", "![One](../a.png)\n\nText")
    (outcome,) = import_paths([folder.path / "b" / "a.md"], folder.index)
    assert (outcome.source, outcome.images) == ("a.md", 0)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("text.png", b"no picture"),
        ("drawing.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>"),
        ("wrong.jpg", png()),
        ("cut.png", png()[:30]),
    ],
)
def test_what_is_no_picture_is_named(folder, name, data):
    folder.write(name, data)
    page, outcome = folder.one("a.md", f"![One]({name})\n\nText")
    assert pictures_of(page) == []
    assert str(outcome.notes[0]).startswith(f"line 1: picture left out: {name}")


def test_big_pictures_are_refused(folder, settings):
    folder.write("a.png", png())
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20
    assert "too big" in str(folder.one("a.md", "![One](a.png)\n\nText")[1].notes[0])
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 1000
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 10
    assert "too many pixels" in str(folder.one("b.md", "![One](a.png)\n\nMore text")[1].notes[0])


def test_a_picture_without_a_description_gets_none(folder):
    folder.write("a.png", png())
    page, outcome = folder.one("a.md", "Text\n\n![](a.png)")
    assert pictures_of(page)[0].decorative
    assert str(outcome.notes[0]) == "line 3: picture without a description: “a.png”"


def test_the_caption_of_a_missing_picture_stays_in_the_text(folder):
    page, _ = folder.one("a.md", '![One](a.png "Two words")')
    assert "Two words" in str(page.body)


def test_a_dry_run_brings_nothing_into_the_library(folder):
    folder.write("a.png", png())
    _, outcome = folder.one("a.md", "![One](a.png)", dry_run=True)
    assert (outcome.images, ClinicImage.objects.count()) == (1, 0)


def test_a_file_that_fails_leaves_no_picture_behind(folder, monkeypatch):
    def fail(*arguments):
        raise DatabaseError("disk full")

    folder.write("unlucky.png", png("navy"))
    with monkeypatch.context() as patch:
        patch.setattr("cms.articles.importing.pages.record_import", fail)
        _, outcome = folder.one("a.md", "![One](unlucky.png)")
    assert outcome.status is Status.FAILED
    assert "Nothing of it was written" in outcome.why
    assert not ClinicImage.objects.exists()
    assert not default_storage.exists("original_images/unlucky.png")
    assert folder.one("a.md", "![One](unlucky.png)")[1].images == 1
    assert default_storage.exists("original_images/unlucky.png")


def test_pictures_written_into_the_page_are_named(folder):
    data = base64.b64encode(png()).decode()
    _, outcome = folder.one("a.html", f'<p>Text <img src="data:image/png;base64,{data}" alt="x"></p>')
    assert outcome.images == 0
