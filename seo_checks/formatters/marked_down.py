"""Text put into Markdown so that it stays text."""

from __future__ import annotations

import re

from seo_checks.formatters.cells import neutral

# What is markup anywhere in a line, addresses that some renderers turn into links, and what is markup as its beginning.
_SPECIAL = re.compile(r"[\\`*_\[\]<>|~&{}$#@!]|:(?=//)|(?<=www)\.|^(?:[-+=]|\d+(?=[.)]))")


def escaped(text: str) -> str:
    """`text` on one line, with nothing in it that Markdown, HTML or a terminal would obey."""
    return _SPECIAL.sub(_escape, neutral(text).strip())


def _escape(match: re.Match[str]) -> str:
    # A number that would begin a list: its first digit as an entity, since a digit cannot be escaped otherwise.
    return f"&#{ord(match[0][0])};{match[0][1:]}" if match[0][0].isdigit() else f"\\{match[0]}"


def link(text: str, address: str) -> str:
    """A link where the address is one of the web and safe (https), else the text alone."""
    if not address.startswith("https://"):
        return escaped(text)
    target = "".join(char if char not in "<>\\ \n" else f"%{ord(char):02X}" for char in neutral(address))
    return f"[{escaped(text)}](<{target}>)"
