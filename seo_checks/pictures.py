"""Images of the main content with where their alternative texts stand, and what their files are called."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote

from seo_checks.document import Block, Document, Image, Role
from seo_checks.remembering import once_per_document

_SHOWS_NOTHING = str.maketrans("", "", "\u00ad\u200b\u2060\ufeff")
# What content systems append to a file's name for another size of the same picture.
_RENDITION = re.compile(r"[-_]\d{2,4}x\d{2,4}$|[-_]scaled$|@\dx$")


@dataclass(frozen=True, slots=True)
class Picture:
    """An image with an alternative text, and the block of that text."""

    image: Image
    alt: Block


@once_per_document
def described_pictures(document: Document) -> tuple[Picture, ...]:
    """The images of the main content that have an alternative text, in order."""
    described = [image for image in document.images if image.alt and image.alt.translate(_SHOWS_NOTHING).strip()]
    pairs = zip(described, document.with_role(Role.ALT_TEXT), strict=False)
    return tuple(Picture(image, alt) for image, alt in pairs if image.main)


def main_images(document: Document) -> list[Image]:
    """The images of the main content."""
    return [image for image in document.images if image.main]


def file_name(src: str) -> str:
    """The file name in an image's address, short enough for a message; data addresses have none."""
    if src.startswith("data:"):
        return "(embedded data)"
    path = src.split("?")[0].split("#")[0].rstrip("/")
    return path.rpartition("/")[2][-60:] or "(no address)"


def picture_name(src: str) -> str:
    """What a picture is called whatever its size: the file name without its extension and rendition."""
    if src.startswith("data:"):
        return src
    stem = unquote(file_name(src)).partition(".")[0]
    return _RENDITION.sub("", stem).lower()
