"""Reads a text as the importer does, without a database."""

import re
from pathlib import PurePath

from cms.articles.importing.article import Article, read_article
from cms.articles.importing.stream import Body
from seo_checks.reading import kind_of


class EveryPicture:
    """A picture library that has every picture."""

    def place(self, picture) -> int:
        return 1


def read(text: str, name: str = "page.html") -> Article:
    """Return the article in a text."""
    return read_article(text, kind_of(name), PurePath(name))


def body(text: str, name: str = "page.html") -> Body:
    """Return the body of the article in a text."""
    return read(text, name).body(EveryPicture())


def blocks(text: str, name: str = "page.html") -> list[tuple]:
    """Return the blocks as (type, value), without the ids and keys that the editor gives its parts."""
    return [(block["type"], without_ids(block["value"])) for block in body(text, name).blocks]


def notes(text: str, name: str = "page.html") -> list[str]:
    """Return the notes about a text."""
    article = read(text, name)
    article.body(EveryPicture())
    return [str(note) for note in article.notes]


def without_ids(value):
    """Return the raw value of a block as somebody would write it down."""
    if isinstance(value, dict):
        return without_ids(value["value"]) if "id" in value else {key: without_ids(part) for key, part in value.items()}
    if isinstance(value, list):
        return [without_ids(part) for part in value]
    return re.sub(r' data-block-key="\w+"', "", value) if isinstance(value, str) else value
