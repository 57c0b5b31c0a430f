"""A linear reading of HTML source by the rules of the standard's tokenizer, without building a tree.

It says where each readable character and each start tag was written, and names what a parser would lose.
https://html.spec.whatwg.org/multipage/parsing.html#tokenization
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from seo_checks.source import Stream, StreamBuilder


@dataclass(frozen=True, slots=True)
class StartTag:
    """A start tag as written: its name, its offset, and for each attribute the [start, end) of the value."""

    name: str
    offset: int
    values: Mapping[str, tuple[int, int]]


class StartTags:
    """Start tags handed out by name in order, so that the nth image of a parsed page is the nth `<img` of its source.

    A parser adds `html`, `head`, `body` and `p` of its own, and drops repeated ones; no place is asked of those.
    """

    def __init__(self, tags: list[StartTag]) -> None:
        self._waiting: defaultdict[str, list[StartTag]] = defaultdict(list)
        for tag in reversed(tags):
            self._waiting[tag.name].append(tag)

    def take(self, name: str) -> StartTag | None:
        """The next start tag called `name`, or None where there are no more."""
        waiting = self._waiting.get(name)
        return waiting.pop() if waiting else None


@dataclass(slots=True)
class Scan:
    """What a linear reading of HTML source finds."""

    stream: Stream = field(default_factory=lambda: Stream.of_plain(""))
    tags: list[StartTag] = field(default_factory=list)
    ended: Counter[str] = field(default_factory=Counter)  # end tags, and tags that end themselves, by name
    most_attributes: int = 0
    damage: list[tuple[int, str]] = field(default_factory=list)  # (offset, what is wrong and how to mend it)

    def left_open(self, names: frozenset[str]) -> list[StartTag]:
        """Of each of the named elements that is begun more often than ended, the last start tag."""
        begun = [tag for tag in self.tags if tag.name in names]
        last = {tag.name: tag for tag in begun}
        counts = Counter(tag.name for tag in begun)
        return [tag for name, tag in sorted(last.items()) if counts[name] > self.ended[name]]


_MARKUP = re.compile(
    r"<(?:(?P<comment>!--)|(?P<start>[a-zA-Z][^ \t\n\r\f/>]*)|/(?P<end>[a-zA-Z][^ \t\n\r\f/>]*)|[!?]|/(?=[^a-zA-Z]))"
)
_ATTRIBUTE = re.compile(
    r"[ \t\n\r\f/]*+(?P<name>[^ \t\n\r\f/>][^ \t\n\r\f/>=]*+)(?:[ \t\n\r\f]*+=[ \t\n\r\f]*+"
    r"(?:\"(?P<double>[^\"]*+)(?P<closed>\")?|'(?P<single>[^']*+)(?P<shut>')?|(?P<bare>[^ \t\n\r\f>]*+)))?"
)
# The last group that takes part in a match tells how a value is written: an open quote lacks the group that closes it.
_VALUE_OF = MappingProxyType({"closed": "double", "shut": "single", "bare": "bare"})
_COMMENT_END = re.compile(r"--!?>")
_IN_SCRIPT = re.compile(r"<!--|-->|</?script(?=[ \t\n\r\f/>])", re.IGNORECASE)
_NO_VALUES: Mapping[str, tuple[int, int]] = MappingProxyType({})
# Elements whose content is neither markup nor text; is text but not markup; is text with entities but not markup.
_CODE = frozenset({"script", "style"})
_RAW = frozenset({"xmp", "iframe", "noembed", "noframes"})
_ESCAPABLE = frozenset({"title", "textarea"})


def scan_html(source: str) -> Scan:
    """Read HTML source once from left to right. Linear in its length, whatever it holds."""
    return _Scanner(source).scan()


@cache
def _end_tag(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}(?=[ \t\n\r\f/>])", re.IGNORECASE)


class _Inside(NamedTuple):
    """The rest of a tag after its name: where it ends and what its attributes are."""

    end: int
    values: Mapping[str, tuple[int, int]] = _NO_VALUES
    complete: bool = True
    ends_itself: bool = False


class _Scanner:
    def __init__(self, source: str) -> None:
        self.source = source
        self.builder = StreamBuilder(source)
        self.result = Scan()

    def scan(self) -> Scan:
        position, length = 0, len(self.source)
        while position < length:
            match = _MARKUP.search(self.source, position)
            self.builder.add_decoded(position, match.start() if match else length)
            position = self._after_markup(match) if match else length
        self.result.stream = self.builder.build()
        return self.result

    def _after_markup(self, match: re.Match[str]) -> int:
        if match["start"]:
            return self._after_start_tag(match)
        if match["end"]:
            self.result.ended[match["end"].lower()] += 1
            return self._inside(match).end
        if match["comment"]:
            return self._after_comment(match)
        end = self.source.find(">", match.end())
        return end + 1 if end >= 0 else self._damaged(match, f'"{match[0]}" is never closed: add ">"')

    def _after_comment(self, match: re.Match[str]) -> int:
        for abrupt in (">", "->"):
            if self.source.startswith(abrupt, match.end()):
                return match.end() + len(abrupt)
        end = _COMMENT_END.search(self.source, match.end())
        return end.end() if end else self._damaged(match, 'a comment is never closed: add "-->"')

    def _after_start_tag(self, match: re.Match[str]) -> int:
        name = match["start"].lower()
        inside = self._inside(match)
        if not inside.complete:
            return inside.end
        self.result.tags.append(StartTag(name, match.start(), inside.values))
        if inside.ends_itself:
            self.result.ended[name] += 1
        elif name == "plaintext":
            self.builder.add(inside.end, len(self.source))
            return len(self.source)
        elif name in _CODE | _RAW | _ESCAPABLE:
            return self._after_content(match, name, inside.end)
        return inside.end

    def _inside(self, match: re.Match[str]) -> _Inside:
        """What stands between a tag's name and its end; the first of equally named attributes counts."""
        values: dict[str, tuple[int, int]] = {}
        position, count = match.end(), 0
        while attribute := _ATTRIBUTE.match(self.source, position):
            position, count = attribute.end(), count + 1
            kind = attribute.lastgroup or ""
            if kind in {"double", "single"}:
                return _Inside(
                    self._damaged(match, f"in {match[0]} …> a quote is never closed: add it"), complete=False
                )
            if kind != "name":
                values.setdefault(attribute["name"].lower(), attribute.span(_VALUE_OF[kind]))
        self.result.most_attributes = max(self.result.most_attributes, count)
        end = self.source.find(">", position)
        if end < 0:
            return _Inside(self._damaged(match, f'the tag {match[0]} is never closed: add ">"'), complete=False)
        return _Inside(end + 1, values or _NO_VALUES, ends_itself=position < end and self.source[end - 1] == "/")

    def _after_content(self, match: re.Match[str], name: str, start: int) -> int:
        """The offset of the end tag of an element that holds no markup."""
        close = self._script_end(start) if name == "script" else _end_tag(name).search(self.source, start)
        end = close.start() if close else len(self.source)
        if name in _ESCAPABLE:
            self.builder.add_decoded(start, end)
        elif name in _RAW:
            self.builder.add(start, end)
        if close is None:
            self.result.ended[name] += 1  # damage enough: it is not left open as well
            self._damaged(match, f"<{name}> is never closed, so it swallows the rest of the page")
        return end

    def _script_end(self, start: int) -> re.Match[str] | None:
        """The end tag of a script, which is not one that stands in `<!-- <script> </script> -->`."""
        commented = nested = False
        position = start
        while match := _IN_SCRIPT.search(self.source, position):
            position = match.end()
            if match[0] == "<!--":
                commented, position = True, position - 2  # "<!-->" ends what it begins
            elif match[0] == "-->":
                commented = nested = False
            elif not match[0].startswith("</"):
                nested = commented
            elif nested:
                nested = False
            else:
                return match
        return None

    def _damaged(self, match: re.Match[str], message: str) -> int:
        """Note damage after which nothing of the source can be read."""
        self.result.damage.append((match.start(), message))
        return len(self.source)
