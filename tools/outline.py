"""`caveat outline`: pages as a screen reader or a search engine gets them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from seo_checks import Profile, UnreadableError
from seo_checks.formatters import Style
from seo_checks.formatters.cells import neutral, wrap_text
from seo_checks.formatters.text import counted
from seo_checks.page_outline import HeadText, Item, Outline, Section
from seo_checks.page_outline import outline as outline_of
from tools.configuration.profiles import Profiles
from tools.input_options import input_options
from tools.inputs import Input
from tools.pages import Wanted, find_pages, show_files
from tools.reading import read_page
from tools.terminal import complain, note, style_for, write, write_utf8

_LABEL = 13  # columns of "Description" and the blanks around it
_MOST_ADDRESS = 80  # characters of an address


@click.command()
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option(
    "--config",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The profile, for the selector of the main content and limits.  [default: as for check]",
)
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colours.")
@click.option("--width", type=click.IntRange(min=40), help="Columns of the text.  [default: the terminal's]")
@input_options
@click.pass_context
def outline(
    ctx: click.Context,
    inputs: Wanted,
    format_: str,
    config: Path | None,
    color: str,
    width: int | None,
) -> None:
    """Show pages without their looks: what their head says, the tree of headings with words, links and images.

    PATH may be a file, a folder, a pattern, an address or "-". Ends with 2 where a page cannot be read.
    """
    profile = Profiles(config).of_run()
    asked = find_pages(inputs, profile.limits, note)
    if inputs.show_files:
        ctx.exit(show_files(asked))
    pages = list(_outlines(asked.each, profile))
    read = [(name, found) for name, found in pages if found]
    if format_ == "json":
        write_utf8(json.dumps([_as_data(name, found) for name, found in read], ensure_ascii=False, indent=2) + "\n")
    else:
        style = style_for(None, color, width)
        write("\n".join("\n".join(_text(name, found, style)) + "\n" for name, found in read))
    ctx.exit(0 if len(read) == len(pages) else 2)


def _outlines(inputs: Iterable[Input], profile: Profile) -> Iterator[tuple[str, Outline | None]]:
    """The pages by name; without an outline those that cannot be read, after a complaint."""
    for page in inputs:
        if page.problem:
            complain(page.problem, page.name)
            yield page.name, None
            continue
        try:
            read = read_page(page, profile)
        except UnreadableError as error:
            complain(str(error), page.name)
            yield page.name, None
        else:
            for said in read.notes:
                note(said, page.name)
            for problem in (*read.problems, *read.document.problems):
                complain(problem, page.name)
            yield page.name, outline_of(read.document)


def _as_data(name: str, found: Outline) -> dict[str, Any]:
    return {"source": name, **found.as_data()}


def _text(name: str, found: Outline, style: Style) -> Iterator[str]:
    yield style.paint(neutral(name, style.encoding), "bold")
    yield from _labelled("Title", _head_text(found.title), style)
    yield from _labelled("Description", _head_text(found.description), style)
    yield from _labelled("Canonical", ", ".join(found.canonical) or "none", style)
    yield from _labelled("Robots", ", ".join(found.robots) or "none", style)
    yield from _labelled("Language", found.language or "none", style)
    yield from _labelled("Data", ", ".join(found.structured_data) or "none", style)
    for section in found.sections:
        yield ""
        yield from _section(section, style)


def _head_text(text: HeadText | None) -> str:
    return f"{text.text} ({counted(text.characters, 'character')}, {text.pixels:,} px)" if text else "none"


def _labelled(label: str, content: str, style: Style) -> Iterator[str]:
    for position, line in enumerate(wrap_text(content, style.width - _LABEL - 2, style.encoding)):
        yield f"  {'' if position else label:<{_LABEL}}{line}"


def _section(section: Section, style: Style) -> Iterator[str]:
    """A heading, indented by its level, and what stands under it, further in."""
    indent = "  " * max(1, section.level)
    head = f"h{section.level} {section.heading}" if section.level else "(before the first heading)"
    aside = "" if section.main else f" {style.symbols.dot} outside the main content"
    figures = f"{counted(section.words, 'word')}{aside}"
    lines = wrap_text(f"{head} {style.symbols.dot} {figures}", style.width - len(indent) - 3, style.encoding)
    for position, line in enumerate(lines):
        yield indent + ("   " if position else "") + (style.paint(line, "bold") if section.level else line)
    for item in section.items:
        if item.main:
            yield from _item(item, indent + "   ", style)
    apart = [item.what for item in section.items if not item.main]
    if apart:
        links, images = apart.count("link"), apart.count("image")
        parts = [counted(number, noun) for number, noun in ((links, "link"), (images, "image")) if number]
        yield f"{indent}   {' and '.join(parts)} outside the main content"


def _item(item: Item, indent: str, style: Style) -> Iterator[str]:
    symbols = style.symbols
    text = f"{symbols.opening}{item.text}{symbols.closing}" if item.text else "(no text)"
    address = item.address if len(item.address) <= _MOST_ADDRESS else item.address[:_MOST_ADDRESS] + symbols.ellipsis
    rel = f" [{' '.join(item.rel)}]" if item.rel else ""
    line = f"{item.what}, {item.kind}: {text} {address}{rel}"
    for position, piece in enumerate(wrap_text(line, max(20, style.width - len(indent) - 2), style.encoding)):
        yield indent + ("  " if position else "") + style.paint(piece, "dim")
