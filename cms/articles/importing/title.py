"""Finds an article's title in its main content."""

from lxml.html import HtmlElement

from cms.articles.importing.inline import Style, note_lost_links, one_line, read_inline, tidy
from cms.articles.importing.lengths import longest_in_field
from cms.articles.importing.main_content import HEADINGS
from cms.articles.importing.notes import Notes

MAX_LENGTH = longest_in_field("title")


def take_title(root: HtmlElement, given: str, document_title: str, notes: Notes) -> str:
    """Return the title, and take the heading that shows it out of the content; nothing where there is none.

    It is the one given, else the first h1, else the document's, else the heading that the content begins with.
    """
    heading = next((h1 for h1 in root.iter("h1") if h1.text_content().strip()), None)
    if heading is None and not (given or document_title):
        heading = _leading_heading(root)
    if heading is None:
        return given or document_title
    text = _text(heading, notes)
    if len(text) > MAX_LENGTH:
        notes.about(heading, f"the title was too long and was cut: {text}")
    elif not given or given.casefold() == text.casefold():
        _take_out(heading)
    return given or text


def shortened(title: str) -> str:
    """Return the title as long as a page's title may be, cut between words."""
    if len(title) <= MAX_LENGTH:
        return title
    cut = title[: MAX_LENGTH - 1]
    return (cut.rpartition(" ")[0] or cut) + "…"


def _leading_heading(root: HtmlElement) -> HtmlElement | None:
    for element in root.iter():
        if element.tag in HEADINGS and element.text_content().strip():
            return element
        if (element.text or "").strip() or (element is not root and (element.tail or "").strip()):
            return None
    return None


def _text(heading: HtmlElement, notes: Notes) -> str:
    runs = tidy(read_inline(heading, Style(), notes, []))
    note_lost_links(runs, heading, notes, "the title")
    return one_line(runs)


def _take_out(heading: HtmlElement) -> None:
    """Take the heading's text away and leave its pictures."""
    for image in list(heading.iter("img")):
        image.drop_tree()
        heading.addprevious(image)
    heading.drop_tree()
