"""Alternative texts that say nothing: what is wrong with each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from seo_checks.document import Document
from seo_checks.pictures import described_pictures, picture_name
from seo_checks.remembering import once_per_document

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


@once_per_document
def junk_alt_texts(document: Document) -> Mapping[int, str]:
    """The alternative texts of the main content that say nothing, by the index of their block, each with the reason."""
    reasons = {
        picture.alt.index: _junk(picture.alt.text, picture.image.src) for picture in described_pictures(document)
    }
    return MappingProxyType({index: reason for index, reason in reasons.items() if reason})


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
