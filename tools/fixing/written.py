"""The source of a page as its file holds it, and where in it a stretch of text was written."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from seo_checks import Block, Kind, decode, kind_of
from seo_checks.formatters.marked_down import escaped
from seo_checks.reading import encoding_of, guessed_encoding
from tools.inputs import Input
from tools.templates import is_template, template_kind

# What site generators read in a text, and CommonMark and HTML do not: the fences of directives, tags of templates.
_MARKS = re.compile(r":::|\{\{|\{%|\{#|%\}|\}\}")


@dataclass(frozen=True, slots=True)
class Written:
    """A page's text, its encoding and its format. `as_bytes` gives back the file byte for byte."""

    text: str
    encoding: str
    kind: Kind

    @classmethod
    def of(cls, page: Input, data: bytes) -> Written | None:
        """The text in the bytes of a page; None where it could not be written back as it was."""
        guessed = guessed_encoding(data)
        text, problems = decode(data, guessed)
        kind = template_kind(page.name) if is_template(page.name) else kind_of(page.name, text)
        written = cls(text, encoding_of(data, guessed), kind)
        return written if not problems and written.as_bytes() == data else None

    def as_bytes(self) -> bytes:
        """The file. In HTML, what the encoding lacks is written as a character reference; elsewhere it is an error."""
        return self.text.encode(self.encoding, "xmlcharrefreplace" if self.kind is Kind.HTML else "strict")

    def with_words(self, start: int, end: int, words: str) -> Iterator[Written]:
        """The page with other words in the place of [start, end): written in each way that its format may need."""
        if self.kind is Kind.HTML:
            forms = [html.escape(words, quote=False), html.escape(words)]
        else:
            forms = [words, escaped(words)]
        for form in dict.fromkeys(forms):
            yield replace(self, text=self.text[:start] + form + self.text[end:])


def plain_range(block: Block, start: int, end: int, text: str) -> tuple[int, int] | None:
    """The [start, end) of the source that holds these characters of a block, and nothing else: no tag, no mark.

    None where there is no such stretch. `text` is the source as its file holds it, template tags included.
    """
    starts, ends = block.starts[start:end], block.ends[start:end]
    if not starts or min(starts) < 0:
        return None
    for before, (begin, after) in enumerate(zip(starts[1:], ends[:-1], strict=True)):
        of_one_reference = begin == starts[before]
        if not of_one_reference and text[after:begin].strip():
            return None
    source = text[starts[0] : ends[-1]]
    is_plain = source == block.source.text[starts[0] : ends[-1]] and not _MARKS.search(source)
    return (starts[0], ends[-1]) if is_plain else None
