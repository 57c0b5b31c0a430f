"""Turns plain text into HTML as the engine does, except that numbered lines keep their numbers."""

import re

from seo_checks.reading import Kind, read

# A character of no script, put before the number of a line so that it is not taken for the mark of a bullet.
MARK = "\ue000"
NUMBERED = re.compile(r"^[ \t\u00a0]*(?=\d{1,2}[.)]\s)", re.MULTILINE)
TAG = re.compile(r"</?(?:p|h\d)>")
IN_A_ROW = re.compile(rf"(?:<(p|h\d)>{MARK}[^<]*</\1>\n?)+")
ITEM = re.compile(rf"{MARK}(\d+)[.)]\s+(.*)")


def plain_to_html(text: str) -> str:
    """Return the text as HTML: lines numbered from 1 on as a list, other numbers as part of the text."""
    html = read(NUMBERED.sub(MARK, text.replace(MARK, "")), Kind.TEXT).html
    return IN_A_ROW.sub(_numbered_list, html).replace(MARK, "")


def _numbered_list(blocks: re.Match[str]) -> str:
    lines = [line for line in TAG.sub("\n", blocks[0]).split("\n") if line.strip()]
    items = [ITEM.match(line) for line in lines]
    if len(items) < 2 or [item and int(item[1]) for item in items] != list(range(1, len(items) + 1)):
        return blocks[0]
    return "<ol>" + "".join(f"<li>{item[2]}</li>" for item in items if item) + "</ol>\n"
