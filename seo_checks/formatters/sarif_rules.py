"""A rule as SARIF describes it: what it flags, why, and what it rests on, from the catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from seo_checks.catalogue import catalogue
from seo_checks.findings import Finding, Severity, SourceReference
from seo_checks.formatters.marked_down import escaped, link

_MOST = 1024  # characters that GitHub takes of a rule's descriptions
_TAGS = 10  # that it shows
_PROBLEM = MappingProxyType({Severity.MUST_FIX: "error", Severity.REVIEW: "warning", Severity.ADVICE: "recommendation"})


def rule_descriptor(rule: str, example: Finding, levels: Mapping[Severity, str]) -> dict[str, Any]:
    """The rule as its catalogue entry says, or for a rule that is not in the catalogue as one of its findings does."""
    check = catalogue().get(rule)
    severity = check.severity if check else example.severity
    title, why = (check.title, check.why) if check else (rule, example.why)
    more = (check.details, check.rewrite and f"What would stand: {check.rewrite}") if check else ()
    sources = check.sources if check else example.sources
    tags = (example.category.value, *(check.tags if check else ()))
    paragraphs = [why, *filter(None, more)]
    return {
        "id": rule,
        "shortDescription": {"text": title[:_MOST]},
        "fullDescription": {"text": _cut(why or title)},
        "help": {"text": _text(paragraphs, sources), "markdown": _markdown(paragraphs, sources)},
        "helpUri": next((source.url for source in sources if source.url.startswith("https://")), ""),
        "defaultConfiguration": {"level": levels[severity]},
        "properties": {"tags": list(dict.fromkeys(tags))[:_TAGS], "problem.severity": _PROBLEM[severity]},
    }


def _cut(text: str) -> str:
    return text if len(text) <= _MOST else f"{text[: _MOST - 1]}…"


def _text(paragraphs: Iterable[str], sources: Iterable[SourceReference]) -> str:
    return "\n\n".join([*paragraphs, *(f"Basis: {source.title} <{source.url}>" for source in sources)])


def _markdown(paragraphs: Iterable[str], sources: Iterable[SourceReference]) -> str:
    return "\n\n".join([*(escaped(paragraph) for paragraph in paragraphs), "\n".join(_basis(sources))]).strip()


def _basis(sources: Iterable[SourceReference]) -> Iterator[str]:
    for source in sources:
        yield f"- {link(source.title, source.url)}"
