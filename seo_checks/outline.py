"""The headings of the main content, and the text that stands under each of them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from seo_checks.document import Block, Document, Role
from seo_checks.occurrences import running_text
from seo_checks.remembering import once_per_document
from seo_checks.report import HeadingFigures

# What counts as the length of a section: lists and tables are easy to scan, and are counted apart.
_RUNNING = frozenset({Role.PARAGRAPH, Role.QUOTE})


@dataclass(frozen=True, slots=True)
class Section:
    """A heading (None: what stands before the first subheading) with the blocks under it, up to the next heading."""

    heading: Block | None
    blocks: tuple[Block, ...]

    @property
    def words(self) -> int:
        """The words of its paragraphs and quotations."""
        return sum(len(block.words) for block in self.running)

    @property
    def running(self) -> tuple[Block, ...]:
        """Its paragraphs and quotations."""
        return tuple(block for block in self.blocks if block.role in _RUNNING)


@once_per_document
def sections(document: Document) -> tuple[Section, ...]:
    """The sections of the main content. The first has no heading: it holds the h1 and what stands under it. A second h1
    begins a section, whatever it should have been."""
    found: list[tuple[Block | None, list[Block]]] = [(None, [])]
    titled = False
    for block in document.main:
        if block.role is Role.HEADING and (titled or (block.level or 1) > 1):
            found.append((block, []))
        else:
            found[-1][1].append(block)
        titled = titled or (block.role is Role.HEADING and block.level == 1)
    return tuple(Section(heading, tuple(blocks)) for heading, blocks in found)


def heading_figures(document: Document) -> tuple[HeadingFigures, ...]:
    """The headings of the main content in order, with the words below each, alternative texts apart."""
    found: list[HeadingFigures] = []
    for block in running_text(document):
        if block.role is Role.HEADING:
            found.append(HeadingFigures(block.level or 6, block.text, 0))
        elif found:
            found[-1] = replace(found[-1], words=found[-1].words + len(block.words))
    return tuple(found)


def main_headings(document: Document) -> tuple[Block, ...]:
    """The headings of the main content, h1 included."""
    return tuple(heading for heading in document.headings if heading.main)


def reads_as_text(heading: Block, stop_words: int = 8, most_words: int = 25) -> bool:
    """Whether a heading is a statement or a paragraph: more than one sentence that ends in a stop, a stop after many
    words, or no end of words."""
    count = len(heading.words)
    ends = heading.text.rstrip("”’\"')").endswith(".") and not heading.text.endswith("..")
    return count > most_words or (ends and (count >= stop_words or len(heading.sentences) > 1))
