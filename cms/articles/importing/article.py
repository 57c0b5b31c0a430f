"""Reads one file into an article: title, fields and blocks, with notes on what could not be placed."""

from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Any

from lxml.html import HtmlElement

from cms.articles.importing.body import read_body
from cms.articles.importing.completeness import require_whole_text, squeezed
from cms.articles.importing.elements import Element
from cms.articles.importing.faults import ImportFault
from cms.articles.importing.front_matter import FrontMatter, split_front_matter
from cms.articles.importing.main_content import main_content, no_text, parse
from cms.articles.importing.markdown import markdown_to_html
from cms.articles.importing.notes import Notes
from cms.articles.importing.pictures import Pictures
from cms.articles.importing.stream import Body, body_of
from cms.articles.importing.title import shortened, take_title
from seo_checks.reading import Kind, read

REPORTED_METAS = frozenset({"author", "keywords", "robots"})
# File names that say nothing about the article.
NAMELESS = frozenset({"index", "default", "readme", "untitled", "article", "page"})


@dataclass(frozen=True)
class Article:
    """What a file says, before it becomes a page."""

    title: str
    elements: list[Element]
    text: str  # of the main content, without white space
    front_matter: FrontMatter
    notes: Notes
    name: str  # what the file's name says, if anything

    def body(self, pictures: Pictures) -> Body:
        """Return the article's blocks. Raises ImportFault where they would not hold all of its text."""
        body = body_of(self.elements, pictures, self.notes)
        require_whole_text(self.text, body.blocks)
        return body


def read_article(text: str, kind: Kind, path: PurePath) -> Article:
    """Return the article that a file's text holds. Raises ImportFault where there is none."""
    try:
        return _read(text, kind, _name_of(path))
    except RecursionError:
        raise ImportFault("Elements are nested too deep.", "Close the elements that are left open.") from None


def _read(text: str, kind: Kind, name: str) -> Article:
    front_matter, html, notes = _as_html(text, kind)
    tree = parse(html, notes)
    document = _head(tree, notes) if kind is Kind.HTML else {}
    root = main_content(tree, notes)
    document_title = document.pop("title", "")
    title = take_title(root, front_matter.text("title"), document_title, notes)
    if document_title not in {"", title}:
        document["seo_title"] = document_title
    whole = squeezed(root.text_content())
    elements = read_body(root, notes)
    if not elements:
        raise no_text()
    return Article(
        title=shortened(title or name.replace("-", " ").replace("_", " ").strip().capitalize() or "Untitled"),
        elements=elements,
        text=whole,
        front_matter=replace(front_matter, values={**document, **front_matter.values}),
        notes=notes,
        name="" if name.lower() in NAMELESS else name,
    )


def _as_html(text: str, kind: Kind) -> tuple[FrontMatter, str, Notes]:
    if kind is Kind.HTML:
        return FrontMatter(), text, Notes()
    if kind is Kind.TEXT:
        return FrontMatter(), read(text, kind).html, Notes(lambda line: None)
    front_matter, content = split_front_matter(text)
    rendered = markdown_to_html(content)
    return front_matter, rendered.html, Notes(rendered.line_of)


def _name_of(path: PurePath) -> str:
    """Return what the file is called, or its folder where the file's name is any page's name."""
    return path.parent.name if path.stem.lower() in NAMELESS else path.stem


def _head(tree: HtmlElement, notes: Notes) -> dict[str, Any]:
    """Return what the head of an HTML page says about it, by the names of front matter."""
    values = {}
    if title := " ".join((tree.findtext("head/title") or "").split()):
        values["title"] = title
    for meta in tree.iterfind("head/meta"):
        name, content = (meta.get("name") or "").lower(), (meta.get("content") or "").strip()
        if name == "description" and content:
            values["description"] = content
        elif name in REPORTED_METAS and content:
            notes.about(meta, f"left out: {name}: {content}")
    for link in tree.iterfind("head/link[@rel='canonical']"):
        notes.about(link, f"left out: canonical address {link.get('href')}")
    return values
