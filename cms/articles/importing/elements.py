"""What an article is made of, between the source it is read from and the blocks it becomes."""

from dataclasses import dataclass

from cms.articles.importing.inline import Runs


@dataclass(frozen=True)
class Paragraph:
    """Running text."""

    runs: Runs


@dataclass(frozen=True)
class Heading:
    """A heading, of level 1 to 6 as written."""

    text: str
    level: int


@dataclass(frozen=True)
class ListItem:
    """An item of a list, and how deep it stands in lists within lists, from 0."""

    runs: Runs
    depth: int
    ordered: bool


@dataclass(frozen=True)
class List:
    """A list with the lists inside it, as one row of items."""

    items: tuple[ListItem, ...]


@dataclass(frozen=True)
class Quote:
    """Words of somebody else."""

    text: str
    attribution: str


@dataclass(frozen=True)
class Picture:
    """A picture by its address; None for a description that was never written."""

    address: str
    alt: str | None
    caption: str = ""
    line: int | None = None


@dataclass(frozen=True)
class Table:
    """A table; empty headings where the source has no header row."""

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Runs, ...], ...]


Prose = tuple[Paragraph | List, ...]


@dataclass(frozen=True)
class CallOut:
    """A titled box of one of the kinds that articles have."""

    kind: str
    title: str
    content: Prose


@dataclass(frozen=True)
class Question:
    """A question with its answer."""

    text: str
    answer: Prose


@dataclass(frozen=True)
class Faq:
    """Questions and answers."""

    title: str
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Testimonial:
    """A patient's words."""

    text: str
    name: str
    detail: str


Element = Paragraph | Heading | List | Quote | Picture | Table | CallOut | Faq | Testimonial
