"""A labelled sentence, as one line of a corpus describes it. The format is described in `corpus`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from seo_checks.text import word_spans

GROUPS = ("clinic", "sober", "other")
# Text that sells nothing: what is flagged there tells how often Caveat cries wolf.
SOBER_GROUPS = frozenset({"sober", "other"})
ROLES = (
    "title", "meta description", "heading", "paragraph", "list item", "definition", "quote", "table cell", "caption",
    "alt text",
)  # fmt: skip


class Flag(StrEnum):
    """What a reviewer would do about a sentence: change it, look at it, nothing; `either` is never counted."""

    MUST = "must"
    SHOULD = "should"
    NO = "no"
    EITHER = "either"


@dataclass(frozen=True)
class Labelled:
    """A sentence with its label. `span` is the [start, end) that carries the problem; None means all of it."""

    id: str
    text: str
    flag: Flag
    categories: tuple[str, ...] = ()
    span: tuple[int, int] | None = None
    site: str | None = None
    group: str | None = None
    page: str | None = None
    doc: str | None = None
    title: str | None = None
    block: str | None = None
    role: str = "paragraph"
    order: int | None = None

    @property
    def page_key(self) -> tuple[str, ...] | None:
        """What the sentences of one page have in common; None for a sentence that stands alone."""
        if self.page is not None:
            return ("page", self.site or "", self.page)
        return ("doc", self.site or "", self.doc) if self.doc is not None else None

    @property
    def page_name(self) -> str:
        """The page as a message names it."""
        return self.page or self.doc or self.id

    @property
    def is_claim(self) -> bool:
        """Whether a rule should find it."""
        return self.flag in {Flag.MUST, Flag.SHOULD}

    @cached_property
    def words(self) -> tuple[tuple[int, int], ...]:
        """Its words as [start, end) offsets."""
        return tuple(word_spans(self.text))
