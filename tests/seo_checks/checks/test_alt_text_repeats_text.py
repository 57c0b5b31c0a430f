import pytest

from tests.seo_checks.pages import findings, page

IMAGE = '<img src="a.jpg" alt="Our treatment room">'


@pytest.mark.parametrize(
    ("body", "what"),
    [
        (f"<figure>{IMAGE}<figcaption>Our treatment room.</figcaption></figure>", "caption"),
        (f"<figure><figcaption>our treatment room</figcaption>{IMAGE}</figure>", "caption"),
        (f"<h3>Our treatment room</h3>{IMAGE}", "heading"),
        (f"{IMAGE}<p>Our treatment room</p>", "text"),
    ],
)
def test_a_text_that_stands_beside_the_image_is_flagged(body, what):
    [finding] = findings("alt-text-repeats-text", page(f"<p>Needles</p>{body}<p>Text</p>"))
    assert finding.quote == "Our treatment room"
    assert f"repeats the {what}" in finding.message


@pytest.mark.parametrize(
    "body",
    [
        f"<figure>{IMAGE}<figcaption>Our treatment room in Elm Street</figcaption></figure>",
        f"{IMAGE}<p>Thin needles</p><p>Our treatment room</p>",
        '<img src="a.jpg" alt=""><p>Our treatment room</p>',
        '<img src="a.jpg" alt="…"><p>!</p>',
    ],
)
def test_other_texts_are_fine(body):
    assert not findings("alt-text-repeats-text", page(f"<p>Needles</p>{body}"))
