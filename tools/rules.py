"""`caveat rules` and `caveat rule`: what Caveat checks, and why."""

from __future__ import annotations

import difflib
import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import asdict
from typing import Any

import click

from seo_checks import Category, CaveatError, Severity, catalogue, ruleset
from seo_checks.check import Check, Example
from seo_checks.formatters import Style
from seo_checks.formatters.text import counted
from tools.rule_names import complete_rules
from tools.rule_page import LABELS, gravity
from tools.rule_text import rule_text, severities_in_columns
from tools.terminal import style_for, write, write_utf8

_FORMAT = click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
_COLOR = click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True)


@click.command()
@click.option("--category", type=click.Choice([category.value for category in Category]), help="Only this category.")
@_FORMAT
@_COLOR
def rules(category: str | None, format_: str, color: str) -> None:
    """List every check and claim rule with all severities it may come to. `caveat rule ID` explains one."""
    chosen = [check for check in catalogue().values() if category in {None, check.category.value}]
    if format_ == "json":
        write_utf8(_json({"ruleset": ruleset(), "rules": [rule_as_data(check) for check in chosen]}))
    else:
        write("\n".join(_table(chosen, style_for(None, color, None))) + "\n")


@click.command()
@click.argument("identity", metavar="ID", shell_complete=complete_rules)
@_FORMAT
@_COLOR
def rule(identity: str, format_: str, color: str) -> None:
    """Explain the rule called ID: what it flags, why, what it rests on, its options, what would stand, examples."""
    found = catalogue().get(identity)
    if found is None:
        raise CaveatError(f'There is no rule called "{identity}".', _closest(identity))
    if format_ == "json":
        write_utf8(_json(rule_as_data(found)))
    else:
        write("\n".join(rule_text(found, catalogue().values(), style_for(None, color, None))) + "\n")


def rule_as_data(check: Check) -> dict[str, Any]:
    """A rule as plain data."""
    return {
        "id": check.id,
        "category": check.category.value,
        "severity": check.severity.value,
        "severities": [severity.value for severity in check.severities],
        "title": check.title,
        "why": check.why,
        "details": check.details,
        "rewrite": check.rewrite,
        "options": dict(check.options),
        "sources": [asdict(source) for source in check.sources],
        "examples": {
            "flag": _examples_as_data(check.examples.flag),
            "quiet": _examples_as_data(check.examples.quiet),
            "known_misses": _examples_as_data(check.examples.known_misses),
            "known_false": _examples_as_data(check.examples.known_false),
        },
        "tags": list(check.tags),
    }


def _examples_as_data(examples: Iterable[Example]) -> list[dict[str, Any]]:
    return [asdict(example) for example in examples]


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _closest(identity: str) -> str:
    close = difflib.get_close_matches(identity, list(catalogue()), n=1)
    return f"Did you mean {close[0]}?" if close else "`caveat rules` lists them all."


def _table(chosen: list[Check], style: Style) -> Iterator[str]:
    longest = max((len(check.id) for check in chosen), default=0)
    columns = max((len(check.severities) for check in chosen), default=0)
    for category in Category:
        members = [check for check in chosen if check.category is category]
        if not members:
            continue
        yield f"{style.paint(LABELS[category], 'bold')} ({len(members)})"
        for check in sorted(members, key=gravity):
            yield f"  {severities_in_columns(check, style, columns)}{check.id:<{longest}}  {check.title}"
        yield ""
    yield f" {style.symbols.dot} ".join(_counts(chosen))


def _counts(chosen: Collection[Check]) -> Iterator[str]:
    yield counted(len(chosen), "rule")
    found = Counter(check.severities[0] for check in chosen)
    yield from (f"{found[severity]:,} {severity.value}" for severity in Severity)
