"""XML written so that every reader takes it: characters that it may hold, indented, in UTF-8."""

from __future__ import annotations

from xml.etree import ElementTree

from seo_checks.formatters.cells import neutral


def in_xml(text: str) -> str:
    """`text` without what XML may not hold or a terminal would obey, each line for itself."""
    return "\n".join(neutral(line) for line in text.split("\n"))


def as_xml(root: ElementTree.Element) -> str:
    """The document, with its declaration."""
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'
