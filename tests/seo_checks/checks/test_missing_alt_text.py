import pytest

from seo_checks import Kind, Severity
from tests.seo_checks.pages import findings, page, place


def test_an_image_without_alt_is_flagged_where_its_tag_stands():
    [finding] = findings("missing-alt-text", page('<p>A session:</p>\n<p><img src="/media/needles.jpg?v=2"></p>'))
    assert finding.severity is Severity.REVIEW
    assert place(finding) == (7, 4)
    assert "needles.jpg " in finding.message


@pytest.mark.parametrize(
    "image",
    [
        '<img src="a.jpg" alt="A needle in the skin">',
        '<img src="a.jpg" alt="">',
        '<img src="a.jpg" role="presentation">',
        '<img src="a.jpg" role="none">',
        '<img src="a.jpg" aria-hidden="true">',
        '<span aria-hidden="true"><img src="a.jpg"></span>',
        '<img src="a.jpg" aria-label="A needle in the skin">',
        '<img src="a.jpg" title="A needle in the skin">',
        '<img src="a.jpg" hidden>',
        '<noscript><img src="a.jpg"></noscript>',
    ],
)
def test_images_with_an_alternative_and_images_that_need_none_are_fine(image):
    assert not findings("missing-alt-text", page(f"<p>Needles {image}</p>"))


def test_images_of_menus_and_footers_are_not_judged():
    text = page("<p>Needles</p>").replace("</main>", '</main><footer><img src="a.jpg"></footer>')
    assert not findings("missing-alt-text", text)


@pytest.mark.parametrize(
    ("src", "name"),
    [("data:image/png;base64,AAAA", "(embedded data)"), ("", "(no address)"), ("https://a.example/b/c.webp", "c.webp")],
)
def test_the_message_names_the_image_briefly(src, name):
    [finding] = findings("missing-alt-text", page(f'<p>Needles <img src="{src}"></p>'))
    assert finding.message.startswith(f"The image {name} has no alt attribute")


def test_markdown_images_always_have_an_alternative():
    assert not findings("missing-alt-text", "Needles ![](needles.jpg) and ![thin](thin.jpg)\n", Kind.MARKDOWN)


def test_images_are_told_apart_by_their_address():
    one, two, three = findings("missing-alt-text", page('<p>X<img src="a.jpg"><img src="b.jpg"><img src="a.jpg"></p>'))
    assert len({one.fingerprint, two.fingerprint, three.fingerprint}) == 3
    [alone] = findings("missing-alt-text", page('<p>Y</p><p><img src="b.jpg"></p>'))
    assert alone.fingerprint == two.fingerprint


def test_an_image_that_is_all_of_a_link_is_named_once():
    text = page('<p>Needles <a href="/fees/"><img src="a.jpg"></a></p>')
    assert findings("missing-alt-text", text)
    assert not findings("decorative-image-link", text)
