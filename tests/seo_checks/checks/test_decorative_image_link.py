import pytest

from seo_checks import Kind, Severity
from tests.seo_checks.pages import findings, page, place


@pytest.mark.parametrize("image", ['<img src="/m/room.jpg" alt="">', '<span><img src="/m/room.jpg" alt=" "></span>'])
def test_a_link_of_an_image_with_an_empty_alt_is_flagged_at_the_image(image):
    [finding] = findings("decorative-image-link", page(f'<p>Our room:\n<a href="/room/">{image}</a></p>'))
    assert finding.severity is Severity.REVIEW
    assert "room.jpg" in finding.message
    assert "/room/" in finding.message
    assert place(finding)[0] == 7


@pytest.mark.parametrize(
    "link",
    [
        '<a href="/room/"><img src="a.jpg" alt="Our room"></a>',
        '<a href="/room/"><img src="a.jpg" alt=""> Our room</a>',
        '<a href="/room/" aria-label="Our room"><img src="a.jpg" alt=""></a>',
        '<a href="/room/"><img src="a.jpg" alt="" title="Our room"></a>',
        '<a href="/room/"><img src="a.jpg" alt=""><img src="b.jpg" alt="Our room"></a>',
        '<img src="a.jpg" alt="">',
        '<a href="/room/">Our room</a><img src="a.jpg" alt="">',
    ],
)
def test_links_with_a_name_and_images_in_no_link_are_fine(link):
    assert not findings("decorative-image-link", page(f"<p>Needles</p>{link}"))


def test_of_links_to_one_page_only_the_silent_one_is_flagged():
    body = '<a href="/r/">Room</a>\n<a href="/r/"><img src="a.jpg" alt=""></a>\n<a href="/r/"><img src="b" alt="B"></a>'
    [finding] = findings("decorative-image-link", page(f"<p>{body}</p>"))
    assert place(finding)[0] == 7


def test_markdown_is_judged_too():
    assert findings("decorative-image-link", "Needles [![](a.jpg)](/room/)\n", Kind.MARKDOWN)
    assert not findings("decorative-image-link", "Needles [![Room](a.jpg)](/room/)\n", Kind.MARKDOWN)
