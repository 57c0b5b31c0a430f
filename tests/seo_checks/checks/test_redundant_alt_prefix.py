import pytest

from tests.seo_checks.pages import findings, page


@pytest.mark.parametrize(
    ("alt", "quote"),
    [
        ("Image of a needle", "Image of"),
        ("a picture of our room", "a picture of"),
        ("This is an image showing a needle", "This is an image showing"),
        ("Graphic of the spine", "Graphic of"),
    ],
)
def test_texts_that_begin_with_image_of_are_flagged(alt, quote):
    [finding] = findings("redundant-alt-prefix", page(f'<p>Needles <img src="a" alt="{alt}"></p>'))
    assert finding.quote == quote


@pytest.mark.parametrize(
    "alt",
    ["A needle", "Photograph of our room", "Drawing of a needle", "Body image of patients", "Image of", "Imagery"],
)
def test_other_texts_are_fine(alt):
    assert not findings("redundant-alt-prefix", page(f'<p>Needles <img src="a" alt="{alt}"></p>'))
