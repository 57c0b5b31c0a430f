"""The page of a rule in Markdown, for a reader who answers for what a page says, not for one who programs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from seo_checks.check import Check, Example
from seo_checks.findings import SourceReference
from seo_checks.formatters import Style
from tools.rule_page import LABELS, VERIFIED, Basis, Code, Piece, Points, Rules, Samples, sections

GENERATED = "<!-- Written by `caveat docs` from the rules themselves. Change the rules, then run it again. -->"
_MARKS = Style().symbols
_INDEX = "../../RULES.md"
_CONFIGURATION = "../../../tools/CONFIGURATION.md"
_CODE_OR_MARKUP = re.compile(r"(`[^`]+`)|([\\`*_\[\]<>|~]|&(?=#?\w+;)|^[-+=#])|^(\d+)(?=[.)])")


def rule_markdown(check: Check, among: Iterable[Check]) -> str:
    """The page, the same for the same rules; `among` are the rules that may be close to it."""
    return "\n".join(_page(check, among))


def _page(check: Check, among: Iterable[Check]) -> Iterator[str]:
    label = LABELS[check.category]
    yield f"{GENERATED}\n"
    yield f"[Rules]({_INDEX}) › [{label}]({_INDEX}#{check.category.value})\n"
    yield f"# {escaped(check.title)}\n"
    severities = [f"{_MARKS.of(severity)} **{severity.value}**" for severity in check.severities]
    graver = [f"[which of them, and when]({_INDEX}#how-grave-a-claim-is)"] if len(severities) > 1 else []
    yield " · ".join([*severities, *graver, f"`{check.id}`"]) + "\n"
    for section in sections(check, among):
        yield f"## {section.heading}\n"
        for piece in section.pieces:
            yield "\n".join(_lines(piece)) + "\n"
    yield f"[All rules]({_INDEX}) · [Configuration]({_CONFIGURATION}) · `caveat rule {check.id}` says the same\n"


def marks(check: Check) -> str:
    """The signs of all severities of a rule."""
    return "".join(_MARKS.of(severity) for severity in check.severities)


def escaped(text: str) -> str:
    """Text with nothing in it that Markdown would take for markup, save for words in backticks: those are code."""
    return _CODE_OR_MARKUP.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    code, markup, number = match.groups()
    # A digit cannot be escaped, so that of a number which would begin a list is written as an entity.
    return code or (f"&#{ord(number[0])};{number[1:]}" if number else f"\\{markup}")


def _lines(piece: Piece) -> Iterator[str]:
    match piece:
        case str():
            yield escaped(piece)
        case Points(texts):
            yield from (f"- {escaped(text)}" for text in texts)
        case Code(language, lines):
            yield from (f"```{language}", *lines, "```")
        case Basis(sources):
            yield from map(_source, sources)
        case Samples(examples, more):
            yield from (f"- {_marked(example)}" for example in examples)
            if more:
                yield f"- … and {more} more in the rule file"
        case Rules(checks):
            yield from (f"- {marks(other)} [{escaped(other.title)}]({other.id}.md) `{other.id}`" for other in checks)


def _source(source: SourceReference) -> str:
    if not source.jurisdiction:
        return f"- [{escaped(source.title)}]({source.url})"
    verified = f"*{VERIFIED[source.verified].capitalize()}, {source.checked}.*"
    others = f"[Rules that rest on it]({_INDEX}#{source.id})"
    return f"- [{escaped(source.title)}]({source.url}): {escaped(source.says)} {verified} {others}"


def _marked(example: Example) -> str:
    """The example with the words that are flagged in bold."""
    before, quote, after = example.text.partition(example.quote) if example.quote else (example.text, "", "")
    marked = escaped(before) + (f"**{escaped(quote)}**" if quote else "") + escaped(after)
    severity = f"{_MARKS.of(example.severity)} " if example.severity else ""
    note = f" — {escaped(example.note)}" if example.note else ""
    return severity + " ".join(marked.split()) + note
