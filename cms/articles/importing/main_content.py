"""Finds the main content of a page and takes out of it what no article can hold, each with a note.

What counts as main content, and as hidden, is what the audit engine counts.
"""

import re

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from cms.articles.importing.completeness import require_whole_tree
from cms.articles.importing.faults import ImportFault
from cms.articles.importing.inline import BLOCKS
from cms.articles.importing.notes import Notes, excerpt
from seo_checks.reading import Kind, read

MAX_DEPTH = 400
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
LEFT_OUT = frozenset(
    "audio base button canvas datalist embed iframe input link map math meta meter nav noscript object progress script "
    "select style svg template textarea video".split()
)
# In these, a header or footer is that of a part, not of the page.
SECTIONING = frozenset({"article", "section", "blockquote", "figure"})
PAGE_PARTS = frozenset({"header", "footer", "search"})
PAGE_ROLES = frozenset({"banner", "complementary", "contentinfo", "search"})
OF_THE_HEAD = frozenset({"base", "link", "meta", "noscript", "script", "style", "template", "title"})
HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
MEANINGFUL_STYLE = re.compile(
    r"(?:font-weight|font-style|text-decoration|text-decoration-line|text-transform|vertical-align|color|"
    r"background|background-color)\s*:[^;]*",
    re.IGNORECASE,
)


def parse(html: str, notes: Notes) -> HtmlElement:
    """Return the page as a tree. Raises ImportFault where the parser does not get all of its text."""
    scan = read(html, Kind.HTML).scan
    parser = HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        # As bytes, because lxml refuses text that declares an encoding.
        tree = document_fromstring(html.replace("\0", "\ufffd").encode(), parser=parser)
    except etree.ParserError:
        raise no_text() from None
    if _depth(tree) > MAX_DEPTH:
        raise ImportFault(f"Elements are nested more than {MAX_DEPTH} deep.", "Close the elements that are left open.")
    require_whole_tree(tree, scan.stream.text)
    _open_body(tree)
    for offset, message in scan.damage:
        notes.add(message, notes.source_line(html.count("\n", 0, offset) + 1))
    return tree


def _open_body(tree: HtmlElement) -> None:
    """Move what the parser left in the head into the body, where browsers begin it with the first such element."""
    head, body = tree.find("head"), tree.find("body")
    if body is None:
        body = tree.makeelement("body")
        tree.append(body)
    children = list(head) if head is not None else []
    while children and (not isinstance(children[0].tag, str) or children[0].tag in OF_THE_HEAD):
        children.pop(0)
    if children:
        children[-1].tail = (children[-1].tail or "") + (body.text or "")
        body.text = None
        body[:0] = children


def no_text() -> ImportFault:
    """Return what is wrong with a file that says nothing."""
    return ImportFault("There is no article text in the file.", "Put text below the title, or in <main>.")


def _depth(tree: HtmlElement) -> int:
    depth = deepest = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def main_content(tree: HtmlElement, notes: Notes) -> HtmlElement:
    """Return the element that holds the article, without what no article can hold."""
    body = tree.find("body")
    root = _root(body)
    if root is not body:
        _note_outside(root, body, notes)
    _prune(root, notes, whole_body=root is body)
    return root


def _root(body: HtmlElement) -> HtmlElement:
    main = body.xpath("(.//main | .//*[@role='main'])[1]")
    articles = body.xpath(".//article")
    if main:
        return main[0]
    return articles[0] if len(articles) == 1 else body


def _note_outside(root: HtmlElement, body: HtmlElement, notes: Notes) -> None:
    """Note every part of the page that holds text or pictures and lies outside the main content."""
    way = [root, *root.iterancestors()]
    for element in reversed(way[1 : way.index(body) + 1]):
        if (element.text or "").strip():
            notes.about(element, f"outside the main content: {excerpt(element.text)}")
        for child in element:
            if child not in way and isinstance(child.tag, str) and child.tag not in {"script", "style"}:
                said = excerpt(child.text_content())
                if said or child.xpath("boolean(.//img | self::img)"):
                    notes.about(child, f"outside the main content: {_described(child)}")
            if (child.tail or "").strip():
                notes.about(child, f"outside the main content: {excerpt(child.tail)}")


def _prune(element: HtmlElement, notes: Notes, whole_body: bool, in_section: bool = False) -> None:
    """Take out what no article can hold and, where the whole body is the content, what belongs to the page around."""
    in_section = in_section or element.tag in SECTIONING
    for child in list(element):
        if _stays(child) and not (whole_body and _is_page_part(child, in_section)):
            _note_style(child, notes)
            _prune(child, notes, whole_body, in_section)
        else:
            notes.about(child, f"left out: {_described(child)}")
            _take_out(child)


def _take_out(element: HtmlElement) -> None:
    """Take an element out of the text; the words on both sides of a block do not become one."""
    if element.tag in BLOCKS and not _is_hidden(element):
        element.clear(keep_tail=True)
        element.tag = "div"
    else:
        element.drop_tree()


def _stays(element: HtmlElement) -> bool:
    tag = element.tag
    if tag in LEFT_OUT or not isinstance(tag, str):
        return False
    if tag == "form":
        return any(heading.text_content().strip() for heading in element.iter(*HEADINGS))
    return element.get("role") != "navigation" and not _is_hidden(element)


def _is_page_part(element: HtmlElement, in_section: bool) -> bool:
    if element.tag == "aside" or element.get("role") in PAGE_ROLES:
        return True
    return element.tag in PAGE_PARTS and not in_section


def _is_hidden(element: HtmlElement) -> bool:
    if "hidden" in element.attrib or (element.tag == "dialog" and "open" not in element.attrib):
        return True
    return bool(HIDING.search(element.get("style") or ""))


def _described(element: HtmlElement) -> str:
    """Return what an element is, where it points, and how its text begins."""
    if element.tag is etree.Comment:
        return f"comment {excerpt(element.text or '')}".strip()
    if not isinstance(element.tag, str):
        return f"instruction {excerpt(etree.tostring(element, encoding='unicode', with_tail=False))}"
    hidden = "hidden " if _is_hidden(element) else ""
    addresses = element.xpath("@src | @data | @href | @action | @content | .//@src | .//@data")
    parts = (f"{hidden}<{element.tag}>", addresses[0] if addresses else "", excerpt(element.text_content()))
    return " ".join(part for part in parts if part)


def _note_style(element: HtmlElement, notes: Notes) -> None:
    for declaration in MEANINGFUL_STYLE.findall(element.get("style") or ""):
        notes.about(element, f"inline style left out: {' '.join(declaration.split())}")
