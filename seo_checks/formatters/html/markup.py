"""HTML put together so that what is not markup is escaped."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

# Control characters, and what reorders the text that is read after it.
_OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


def fill(template: str, *values: object, **named: object) -> Markup:
    """The template, as `str.format` fills it, with all values escaped that are no Markup."""
    return Markup(template.format(*map(escaped, values), **{name: escaped(value) for name, value in named.items()}))


def joined(parts: Iterable[object], between: str = "") -> Markup:
    """The parts after each other, those escaped that are no Markup."""
    return Markup(between.join(escaped(part) for part in parts))


def escaped(value: object) -> Markup:
    """A value as HTML shows it as text."""
    if isinstance(value, Markup):
        return value
    return Markup(html.escape(_OBEYED.sub("\ufffd", str(value))))


def link(text: str, address: str) -> Markup:
    """A link where the address is one of the web and safe (https), else the text alone."""
    if not address.startswith("https://"):
        return escaped(text)
    return fill('<a href="{}" rel="noopener noreferrer">{}</a>', address, text)


def table(name: str, caption: str, headings: Iterable[object], rows: Iterable[Iterable[Markup]]) -> Markup:
    """A table in a box that scrolls where the screen is narrow; each row begins with its heading."""
    return fill(
        '<div class="scroll" role="region" aria-labelledby="{name}" tabindex="0"><table>'
        '<caption id="{name}">{caption}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>\n',
        name=name,
        caption=caption,
        head=joined(fill('<th scope="col">{}</th>', heading) for heading in headings),
        body=joined(fill("<tr>{}</tr>\n", joined(row)) for row in rows),
    )


def row_heading(content: object) -> Markup:
    """The first cell of a row."""
    return fill('<th scope="row">{}</th>', content)


def number(value: int) -> Markup:
    """A cell with a number."""
    return fill('<td class="number">{}</td>', f"{value:,}")
