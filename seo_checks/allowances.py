"""What authors write into a page to let a wording stand: `caveat-allow`, with rules and reason, for a part or all.

- `<!-- caveat-allow RULE: reason -->` is for the block of text that it stands in, else for the next one;
- `data-caveat-allow="RULE: reason"` on an element is for all that is in it;
- `<meta name="caveat-allow" content="RULE: reason">`, or `caveat-allow` in front matter, is for the whole page.

Nothing is decided here: whether a page may let its own findings stand is for whoever audits it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bs4 import Tag
from bs4.element import Comment

from seo_checks.about import ALLOW_META
from seo_checks.document import Allowance, Block, Meta
from seo_checks.flow import attribute
from seo_checks.source import Place, Source

_ATTRIBUTE = f"data-{ALLOW_META}"
_COMMENT = re.compile(rf"\s*{ALLOW_META}\b(.*)\Z", re.DOTALL)
_WRITTEN = re.compile(rf"<!--\s*{ALLOW_META}\b")


def allowances_of_metas(metas: list[Meta]) -> list[Allowance]:
    """The allowances for a whole page."""
    return [
        Allowance(line, meta.place) for meta in metas if meta.name == ALLOW_META for line in meta.content.splitlines()
    ]


class Allowances:
    """Gathers the allowances for parts of a page, while its tree is walked."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._written = _WRITTEN.finditer(source.text)
        self._waiting: list[Allowance] = []  # for the block that ends next
        self._open: list[tuple[Tag, Allowance]] = []
        self.found: list[Allowance] = []

    def comment(self, node: Comment) -> None:
        """A comment was met."""
        match = _COMMENT.match(node)
        if match:
            written = next(self._written, None)
            place = self._source.place(written.start()) if written else None
            self._waiting.append(Allowance(match[1], place, place))

    def enter(self, tag: Tag, place: Place | None) -> None:
        """An element begins."""
        text = attribute(tag, _ATTRIBUTE)
        if text is None:
            return
        if tag.name in {"html", "body"}:
            self.found.append(Allowance(text, place))
        else:
            self._open.append((tag, Allowance(text, place, place)))

    def leave(self, tag: Tag, position: int) -> None:
        """An element ends; the text was read up to `position` of the source."""
        if self._open and self._open[-1][0] is tag:
            _, allowance = self._open.pop()
            self.found.append(replace(allowance, end=self._source.place(position)))

    def block(self, block: Block) -> None:
        """A block of text is complete."""
        if not self._waiting:
            return
        first, last = block.span(0, 1).place, block.span(len(block.text) - 1, len(block.text)).place
        for allowance in self._waiting:
            # In a block, the words before the comment are meant, too.
            start = min((place for place in (allowance.start, first) if place), default=None)
            self.found.append(replace(allowance, start=start, end=last))
        self._waiting.clear()

    def end(self) -> list[Allowance]:
        """All allowances of the page; those that no text follows are for what stands behind them."""
        return [*self.found, *self._waiting]
