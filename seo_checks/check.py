"""A check: anything that looks at a Document and yields where and what; and the decorator that makes one."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Any

from seo_checks.errors import RuleError
from seo_checks.findings import Category, Hit, Severity, SourceReference


@dataclass(frozen=True)
class Example:
    """A sample that shows what a rule does: text, and the words it should quote (empty where it should stay quiet)."""

    text: str
    quote: str = ""
    note: str = ""
    severity: Severity | None = None  # where it is not the rule's own


@dataclass(frozen=True)
class Examples:
    """What a rule flags and leaves alone; and its known limits, so that nobody trusts it too far."""

    flag: tuple[Example, ...] = ()
    quiet: tuple[Example, ...] = ()
    known_misses: tuple[Example, ...] = ()  # what it should flag and does not
    known_false: tuple[Example, ...] = ()  # what it flags and should not


@dataclass(frozen=True)
class Check:
    """A check as the runner, the profile and the documentation see it, whether written in Python or as a claim rule.

    `severities`: all that its findings come to, the gravest first; its severity alone where nothing else is said.
    """

    id: str
    category: Category
    severity: Severity
    title: str
    why: str
    run: Callable[..., Iterator[Hit]]
    options: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    sources: tuple[SourceReference, ...] = ()
    details: str = ""
    rewrite: str = ""
    tags: tuple[str, ...] = ()
    whole_page_only: bool = False
    reads_language: bool = True  # judges words, so needs a language it knows
    across_pages: bool = False  # looks at the reports of all pages together, not at one document
    severities: tuple[Severity, ...] = ()
    load_examples: Callable[[], Examples] = Examples  # only documentation and tests need them

    def __post_init__(self) -> None:
        if not self.severities:
            object.__setattr__(self, "severities", (self.severity,))

    @cached_property
    def examples(self) -> Examples:
        """The samples that show what the check does. Raises RuleError where those of a rule file are malformed."""
        return self.load_examples()


_SOURCE = re.compile(r"^Source: (?P<title>.+?) <(?P<url>https?://[^>\s]+)>$", re.MULTILINE)


def check(
    *,
    category: Category,
    severity: Severity,
    whole_page_only: bool = False,
    reads_language: bool = False,
    across_pages: bool = False,
) -> Callable[[Callable[..., Iterator[Hit]]], Check]:
    """Make a check of a generator function. The function's name gives the id, its keyword arguments are the options.

    The docstring is the documentation: a first line that names the fault, then paragraphs (the first of them is the
    `why` that readers see), then a line `Source: title <https://…>` for each threshold or rule it rests on.
    """

    def decorate(function: Callable[..., Iterator[Hit]]) -> Check:
        text = inspect.getdoc(function) or ""
        prose = _SOURCE.sub("", text).strip()
        title, _, body = prose.partition("\n\n")
        paragraphs = [" ".join(paragraph.split()) for paragraph in body.split("\n\n") if paragraph.strip()]
        identity = function.__name__.replace("_", "-")
        if not title or not paragraphs:
            raise RuleError(f"Check {identity} lacks a docstring with a title and a why.", "Write them.")
        return Check(
            id=identity,
            category=category,
            severity=severity,
            title=title.rstrip("."),
            why=paragraphs[0],
            details="\n\n".join(paragraphs[1:]),
            run=function,
            options=MappingProxyType(_options(function)),
            sources=tuple(
                SourceReference(f"{identity}-{number}", match["title"], match["url"])
                for number, match in enumerate(_SOURCE.finditer(text), start=1)
            ),
            whole_page_only=whole_page_only,
            reads_language=reads_language,
            across_pages=across_pages,
        )

    return decorate


def _options(function: Callable[..., Iterator[Hit]]) -> dict[str, Any]:
    parameters = inspect.signature(function).parameters.values()
    return {parameter.name: parameter.default for parameter in parameters if parameter.kind is parameter.KEYWORD_ONLY}
