from __future__ import annotations

import re
from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.pictures import described_pictures, picture_name

_FILE = re.compile(r".+\.(?:jpe?g|png|gif|webp|svg|avif|heic|tiff?|bmp)", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
# What cameras, telephones and programs call their files.
_CAMERA = re.compile(
    r"(?:img|dsc[nf]?|pxl|dji|mvi|p(?=\d{6})|image|photo|screen ?shot|capture|unnamed|shutterstock|istock|adobestock|"
    r"pexels|gettyimages|unsplash|wp|whatsapp image)[ _-]*\(?\d[\d _.():-]*(?:at [\d.]+)?",
    re.IGNORECASE,
)
_HASH = re.compile(r"(?=[0-9a-f-]*\d)[0-9a-f-]{16,}", re.IGNORECASE)
_SAYS_NOTHING = frozenset(
    "alt|alt text|alternative text|alt tag|alt text here|article image|banner|banner image|blank|blog image|caption|"
    "decorative|default|description|featured image|file|graphic|header image|hero|hero image|icon|illustration|image|"
    "image alt|image alt text|image description|image here|image of|image placeholder|images|img|insert alt text|jpeg|"
    "jpg|media|my image|null|none|no alt|n a|no description|photo|photograph|pic|picture|placeholder|"
    "placeholder image|png|sample|sample image|screenshot|spacer|stock image|stock photo|tbc|tbd|temp|test|thumbnail|"
    "todo|undefined|untitled|untitled design|your alt text here|your image|xxx".split("|")
)
_MARKS = re.compile(r"[\W_]+")


@check(category=Category.SEO, severity=Severity.REVIEW)
def junk_alt_text(document: Document) -> Iterator[Hit]:
    """Alternative text that says nothing

    Screen readers read out “IMG underscore 1234” or “image”, and search engines learn nothing: worse than no
    alternative text, because nobody notices that it is missing.

    Seen are names of files, addresses, numbers, words that name no more than a picture, and words that were meant to
    be replaced. A single word such as “Acupuncturist” is fine.

    Source: W3C, Failure of text alternatives that are not alternatives, such as file names <https://www.w3.org/WAI/WCAG22/Techniques/failures/F30>
    """
    for picture in described_pictures(document):
        if reason := _junk(picture.alt.text, picture.image.src):
            yield Hit(
                picture.alt.span(),
                f"The alternative text “{picture.alt.text}” {reason}. Say what the picture shows, or leave alt empty "
                "if it is decoration.",
                subject=picture.image.src,
            )


def _junk(text: str, src: str) -> str:
    plain = _MARKS.sub(" ", text).strip().lower()
    if _ADDRESS.fullmatch(text):
        return "is an address"
    if _FILE.fullmatch(text) or _CAMERA.fullmatch(text) or _HASH.fullmatch(text) or _is_file_name(text, src):
        return "is the name of a file"
    if plain in _SAYS_NOTHING:
        return "does not say what there is to see"
    if not any(map(str.isalpha, text)):
        return "holds no word"
    return ""


def _is_file_name(text: str, src: str) -> bool:
    """Whether a text is the file's name as it is written there: with hyphens or underscores for blanks."""
    return " " not in text and any(mark in text for mark in "-_") and text.lower() == picture_name(src)
