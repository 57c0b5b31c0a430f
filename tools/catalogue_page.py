"""The rule catalogue as a Markdown page, for a reader who answers for what a page says, not for one who programs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from seo_checks import Category, Severity
from seo_checks.check import Check, Example
from seo_checks.formatters import Style
from seo_checks.formatters.text import counted
from tools.rule_page import LABELS, shown_value

_INTRODUCTION = """\
<!-- Written by `caveat docs` from the rules themselves. Change the rules, then run it again. -->

# What Caveat checks

Caveat flags wording and structure, says why, and shows what would stand. It does not judge medicine, and it is not
legal advice: a person decides. This page is written from the rules themselves, so it says what runs.

| mark | severity | what it asks |
|---|---|---|
| ● | must-fix | Change it, or have it accepted with a reason and evidence, before the page is published. |
| ◐ | review | Have a person decide whether the words can stand. |
| ○ | advice | Take it or leave it. |

A site's profile can change a rule's severity and options, or switch it off: see the table under each rule.
"""
_ORDER = {category: position for position, category in enumerate(Category)}
_MARKS = Style().symbols


def catalogue_page(checks: Iterable[Check]) -> str:
    """The page; the same for the same rules."""
    ordered = sorted(checks, key=lambda check: (_ORDER[check.category], check.severity.rank, check.id))
    parts = [_INTRODUCTION, *_contents(ordered), *_by_provision(ordered)]
    for category in Category:
        members = [check for check in ordered if check.category is category]
        if members:
            parts.append(f"## {LABELS[category]}\n")
            parts.extend("\n".join(_rule(check)) for check in members)
    return "\n".join(parts)


def _contents(ordered: Sequence[Check]) -> Iterator[str]:
    yield "## Contents\n"
    for category in Category:
        members = [check for check in ordered if check.category is category]
        if members:
            counts = ((sum(check.severity is severity for check in members), severity) for severity in Severity)
            listed = ", ".join(f"{count} {severity.value}" for count, severity in counts if count)
            yield f"**[{LABELS[category]}](#{category.value})** ({counted(len(members), 'rule')}: {listed})\n"
            yield "\n".join(f"- {_MARKS.of(check.severity)} {_link(check)}" for check in members) + "\n"


def _by_provision(ordered: Sequence[Check]) -> Iterator[str]:
    """The claim rules by what they rest on: the way in for someone who holds a regulator's letter."""
    citing: dict[tuple[str, str], list[Check]] = {}
    for check in ordered:
        if check.category is Category.CLAIMS:
            for source in check.sources:
                citing.setdefault((source.title, source.url), []).append(check)
    if citing:
        yield "## Claim rules by provision\n"
        yield "| provision | rules |\n|---|---|"
        for (title, url), members in sorted(citing.items()):
            yield f"| [{_escaped(title)}]({url}) | {', '.join(_link(check) for check in members)} |"
        yield ""


def _rule(check: Check) -> Iterator[str]:
    yield f'<a id="{check.id}"></a>\n'
    yield f"### {_escaped(check.title)}\n"
    yield f"{_MARKS.of(check.severity)} **{check.severity.value}** · `{check.id}`\n"
    for paragraph in filter(None, (check.why, *check.details.split("\n\n"))):
        yield f"{_escaped(paragraph)}\n"
    if check.sources:
        basis = "; ".join(f"[{_escaped(source.title)}]({source.url})" for source in check.sources)
        yield f"**Basis:** {basis}\n"
    if check.rewrite:
        yield f"**What would stand:** {_escaped(check.rewrite)}\n"
    yield from _examples("Flagged", check.examples.flag)
    yield from _examples("Left alone", check.examples.quiet)
    yield from _options(check)


def _examples(heading: str, examples: Sequence[Example]) -> Iterator[str]:
    if examples:
        yield f"**{heading}:**\n"
        yield "\n".join(f"- {_marked(example)}" for example in examples) + "\n"


def _marked(example: Example) -> str:
    """The example with the words that are flagged in bold."""
    before, quote, after = example.text.partition(example.quote) if example.quote else (example.text, "", "")
    marked = _escaped(before) + (f"**{_escaped(quote)}**" if quote else "") + _escaped(after)
    note = f" — {_escaped(example.note)}" if example.note else ""
    return " ".join(marked.split()) + note


def _options(check: Check) -> Iterator[str]:
    if check.options:
        yield "| option | default |\n|---|---|"
        yield from (f"| `{name}` | `{_in_cell(shown_value(value))}` |" for name, value in check.options.items())
        yield ""


def _link(check: Check) -> str:
    return f"[{_escaped(check.title)}](#{check.id})"


def _in_cell(text: str) -> str:
    return text.replace("|", "\\|")


def _escaped(text: str) -> str:
    """Text with nothing in it that Markdown would take for markup, save for words in backticks: those are code."""
    return re.sub(r"(`[^`]+`)|([\\`*_\[\]<|~])", lambda match: match[1] or f"\\{match[2]}", text)
