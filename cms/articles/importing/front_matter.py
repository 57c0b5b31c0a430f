"""The YAML block at the head of a Markdown file: what the article's fields hold, and on which line each was written."""

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from cms.articles.importing.faults import ImportFault

MAX_LENGTH = 50_000
BLOCK = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
UNCLOSED = re.compile(r"\A---[ \t]*\n[\w-]+:(?:\s|\Z)")


@dataclass(frozen=True)
class FrontMatter:
    """Values by lower-case name, and the line of each."""

    values: dict[str, Any] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """Return a value that is one line of text or a number, as text; nothing for any other."""
        value = self.values.get(name)
        return " ".join(str(value).split()) if isinstance(value, str | int | float) else ""


def split_front_matter(text: str) -> tuple[FrontMatter, str]:
    """Return the front matter, and the text with its front matter blanked, so that lines keep their numbers.

    Raises ImportFault for front matter that is not a YAML mapping.
    """
    match = BLOCK.match(text)
    if match is None:
        if UNCLOSED.match(text):
            raise _broken("it is never closed", 1)
        return FrontMatter(), text
    return _parsed(match[1]), "\n" * match[0].count("\n") + text[match.end() :]


def _parsed(block: str) -> FrontMatter:
    if len(block) > MAX_LENGTH:
        raise _broken(f"it is longer than {MAX_LENGTH:,} characters", 1)
    try:
        if any(isinstance(token, yaml.AliasToken) for token in yaml.scan(block)):
            raise _broken("it repeats values with “*”", 1)
        return _mapping(yaml.SafeLoader(block))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        raise _broken(str(error.problem), line) from None
    except (yaml.YAMLError, ValueError, TypeError, RecursionError) as error:
        raise _broken(str(error), 1) from None


def _mapping(loader: yaml.SafeLoader) -> FrontMatter:
    try:
        node = loader.get_single_node()
        if node is None:
            return FrontMatter()
        if not isinstance(node, yaml.MappingNode):
            raise _broken("it is not a list of “name: value”", 2)
        lines = {str(key.value).lower(): key.start_mark.line + 2 for key, _ in node.value}
        values = loader.construct_document(node)
    finally:
        loader.dispose()
    return FrontMatter({str(key).lower(): value for key, value in values.items()}, lines)


def _broken(why: str, line: int) -> ImportFault:
    return ImportFault(
        f"The front matter is broken (line {line}): {why}.",
        "Write “name: value” lines between two lines of “---”, and put values with a colon in quotation marks.",
    )
