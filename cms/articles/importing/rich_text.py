"""Turns text with its styles into the HTML that the page editor itself would save."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby

from django.utils.safestring import SafeString, mark_safe
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from cms.articles.importing.elements import List, ListItem, Paragraph
from cms.articles.importing.inline import BLOCK_BREAK, Run, Runs


class RichText:
    """Writes rich text for a field with these editor features."""

    def __init__(self, features: Sequence[str]) -> None:
        self._converter = ContentstateConverter(features)

    def of(self, elements: Iterable[Paragraph | List]) -> SafeString:
        """Return paragraphs and lists as HTML.

        It goes through the editor's own conversion, there and back: what the editor does not allow cannot come
        through, and saving the page in the editor changes nothing.
        """
        html = "".join(_html(elements))
        content = self._converter.from_database_format(html)
        return mark_safe(self._converter.to_database_format(content))  # noqa: S308 - the editor's converter escapes

    def of_runs(self, runs: Runs) -> SafeString:
        """Return one paragraph as HTML, and no text as nothing."""
        return self.of([Paragraph(runs)]) if runs else SafeString("")


def _html(elements: Iterable[Paragraph | List]) -> Iterator[str]:
    """Yield the elements as HTML; to the editor, lists in a row are one row of items."""
    for kind, group in groupby(elements, key=type):
        if kind is List:
            yield from _lists(_in_one_row(item for element in group for item in element.items))
        else:
            yield from (f"<p>{_inline(paragraph.runs)}</p>" for paragraph in group)


def _in_one_row(items: Iterable[ListItem]) -> Iterator[tuple[int, str, Runs]]:
    """Give each item the depth and the kind of list that it will still have after the editor saved it.

    The editor nests by one step only. Where an item follows a list inside the item before, it looks at that inner
    list: an item of the same kind goes on with the outer list, whatever its kind; one of another kind begins a new
    list. So lists inside a numbered list are numbered too, or its own numbers would begin again after them.
    """
    kinds: list[str] = []
    for item in items:
        depth = min(item.depth, len(kinds))
        kind = "ol" if item.ordered or (depth and kinds[depth - 1] == "ol") else "ul"
        if depth < len(kinds) - 1 and kinds[-1] == kind:
            kind = kinds[depth]
        kinds[depth:] = [kind]
        yield depth, kind, item.runs


def _lists(items: Iterable[tuple[int, str, Runs]]) -> Iterator[str]:
    """Yield the tags and text of lists nested by depth."""
    open_tags: list[str] = []
    for depth, tag, runs in items:
        while len(open_tags) > depth + 1 or (len(open_tags) == depth + 1 and open_tags[-1] != tag):
            yield f"</li></{open_tags.pop()}>"
        if len(open_tags) == depth + 1:
            yield "</li>"
        else:
            open_tags.append(tag)
            yield f"<{tag}>"
        yield f"<li>{_inline(runs)}"
    while open_tags:
        yield f"</li></{open_tags.pop()}>"


def _inline(runs: Runs) -> str:
    """Return text with its links and emphasis; a link goes around all its stretches of text."""
    pieces = []
    for href, linked in groupby(runs, key=lambda run: run.style.href):
        inner = "".join(_styled(run) for run in linked)
        pieces.append(f'<a href="{escape(href)}">{inner}</a>' if href else inner)
    return "".join(pieces)


def _styled(run: Run) -> str:
    # The editor has no line breaks inside links.
    line_break = " " if run.style.href else "<br/>"
    text = escape(run.text.replace(BLOCK_BREAK, "\n"), quote=False).replace("\n", line_break)
    for tag, applies in (("sup", run.style.superscript), ("i", run.style.italic), ("b", run.style.bold)):
        if applies:
            text = f"<{tag}>{text}</{tag}>"
    return text
