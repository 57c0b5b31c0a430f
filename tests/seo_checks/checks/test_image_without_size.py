import pytest

from tests.seo_checks.pages import findings, page, place


def test_images_without_a_size_are_one_finding():
    body = '<img src="/m/a.jpg" width="1" height="1">\n<img src="/m/b.jpg" width="10">\n<img src="/m/c.jpg">'
    [finding] = findings("image-without-size", page(f"<p>Needles</p>{body}"))
    assert "2 of 3 images" in finding.message
    assert "(b.jpg, c.jpg)" in finding.message
    assert place(finding) == (7, 1)


def test_many_are_counted_rather_than_named():
    [finding] = findings("image-without-size", page("<p>x</p>" + "".join(f'<img src="{n}.jpg">' for n in range(5))))
    assert "(0.jpg, 1.jpg, 2.jpg and 2 more)" in finding.message


@pytest.mark.parametrize(
    "image",
    ['<img src="a.jpg" width="4" height="3">', '<img src="a.SVG?x">', '<img src="data:image/png;base64,A">', "<img>"],
)
def test_images_with_a_size_or_without_need_of_one_are_fine(image):
    assert not findings("image-without-size", page(f"<p>Needles</p>{image}"))


def test_other_images_and_fragments_are_not_judged():
    text = page("<p>Needles</p>").replace("<main>", '<img src="logo.png"><main>')
    assert not findings("image-without-size", text)
    assert not findings("image-without-size", '<p>Needles</p><img src="a.jpg">')
