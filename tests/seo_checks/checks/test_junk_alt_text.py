import pytest

from seo_checks import Severity
from tests.seo_checks.pages import findings, page, place


def image(alt: str, src: str = "/m/x.jpg") -> str:
    return page(f'<p>Needles\n<img src="{src}" alt="{alt}"></p>')


@pytest.mark.parametrize(
    ("alt", "reason"),
    [
        ("IMG_1234", "name of a file"),
        ("img-20240312-wa0003.jpg", "name of a file"),
        ("DSC 0042", "name of a file"),
        ("Screenshot 2024-03-12 at 10.15.02", "name of a file"),
        ("image1", "name of a file"),
        ("Back pain.PNG", "name of a file"),
        ("3f2a9c81d04b4e77", "name of a file"),
        ("https://elm.example/a", "an address"),
        ("Image", "does not say"),
        ("photo.", "does not say"),
        ("Placeholder image", "does not say"),
        ("untitled-design", "does not say"),
        ("alt text", "does not say"),
        ("image of", "does not say"),
        ("12345", "no word"),
        ("...", "no word"),
    ],
)
def test_texts_that_say_nothing_are_flagged(alt, reason):
    [finding] = findings("junk-alt-text", image(alt))
    assert finding.severity is Severity.REVIEW
    assert finding.quote == alt
    assert reason in finding.message
    assert place(finding)[0] == 7


def test_the_name_of_the_file_is_recognised():
    assert findings("junk-alt-text", image("acupuncture-back-pain", "/m/acupuncture-back-pain.width-400.jpg"))
    assert not findings("junk-alt-text", image("acupuncture", "/m/acupuncture.jpg"))
    assert not findings("junk-alt-text", image("check-up", "/m/x.jpg"))


@pytest.mark.parametrize(
    "alt",
    ["", "A needle in the skin", "Acupuncturist", "P6", "LI4", "Map", "Photo of the room", "Image 1: the room", "IBS"],
)
def test_texts_that_say_something_and_decoration_are_fine(alt):
    assert not findings("junk-alt-text", image(alt))
