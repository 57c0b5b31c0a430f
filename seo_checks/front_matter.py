"""The front matter of Markdown, YAML between lines of "---" or TOML between lines of "+++": what it says, and where."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping

import yaml

from seo_checks.about import ALLOW_META

Front = Mapping[str, tuple[str, int]]  # value and offset by key
_LONGEST = 20_000
_YAML = re.compile(r"\A---[ \t]*\r?\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_TOML = re.compile(r"\A\+\+\+[ \t]*\r?\n(.*?\n)\+\+\+[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_LISTS = frozenset({"synonyms", "keyphrase_synonyms", ALLOW_META})  # keys that may have a list as their value


def read_front_matter(text: str) -> tuple[Front | None, int, list[str]]:
    """Its plain values, if any, the offset where the text after it begins, and what could not be read."""
    if found := _YAML.match(text, 0, _LONGEST):
        return _read_yaml(found)
    if found := _TOML.match(text, 0, _LONGEST):
        return _read_toml(found)
    return None, 0, []


def _read_yaml(found: re.Match[str]) -> tuple[Front | None, int, list[str]]:
    try:
        # Composed, not loaded: nothing is built of it but strings, and each knows its place. Not by the loader
        # written in C, which deep nesting crashes.
        root = yaml.compose(found[1], Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError) as error:
        reason = str(error).splitlines()[0] if str(error) else "nested too deep"
        return None, 0, [f"The front matter is not valid YAML ({reason}), so it was read as text. Correct it."]
    if not isinstance(root, yaml.MappingNode):
        return None, 0, []
    return dict(_scalars(root, found.start(1))), found.end(), []


def _scalars(root: yaml.MappingNode, start: int) -> Iterator[tuple[str, tuple[str, int]]]:
    for key, value in root.value:
        if not isinstance(key, yaml.ScalarNode):
            continue
        if isinstance(value, yaml.ScalarNode) and not value.tag.endswith(":null"):
            yield key.value, (value.value, start + value.start_mark.index)
        elif not isinstance(value, yaml.ScalarNode) and key.value in _LISTS:
            yield key.value, ("\n".join(_lines(value)), start + value.start_mark.index)


def _lines(value: yaml.Node) -> Iterator[str]:
    """The items of a list; `key: value` for each pair, which is what "rule: reason" is to YAML."""
    if isinstance(value, yaml.ScalarNode):
        yield value.value
    elif isinstance(value, yaml.MappingNode):
        yield from (f"{key.value}: {said.value}" for key, said in value.value if isinstance(said, yaml.ScalarNode))
    else:
        for item in value.value:
            yield from _lines(item) if not isinstance(item, yaml.SequenceNode) else ()


def _read_toml(found: re.Match[str]) -> tuple[Front | None, int, list[str]]:
    try:
        table = tomllib.loads(found[1].replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return None, 0, [f"The front matter is not valid TOML ({error}), so it was read as text. Correct it."]
    front = {}
    for key, value in table.items():
        # The parser keeps no places: a key of the outermost table stands at the beginning of a line.
        written = re.search(rf"^[ \t]*[\"']?{re.escape(key)}[\"']?[ \t]*=[ \t]*[\"']*", found[1], re.MULTILINE)
        offset = found.start(1) + (written.end() if written else 0)
        if isinstance(value, str):
            front[key] = (value, offset)
        elif key in _LISTS and isinstance(value, list):
            front[key] = ("\n".join(item for item in value if isinstance(item, str)), offset)
        elif key in _LISTS and isinstance(value, dict):  # "caveat-allow": reasons by rule
            front[key] = ("\n".join(f"{name}: {said}" for name, said in value.items()), offset)
    return front, found.end(), []
