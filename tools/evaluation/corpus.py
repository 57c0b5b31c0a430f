"""Reading a corpus of labelled sentences: strictly, because a half-read corpus gives wrong figures.

A corpus is a file of JSON lines in UTF-8, one sentence each. Keys that are not listed here are notes, and ignored.

| key        |          | value                                                                                        |
|------------|----------|----------------------------------------------------------------------------------------------|
| `id`       | required | a name of its own among all sentences that are measured together                             |
| `text`     | required | the sentence, heading or list item as it stands on the page                                  |
| `flag`     | required | `must` (needs a change), `should` (a person looks), `no`, or `either` (never counted)        |
| `category` | required | list of names for the kind of claim; empty where there is none                               |
| `span`     | required | `[start, end)` of the words in `text` that carry the problem; null for the whole sentence    |
| `site`     | optional | where it comes from; figures are given, and intervals computed, by site                      |
| `group`    | optional | `clinic`, or `sober` or `other` for text that sells nothing: false alarms are counted there  |
| `page`     | optional | the page of the site; sentences that share it are audited as one page                        |
| `doc`      | optional | the same for text that comes from no site                                                    |
| `title`    | optional | the title of that page                                                                       |
| `order`    | optional | a whole number: its place on the page; for all sentences of the page or none (then as given) |
| `block`    | optional | neighbours that share it share a paragraph; without it, a sentence has one of its own        |
| `role`     | optional | `paragraph`, or another of `labels.ROLES`                                                    |

Names may be strings or whole numbers. Messages never repeat what a line holds, so that closed text stays closed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from seo_checks import CaveatError
from tools.evaluation.labels import GROUPS, ROLES, Flag, Labelled

_REQUIRED = ("id", "text", "flag", "category", "span")


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line of a corpus that cannot be used, and why."""

    file: str
    line: int
    cause: str


class CorpusError(CaveatError):
    """A corpus with lines that cannot be used; nothing of it is measured."""

    def __init__(self, bad_lines: Sequence[BadLine]) -> None:
        super().__init__(
            f"{len(bad_lines):,} lines of the corpus cannot be used.", "Correct them; nothing was measured."
        )
        self.bad_lines = tuple(bad_lines)


class _Malformed(ValueError):
    """What is wrong with a line."""


@dataclass(frozen=True, slots=True)
class _Entry:
    file: str
    line: int
    sentence: Labelled

    @property
    def where(self) -> str:
        return f"{self.file}:{self.line}"


def read_corpora(paths: Iterable[Path]) -> tuple[Labelled, ...]:
    """The sentences of all files, in their order. Raises CorpusError with every line that cannot be used."""
    entries: list[_Entry] = []
    bad: list[BadLine] = []
    for path in paths:
        name = path.as_posix()
        for number, line in enumerate(_read(path).split(b"\n"), start=1):
            if not line.strip():
                continue
            try:
                entries.append(_Entry(name, number, _labelled(line)))
            except _Malformed as malformed:
                bad.append(BadLine(name, number, str(malformed)))
    bad.extend(_contradictions(entries))
    if bad:
        raise CorpusError(bad)
    if not entries:
        raise CaveatError("The corpus holds no sentence.", "Give JSON lines with id, text, flag, category and span.")
    return tuple(entry.sentence for entry in entries)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes().removeprefix(b"\xef\xbb\xbf")
    except OSError as error:
        raise CaveatError(f"{path} cannot be read: {error.strerror}.", "Check the path.") from None


def _labelled(line: bytes) -> Labelled:
    try:
        data = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        raise _Malformed("it is not valid UTF-8") from None
    except json.JSONDecodeError as error:
        raise _Malformed(f"it is not JSON: {error.msg} at column {error.colno}") from None
    except (ValueError, RecursionError):
        raise _Malformed("it is not JSON that can be read: a number is too long, or it is nested too deep") from None
    if not isinstance(data, dict):
        raise _Malformed("it is not an object with keys")
    missing = [key for key in _REQUIRED if key not in data]
    if missing:
        raise _Malformed(f"{', '.join(missing)} missing")
    return _from_data(data)


def _from_data(data: dict[str, Any]) -> Labelled:
    text = data["text"]
    if not isinstance(text, str) or not text.strip():
        raise _Malformed("text must be a string with something in it")
    if (identity := _name(data, "id")) is None:
        raise _Malformed("id must not be null")
    return Labelled(
        id=identity,
        text=text,
        flag=Flag(_one_of(data, "flag", tuple(Flag), "")),
        categories=_categories(data["category"]),
        span=_span(data["span"], text),
        site=_name(data, "site"),
        group=_one_of(data, "group", GROUPS, "") or None,
        page=_name(data, "page"),
        doc=_name(data, "doc"),
        title=_name(data, "title"),
        block=_name(data, "block"),
        role=_one_of(data, "role", ROLES, "paragraph"),
        order=_order(data.get("order")),
    )


def _name(data: dict[str, Any], key: str) -> str | None:
    value = data.get(key)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, (str, int)) or not str(value).strip():
        raise _Malformed(f"{key} must be a string with something in it, or a whole number")
    return str(value)


def _one_of(data: dict[str, Any], key: str, known: Sequence[str], default: str) -> str:
    value = data.get(key)
    if value is None and key not in _REQUIRED:
        return default
    # The engine spells its roles with hyphens.
    plain = value.replace("-", " ") if isinstance(value, str) else ""
    if plain not in known:
        raise _Malformed(f"{key} must be one of {', '.join(known)}")
    return plain


def _categories(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(name, str) and name.strip() for name in value):
        raise _Malformed("category must be a list of strings")
    return tuple(dict.fromkeys(value))


def _span(value: Any, text: str) -> tuple[int, int] | None:
    if value is None:
        return None
    if not isinstance(value, list) or [type(offset) for offset in value] != [int, int]:
        raise _Malformed("span must be a list of two whole numbers, or null")
    start, end = value
    if not 0 <= start < end <= len(text):
        raise _Malformed(f"span [{start}, {end}] lies outside the text, which has {len(text)} characters, or is empty")
    return start, end


def _order(value: Any) -> int | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int):
        raise _Malformed("order must be a whole number")
    return value


def _contradictions(entries: Iterable[_Entry]) -> Iterator[BadLine]:
    """What only shows between lines: an id or a place given twice, a page with two titles or half an order."""
    ids: dict[str, _Entry] = {}
    pages: dict[tuple[str, ...], _Entry] = {}
    titles: dict[tuple[str, ...], _Entry] = {}
    places: dict[tuple[tuple[str, ...], int], _Entry] = {}
    for entry in entries:
        sentence, key = entry.sentence, entry.sentence.page_key
        if (first := ids.setdefault(sentence.id, entry)) is not entry:
            yield _bad(entry, f"the id is that of {first.where}")
        if key is None:
            continue
        first = pages.setdefault(key, entry)
        if (first.sentence.order is None) != (sentence.order is None):
            yield _bad(entry, f"of its page, only some sentences have an order: compare {first.where}")
        if sentence.order is not None and (first := places.setdefault((key, sentence.order), entry)) is not entry:
            yield _bad(entry, f"page and order are those of {first.where}")
        if sentence.title is not None and titles.setdefault(key, entry).sentence.title != sentence.title:
            yield _bad(entry, f"the title of its page is another than in {titles[key].where}")


def _bad(entry: _Entry, cause: str) -> BadLine:
    return BadLine(entry.file, entry.line, cause)
