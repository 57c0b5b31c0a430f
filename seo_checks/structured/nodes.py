"""The nodes of a page's structured data, whatever syntax they are written in: types, properties, place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from seo_checks.document import Document, StructuredData
from seo_checks.remembering import once_per_document
from seo_checks.source import Place
from seo_checks.structured.vocabulary import Kind, kinds_of

_SCHEMA_ORG = re.compile(r"(?:https?:)?//(?:www\.)?schema\.org(?:/|\Z)|schema:", re.IGNORECASE)
_MOST_TYPES = 20  # of one node: more are a mistake or an attack
_ABSOLUTE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class Node:
    """A thing that structured data describes. Nodes with one @id are one; they may lead round in circles.

    `types` and the names of `properties` have no prefix where they are schema.org's. `root`: it stands on its own or in
    a @graph, not as the value of a property. `declared` is False for what is only referred to.
    """

    identity: str
    place: Place | None
    syntax: str
    types: list[str]
    properties: dict[str, list[Value]]
    root: bool = False
    typed: bool = True  # its types are well formed: text, and at least one
    declared: bool = True

    @property
    def label(self) -> str:
        """What to call it in a message: its first type."""
        return self.types[0] if self.types else "thing without a type"

    def is_a(self, kind: Kind) -> bool:
        """Whether one of its types is of a kind."""
        return any(kind in kinds_of(name) for name in self.types)

    def has(self, *names: str) -> bool:
        """Whether one of the properties has a value."""
        values = (value for name in names for value in self.properties.get(name, ()))
        return any(not isinstance(value, str) or value.strip() for value in values)

    def texts(self, *names: str) -> list[str]:
        """The values of the properties that are text or numbers, as text."""
        values = (value for name in names for value in self.properties.get(name, ()))
        return [text for value in values if not isinstance(value, Node) and (text := _as_text(value))]

    def text(self, *names: str) -> str:
        """The first such value, or ""."""
        return next(iter(self.texts(*names)), "")

    def nodes(self, *names: str) -> list[Node]:
        """The values of the properties that are nodes."""
        return [value for name in names for value in self.properties.get(name, ()) if isinstance(value, Node)]

    def named(self, *names: str) -> list[str]:
        """The values of the properties as names: text as it is, of a node its name."""
        values = (value for name in names for value in self.properties.get(name, ()))
        found = (value.text("name") if isinstance(value, Node) else _as_text(value) for value in values)
        return [name for name in found if name]


Value: TypeAlias = Node | str | int | float | bool


@once_per_document
def graph(document: Document) -> tuple[Node, ...]:
    """All schema.org nodes that the page describes, in order; nested ones after the one that holds them."""
    reader = _Reader()
    for data in document.structured_data:
        if data.error is None:
            reader.read(data)
    return reader.finished()


def items(value: Any) -> Iterator[dict[str, Any]]:
    """The objects of a JSON-LD value that stand on their own: it, or those of an array."""
    waiting = [value]
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting.extend(reversed(value))
        elif isinstance(value, dict):
            yield value


def knows_schema_org(context: Any) -> bool:
    """Whether a @context makes the words of schema.org known."""
    return any(bool(_SCHEMA_ORG.match(address)) for address in context_addresses(context))


def context_addresses(context: Any) -> Iterator[str]:
    """The addresses of vocabularies that a @context names, those of prefixes included."""
    waiting = [context]
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting.extend(reversed(value))
        elif isinstance(value, dict):
            waiting.extend(entry for entry in reversed(value.values()) if isinstance(entry, str))
        elif isinstance(value, str):
            yield value.strip()


def local(name: str) -> str:
    """A name without the prefix of schema.org; a name of another vocabulary as it is."""
    match = _SCHEMA_ORG.match(name)
    return name[match.end() :].strip("/ ") if match else name.strip()


def is_foreign(name: str) -> bool:
    """Whether a type is of another vocabulary than schema.org's."""
    return bool(_ABSOLUTE.match(name.strip())) and not _SCHEMA_ORG.match(name.strip())


class _Reader:
    """Reads values with a stack of its own, because they may be nested deeper than Python's calls."""

    def __init__(self) -> None:
        self._found: list[Node] = []
        self._by_identity: dict[str, Node] = {}
        self._references: list[tuple[list[Value], int, str]] = []

    def read(self, data: StructuredData) -> None:
        roots: list[Value] = []
        waiting: list[tuple[Any, list[Value], bool]] = []
        for item in items(data.value):
            if data.syntax == "json-ld" and not _speaks_schema_org(item):
                continue
            waiting.append((item, roots, True))
        waiting.reverse()
        while waiting:
            value, into, root = waiting.pop()
            if isinstance(value, list):
                waiting.extend((entry, into, root) for entry in reversed(value))
            elif isinstance(value, dict):
                waiting.extend(self._object(value, into, root, data))
            elif value is not None and not root:
                into.append(value)

    def finished(self) -> tuple[Node, ...]:
        """The nodes, with all references in place."""
        for into, index, identity in self._references:
            known = self._by_identity.get(identity)
            into[index] = known or Node(identity, None, "json-ld", [], {}, declared=False)
        return tuple(self._found)

    def _object(
        self, value: dict[str, Any], into: list[Value], root: bool, data: StructuredData
    ) -> list[tuple[Any, list[Value], bool]]:
        """Take an object in; what it holds is still to be read."""
        for container in ("@value", "@list", "@set"):
            if container in value:
                return [(value[container], into, root)]
        waiting: list[tuple[Any, list[Value], bool]] = []
        if "@graph" in value:
            waiting.append((value["@graph"], [], True))
        identity = value["@id"].strip() if isinstance(value.get("@id"), str) else ""
        if set(value) <= {"@id", "@context", "@graph"}:
            if identity and not root:
                self._references.append((into, len(into), identity))
                into.append(identity)
            return waiting
        written = [entry for entry in _listed(value.get("@type")) if isinstance(entry, str)]
        if written and all(is_foreign(name) for name in written):
            return waiting
        node = self._node(identity, value, root, data)
        into.append(node)
        held = [
            (entry, node.properties.setdefault(local(name), []), False)
            for name, entry in value.items()
            if not name.startswith("@")
        ]
        return [*waiting, *reversed(held)]

    def _node(self, identity: str, value: dict[str, Any], root: bool, data: StructuredData) -> Node:
        known = self._by_identity.get(identity) if identity else None
        written = list(_listed(value.get("@type")))
        types = [local(name) for name in written if isinstance(name, str) and not is_foreign(name)]
        if known:
            if len(known.types) < _MOST_TYPES:
                known.types.extend(name for name in types if name not in known.types)
            return known
        well_formed = bool(written) and all(isinstance(name, str) and name.strip() for name in written)
        node = Node(identity, data.place, data.syntax, types, {}, root, well_formed)
        self._found.append(node)
        if identity:
            self._by_identity[identity] = node
        return node


def _speaks_schema_org(item: dict[str, Any]) -> bool:
    if "@context" in item:
        return knows_schema_org(item["@context"])
    return any(isinstance(name, str) and _SCHEMA_ORG.match(name) for name in _listed(item.get("@type")))


def _listed(value: Any) -> Iterable[Any]:
    return value if isinstance(value, list) else () if value is None else (value,)


def _as_text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    try:
        return " ".join(str(value).split())
    except ValueError:  # a number of more digits than Python writes out
        return ""
