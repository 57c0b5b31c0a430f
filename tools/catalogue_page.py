"""The catalogue of rules as a Markdown page: how Caveat judges, an index of the rules' pages, and the provisions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from seo_checks import Category, Severity
from seo_checks.check import Check
from seo_checks.findings import SourceReference
from seo_checks.formatters.text import counted
from seo_checks.text import sentence_spans
from tools.rule_markdown import GENERATED, escaped, marks
from tools.rule_page import LABELS, PLACES, VERIFIED, gravity, in_order

PAGES = "docs/rules"  # the folder of the rules' pages, beside the catalogue
_INTRODUCTION = """\
# What Caveat checks

Caveat flags wording and structure, says why, and shows what would stand. It does not judge medicine, and it is not
legal advice: a person decides. This page is written from the rules themselves, so it says what runs.

| mark | severity | what it asks |
|---|---|---|
| ● | must-fix | Change it, or have it accepted with a reason and evidence, before the page is published. |
| ◐ | review | Have a person decide whether the words can stand. |
| ○ | advice | Take it or leave it. |

A site's profile can change a rule's severity and options, or switch it off: the page of each rule says how.

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


def catalogue_page(checks: Iterable[Check]) -> str:
    """The page; the same for the same rules."""
    ordered = sorted(checks, key=gravity)
    by_category = {
        category: members
        for category in Category
        if (members := [check for check in ordered if check.category is category])
    }
    ranked = [check for members in by_category.values() for check in members]
    citing = _citing(ranked)
    parts = [GENERATED, "", _INTRODUCTION, *_contents(by_category, bool(citing))]
    for category, members in by_category.items():
        parts.extend(_index(category, members))
    return "\n".join([*parts, *_provisions(citing)])


def _contents(by_category: Mapping[Category, Sequence[Check]], provisions: bool) -> Iterator[str]:
    yield "## Contents\n"
    for category, members in by_category.items():
        found = Counter(check.severities[0] for check in members)
        listed = ", ".join(f"{found[severity]} up to {severity}" for severity in Severity if found[severity])
        yield f"- [{LABELS[category]}](#{category.value}): {counted(len(members), 'rule')}, {listed}"
    if provisions:
        yield "- [Provisions](#provisions): what the claim rules rest on, for whoever holds a regulator's letter"
    yield ""


def _index(category: Category, members: Iterable[Check]) -> Iterator[str]:
    yield f"## {LABELS[category]}\n"
    yield "| | rule | id | in short |\n|---|---|---|---|"
    for check in members:
        yield f"| {marks(check)} | {_link(check, escaped(check.title))} | `{check.id}` | {escaped(_in_short(check))} |"
    yield ""


def _in_short(check: Check) -> str:
    """The first sentence of what the rule says of itself."""
    text = check.details if check.category is Category.CLAIMS and check.details else check.why
    start, end = sentence_spans(text)[0]
    return text[start:end]


def _citing(checks: Iterable[Check]) -> dict[SourceReference, list[Check]]:
    """The provisions, and the rules that rest on each: the way in for someone who holds a regulator's letter."""
    citing: dict[SourceReference, list[Check]] = {}
    for check in checks:
        for source in check.sources:
            if source.jurisdiction:
                citing.setdefault(source, []).append(check)
    return citing


def _provisions(citing: Mapping[SourceReference, Iterable[Check]]) -> Iterator[str]:
    if not citing:
        return
    yield "## Provisions\n"
    yield (
        "In plain words of our own, as far as the rules need them; only the linked text says what holds. *Read*: the "
        "text itself was read on that day. *From others' accounts*: what others write about it was. *From general "
        "knowledge*: check it before relying on it.\n"
    )
    ranked = sorted(in_order(citing), key=lambda source: list(PLACES).index(source.jurisdiction))
    for place, members in groupby(ranked, key=lambda source: source.jurisdiction):
        yield f"### {PLACES[place]}\n"
        yield "| provision | what it says | verified | rules |\n|---|---|---|---|"
        for source in sorted(members, key=lambda source: _natural(source.title)):
            verified = f"{VERIFIED[source.verified].partition(':')[0]}, {source.checked}"
            named = ", ".join(_link(check, check.id) for check in citing[source])
            title = f'<a id="{source.id}"></a>[{escaped(_short(source))}]({source.url})'
            yield f"| {title} | {escaped(source.says)} | {verified} | {named} |"
        yield ""


def _natural(title: str) -> list[tuple[int, str]]:
    """Sort key that puts 12.9 before 12.10."""
    return [(int(part), "") if part.isdigit() else (-1, part) for part in re.split(r"(\d+)", title)]


def _short(source: SourceReference) -> str:
    """A title below its jurisdiction's name."""
    return source.title.removeprefix(f"{source.jurisdiction} ")


def _link(check: Check, text: str) -> str:
    return f"[{text}]({PAGES}/{check.id}.md)"
