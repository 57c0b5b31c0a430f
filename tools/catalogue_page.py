"""The rule catalogue as a Markdown page, for a reader who answers for what a page says, not for one who programs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from types import MappingProxyType

from seo_checks import Category, Severity
from seo_checks.check import Check, Example
from seo_checks.claims import rules
from seo_checks.findings import SourceReference
from seo_checks.formatters import Style
from seo_checks.formatters.text import counted
from tools.rule_page import LABELS, MOST_FLAGGED, MOST_QUIET, VERIFIED, gravity, in_order, shown_value, some_of

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

## How grave a claim is

A claim rule shows all severities that its wordings have. Which of them a finding gets is worked out from the sentence:

1. **The wording.** A cure, a guarantee or "for everyone" is must-fix; a benefit stated plainly is review.
2. **What it is about.** Some wordings become must-fix where the sentence names a serious disease, or children,
   pregnant women and others who need particular care. No hedge lowers them then.
3. **How it is said.** A hedge ("may help", "aims to") makes review of must-fix; so does, under some rules, ordinary
   care such as surgery or medicines as what acts. A source that the reader can follow lowers a claim one level. A few
   wordings are not lowered by either, such as "may cure".
4. **Who says it.** What a page says that only informs and sells nothing is advice, unless it speaks to the reader.
5. **Where its readers are.** The profile names the jurisdictions: the strictest of them decides. A rule says so where
   it matters.

Negations, questions, warnings and sentences that debunk a claim are left alone.

## Evidence

Caveat brings a register of what regulators and guidelines accept, refuse or recommend, treatment by treatment; a
clinic can add its own evidence. A claim that names both treatment and condition is held against it:

| the register says | what becomes of the finding |
|---|---|
| cleared | An entry allows this much. The finding stays visible as ✓, with the entry. Only some rules can be cleared. |
| stronger | An entry allows less, or only with words that the sentence lacks. The finding says what is too much. |
| contradicted | An entry allows it, but a guideline advises against it. It stays open. |
| stale | The entry has expired and must be checked again. It stays open. |
| unsupported | The wording was refused, or nothing on file permits it. It stays open. |

Where the register is silent, the finding says nothing about evidence. It never says whether a treatment works.
"""
_ORDER = {category: position for position, category in enumerate(Category)}
_PLACES = MappingProxyType(
    {
        "UK": "United Kingdom",
        "US": "United States",
        "AU": "Australia",
        "EU": "European Union",
        "IE": "Ireland",
        "CA": "Canada",
        "NZ": "New Zealand",
        "SG": "Singapore",
        "DE": "Germany",
    }
)
_MARKS = Style().symbols


def catalogue_page(checks: Iterable[Check]) -> str:
    """The page; the same for the same rules."""
    ordered = sorted(checks, key=lambda check: (_ORDER[check.category], gravity(check)))
    parts = [_INTRODUCTION, *_contents(ordered)]
    for category in Category:
        members = [check for check in ordered if check.category is category]
        if members:
            parts.append(f"## {LABELS[category]}\n")
            parts.extend("\n".join(_rule(check)) for check in members)
    return "\n".join([*parts, *_provisions(ordered)])


def _contents(ordered: Sequence[Check]) -> Iterator[str]:
    yield "## Contents\n"
    for category in Category:
        members = [check for check in ordered if check.category is category]
        if members:
            found = Counter(check.severities[0] for check in members)
            listed = ", ".join(f"{found[severity]} up to {severity}" for severity in Severity if found[severity])
            yield f"**[{LABELS[category]}](#{category.value})** ({counted(len(members), 'rule')}: {listed})\n"
            yield "\n".join(f"- {_marks(check)} {_link(check)}" for check in members) + "\n"
    if _citing(ordered):
        yield "**[Provisions](#provisions)**: what the claim rules rest on, for whoever holds a regulator's letter\n"


def _marks(check: Check) -> str:
    return " ".join(_MARKS.of(severity) for severity in check.severities)


def _rule(check: Check) -> Iterator[str]:
    yield f'<a id="{check.id}"></a>\n'
    yield f"### {_escaped(check.title)}\n"
    severities = (f"{_MARKS.of(severity)} **{severity.value}**" for severity in check.severities)
    yield " · ".join([*severities, f"`{check.id}`"]) + "\n"
    if check.category is Category.CLAIMS:
        yield f"{_escaped(check.details)}\n"
        yield f"**Why:** {_escaped(check.why)}\n"
    else:
        for paragraph in filter(None, (check.why, *check.details.split("\n\n"))):
            yield f"{_escaped(paragraph)}\n"
    yield from _places(check)
    yield from _basis(check.sources)
    if check.rewrite:
        yield f"**What would stand:** {_escaped(check.rewrite)}\n"
    examples = check.examples
    yield from _examples("Flagged", [_with_severity(example, check) for example in examples.flag], MOST_FLAGGED)
    yield from _examples("Left alone", examples.quiet, MOST_QUIET)
    yield from _examples("Known limits, not found", examples.known_misses, MOST_QUIET)
    yield from _examples("Known limits, wrongly flagged", examples.known_false, MOST_QUIET)
    yield from _options(check)


def _places(check: Check) -> Iterator[str]:
    """Where the law makes a claim of the rule graver or lighter than elsewhere."""
    rule = rules().rules.get(check.id)
    if rule and rule.stricter:
        yield f"**Must-fix, not review,** for readers in {_named(rule.stricter)}.\n"
    if rule and rule.laxer:
        yield f"**Review, not must-fix,** where all readers are in {_named(rule.laxer)}.\n"


def _named(jurisdictions: Collection[str]) -> str:
    named = (name for key, name in _PLACES.items() if key in jurisdictions)
    names = [f"the {name}" if " " in name and name != "New Zealand" else name for name in named]
    return " or ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _basis(sources: Iterable[SourceReference]) -> Iterator[str]:
    """What the rule rests on: one line for each jurisdiction, provisions that were read first."""
    ordered = in_order(sources)
    if any(source.jurisdiction for source in ordered):
        yield "**Basis:**\n"
        for place, members in groupby(ordered, key=lambda source: source.jurisdiction):
            yield f"- **{place}:** {_by_verification(list(members))}"
        yield ""
    elif ordered:
        yield f"**Basis:** {'; '.join(f'[{_escaped(source.title)}]({source.url})' for source in ordered)}\n"


def _by_verification(sources: Collection[SourceReference]) -> str:
    parts = []
    for verified, words in VERIFIED.items():
        links = [f"[{_escaped(_short(source))}](#{source.id})" for source in sources if source.verified == verified]
        if links:
            parts.append(f"{', '.join(links)} ({words})")
    return "; ".join(parts)


def _short(source: SourceReference) -> str:
    """A title below its jurisdiction's name."""
    return source.title.removeprefix(f"{source.jurisdiction} ")


def _examples(heading: str, examples: Sequence[Example], most: int) -> Iterator[str]:
    if examples:
        more = [f"… and {len(examples) - most} more in the rule file"] if len(examples) > most else []
        yield f"**{heading}:**\n"
        yield "\n".join(f"- {line}" for line in (*map(_marked, some_of(examples, most)), *more)) + "\n"


def _with_severity(example: Example, check: Check) -> Example:
    """A flagged example with its severity, where its rule has several."""
    several = len(check.severities) > 1
    return replace(example, severity=(example.severity or check.severity) if several else None)


def _marked(example: Example) -> str:
    """The example with the words that are flagged in bold."""
    before, quote, after = example.text.partition(example.quote) if example.quote else (example.text, "", "")
    marked = _escaped(before) + (f"**{_escaped(quote)}**" if quote else "") + _escaped(after)
    severity = f"{_MARKS.of(example.severity)} " if example.severity else ""
    note = f" — {_escaped(example.note)}" if example.note else ""
    return severity + " ".join(marked.split()) + note


def _options(check: Check) -> Iterator[str]:
    if check.options:
        yield "| option | default |\n|---|---|"
        yield from (f"| `{name}` | `{_in_cell(shown_value(value))}` |" for name, value in check.options.items())
        yield ""


def _citing(checks: Iterable[Check]) -> dict[SourceReference, list[Check]]:
    """The provisions, and the rules that rest on each: the way in for someone who holds a regulator's letter."""
    citing: dict[SourceReference, list[Check]] = {}
    for check in checks:
        for source in check.sources:
            if source.jurisdiction:
                citing.setdefault(source, []).append(check)
    return citing


def _provisions(ordered: Sequence[Check]) -> Iterator[str]:
    citing = _citing(ordered)
    if not citing:
        return
    yield "## Provisions\n"
    yield (
        "In plain words of our own, as far as the rules need them; only the linked text says what holds. *Read*: the "
        "text itself was read on that day. *From others' accounts*: what others write about it was. *From general "
        "knowledge*: check it before relying on it.\n"
    )
    ranked = sorted(in_order(citing), key=lambda source: list(_PLACES).index(source.jurisdiction))
    for place, members in groupby(ranked, key=lambda source: source.jurisdiction):
        yield f"### {_PLACES[place]}\n"
        yield "| provision | what it says | verified | rules |\n|---|---|---|---|"
        for source in sorted(members, key=lambda source: _natural(source.title)):
            verified = f"{VERIFIED[source.verified].partition(':')[0]}, {source.checked}"
            named = ", ".join(f"[{check.id}](#{check.id})" for check in citing[source])
            title = f'<a id="{source.id}"></a>[{_escaped(_short(source))}]({source.url})'
            yield f"| {title} | {_escaped(source.says)} | {verified} | {named} |"
        yield ""


def _natural(title: str) -> list[tuple[int, str]]:
    """Sort key that puts 12.9 before 12.10."""
    return [(int(part), "") if part.isdigit() else (-1, part) for part in re.split(r"(\d+)", title)]


def _link(check: Check) -> str:
    return f"[{_escaped(check.title)}](#{check.id})"


def _in_cell(text: str) -> str:
    return text.replace("|", "\\|")


def _escaped(text: str) -> str:
    """Text with nothing in it that Markdown would take for markup, save for words in backticks: those are code."""
    return re.sub(r"(`[^`]+`)|([\\`*_\[\]<|~])", lambda match: match[1] or f"\\{match[2]}", text)
