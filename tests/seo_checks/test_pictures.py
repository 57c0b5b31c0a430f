"""Images with their alternative texts, and what their files are called."""

import pytest

from seo_checks import parse
from seo_checks.pictures import described_pictures, picture_name
from tests.seo_checks.pages import page


def test_each_image_goes_with_its_own_alternative_text():
    body = '<p><img src="a" alt="A"><img src="b" alt=""><img src="c" alt="&#8203;"><img src="d"></p>'
    body += '<p><img src="e" alt=" E "></p>'
    text = page(body).replace("<main>", '<img src="logo" alt="Elm Clinic"><main>')
    found = described_pictures(parse(text))
    assert [(picture.image.src, picture.alt.text) for picture in found] == [("a", "A"), ("e", "E")]


@pytest.mark.parametrize(
    "src", ["/m/Needle.jpg", "needle.width-400.jpg", "needle-300x200.jpg?v=2", "x/needle@2x.png", "needle-scaled.jpg"]
)
def test_sizes_of_a_picture_have_one_name(src):
    assert picture_name(src) == "needle"
