"""What a page shows its readers, in the forms that statements of structured data are compared with."""

from __future__ import annotations

import html
import re
from functools import cached_property
from types import MappingProxyType

from seo_checks.dates import WrittenDate, dates_in
from seo_checks.document import Block, Document, Role
from seo_checks.names import core_name, folded_words, words_of_folded
from seo_checks.remembering import once_per_document
from seo_checks.text import fold

_TAG = re.compile(r"<[^<>]*>")
_FIGURES = re.compile(r"\d\d[\d ().\-/]\d")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_TELEPHONE = re.compile(r"(?<![\d.])\+?\(?\d[\d ().\-/]{5,22}\d")
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")
_WAYS_TO_WRITE = MappingProxyType({
    "street": "st", "road": "rd", "avenue": "ave", "av": "ave", "lane": "ln", "drive": "dr", "court": "ct",
    "place": "pl", "square": "sq", "suite": "ste", "boulevard": "blvd", "highway": "hwy", "floor": "fl",
    "apartment": "apt", "saint": "st", "north": "n", "south": "s", "east": "e", "west": "w",
})  # fmt: skip
_SIGNIFICANT_DIGITS = 8  # of a telephone number: what stands before them depends on where one calls from


class Shown:
    """The text of the whole page, header and footer included; what inline styles hide until it is opened, too."""

    def __init__(self, document: Document) -> None:
        self._document = document

    @cached_property
    def _blocks(self) -> list[Block]:
        return [
            block for block in self._document.blocks if block.role not in {Role.META_DESCRIPTION, Role.STRUCTURED_DATA}
        ]

    @cached_property
    def _with_figures(self) -> list[str]:
        """The texts that have a number of some length in them."""
        texts = [*(block.text for block in self._blocks), *(hidden.text for hidden in self._document.hidden_texts)]
        return [text for text in texts if _FIGURES.search(text)]

    @cached_property
    def _words(self) -> list[str]:
        folded = [block.folded for block in self._blocks]
        return words_of_folded("\n".join([*folded, *(fold(hidden.text) for hidden in self._document.hidden_texts)]))

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        return frozenset(self._words)

    @cached_property
    def _running(self) -> str:
        return f" {' '.join(self._words)} "

    @cached_property
    def _addresses(self) -> str:
        return f" {' '.join(_WAYS_TO_WRITE.get(word, word) for word in self._words)} "

    @cached_property
    def dates(self) -> list[WrittenDate]:
        """The dates on the page, those of two readings in both."""
        return [found for text in self._with_figures for found in dates_in(text, either_reading=True)]

    @cached_property
    def _numbers(self) -> frozenset[str]:
        return frozenset(_number(found) for block in self._blocks for found in _NUMBER.findall(block.text))

    @cached_property
    def telephones(self) -> list[str]:
        """The numbers on the page that could be dialled, as written; then those behind links."""
        written = [found for text in self._with_figures for found in _TELEPHONE.findall(text)]
        linked = (link.href[4:] for link in self._document.links if link.href[:4].lower() == "tel:")
        return [found for found in (*written, *linked) if len(_digits(found)) >= _SIGNIFICANT_DIGITS]

    @cached_property
    def postcodes(self) -> list[str]:
        """The British postcodes on the page."""
        return [found for block in self._blocks for found in _POSTCODE.findall(block.text)]

    def has(self, text: str) -> bool:
        """Whether the page shows a text, whatever its punctuation, accents, white space and case."""
        words = folded_words(plain(text))
        return self._has(words)

    def has_start_and_end(self, text: str, words: int) -> bool:
        """Whether the page shows the first and the last words of a text: it may be cut, or have links between."""
        found = folded_words(plain(text))
        return self._has(found[:words]) and self._has(found[-words:])

    def has_person(self, name: str) -> bool:
        """Whether the page shows a person's name, with or without titles, middle names and letters after it."""
        core = core_name(plain(name))
        if self.has(name) or self._has(core):
            return True
        if len(core) < 2 or not {core[-1]} <= self._vocabulary:
            return False
        first, last = core[0], core[-1]
        pattern = rf" (?:{first}|{first[0]})(?: [^ ]+)? {last} | (?:dr|prof|professor|mr|mrs|ms|miss) {last} "
        return bool(re.search(pattern, self._running))

    def has_number(self, value: str) -> bool:
        """Whether the page shows a number, as "4.8", "4,8" or "1,204"."""
        return not _NUMBER.fullmatch(value.strip()) or _number(value.strip()) in self._numbers

    def has_telephone(self, value: str) -> bool:
        """Whether the page shows a telephone number, or links to it, from wherever it is to be called."""
        wanted = _digits(value)[-_SIGNIFICANT_DIGITS:]
        return len(wanted) < _SIGNIFICANT_DIGITS - 2 or any(
            _digits(found).endswith(wanted) for found in self.telephones
        )

    def has_address(self, value: str) -> bool:
        """Whether the page shows each part of an address, "St" for "Street" and the like."""
        parts = [folded_words(part) for part in re.split(r"[,;\n]", plain(value))]
        spaceless = self._running.replace(" ", "")
        for part in parts:
            written = f" {' '.join(_WAYS_TO_WRITE.get(word, word) for word in part)} "
            if part and written not in self._addresses and not (_is_code(part) and "".join(part) in spaceless):
                return False
        return True

    def _has(self, words: list[str]) -> bool:
        # Most of what is not there has a word that is not there, which is found out sooner.
        return not words or (self._vocabulary.issuperset(words) and f" {' '.join(words)} " in self._running)


@once_per_document
def shown(document: Document) -> Shown:
    """What the page shows."""
    return Shown(document)


def plain(text: str) -> str:
    """The text of a value that may be HTML."""
    return html.unescape(_TAG.sub(" ", text)) if "<" in text or "&" in text else text


def _is_code(words: list[str]) -> bool:
    return any(char.isdigit() for char in "".join(words)) and len("".join(words)) >= 5


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def _number(text: str) -> str:
    """A number in one form: without separators of thousands, with a point, without zeros at the end of a fraction."""
    whole, mark, fraction = text.replace(",", ".").rpartition(".")
    if not mark or len(fraction) == 3:  # "1,204"
        return text.replace(",", "").replace(".", "").lstrip("0") or "0"
    return f"{whole.replace('.', '').lstrip('0') or '0'}.{fraction.rstrip('0')}".rstrip(".")
