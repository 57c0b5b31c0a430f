"""The credits and dates that a page shows: "By …", "Medically reviewed by …", "Last reviewed: …", "Next review due"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from seo_checks.dates import WrittenDate, dates_in
from seo_checks.document import ABOUT_THE_PAGE, Block, Blocks, Document, Role, Span
from seo_checks.names import HONORIFICS, name_at_start
from seo_checks.remembering import once_per_document
from seo_checks.trust.professions import ROLE

_SUBJECT = r"(?:this|the|our)\ (?:page|article|content|information|guide|leaflet|post)\ (?:was|is|has\ been)\ "
# A label stands at the start of a block or after something that parts: in running prose it is no label.
_LABEL = re.compile(
    rf"""(?:\A|[|·•\n(.;:,/–—-]\s{{0,3}}|\band\ |\bpage\ |\barticle\ |\b{_SUBJECT})
    (?:
      (?P<reviewer>(?:last\ |(?:medically|clinically|expert|fact|peer)[ -])?
            (?:reviewed|checked|approved|verified|fact-checked)(?:\ for\ (?:medical\ )?accuracy)?\ by\b:?
        | (?:medical|clinical|expert|article)\ (?:review(?:er)?|reviewed)(?:\ by)?\s?:
        | (?:medical|clinical)\ review(?:er)?\ by\b
        | (?:medical|clinical)\ reviewer\b | reviewer\s?: | reviewed\s?:\s?(?=(?:dr|prof)\b) )
    | (?P<author>(?:written|authored|posted|words|text|article|content|story)(?:\ and\ \w+)?\ by\b:?
        | (?:article\ )?authors?\s?: | about\ the\ author\s?: | published\ by(?=\ (?:dr|prof)\b) )
    | (?P<next>(?:next|further)\ (?:scheduled\ |planned\ |medical\ |clinical\ )?review(?:\ (?:due|date|on|by))*\b
        | (?:review\ due|due\ for\ review|to\ be\ reviewed)(?:\ (?:date|on|by|in|again))*\b )
    | (?P<reviewed>(?:last|date|medically|clinically)\ (?:medically\ |clinically\ )?reviewed(?:\ (?:on|in|date))?\b
        | last\ (?:medical\ |clinical\ )?review(?:\ date)?\b | reviewed\ on\b | reviewed\s?: | review\ date\b
        | reviewed(?=\ (?:\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)) )
    | (?P<changed>(?:last\ |date\ )?(?:updated|modified|edited|revised|amended)(?:\ on)?\b | last\ update\b )
    | (?P<published>(?:first\ |date\ |originally\ )?published(?:\ on)?\b )
    )""",
    re.IGNORECASE | re.VERBOSE,
)
# What all labels hold one of: seen sooner than the whole.
_HINTS = ("review", "author", "updat", "modified", "edited", "revised", "amended", "publish", "by ", "by:", " by")
_BY = re.compile(r"by:?\s+(?=[^\W\d_])", re.IGNORECASE)
_AFTER_LABEL = " \n:–—-"
_REACH = 40  # characters from a label to its date
_LONGEST_BYLINE = 30  # words of a block that begins with "By"
_LONGEST_LABEL = 6  # words of a block that is a label alone
_AFTER_HEADING = 8  # blocks after the h1 that may hold a byline, wherever the main content begins
_MOST_NAMES = 5
_MOST_LABELS = 20  # of a block
# Another name may follow at once, or after letters: "Jane Smith, MCSP and Bob Jones".
_NEXT_NAME = re.compile(r"(?:, [A-Za-z()]{2,12}){0,4}(?:,? and | & )(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Credit:
    """Somebody whom the page credits: the name ("" for a team or an organisation), what is said beside it, where."""

    name: str
    detail: str
    span: Span


@dataclass(frozen=True, slots=True)
class LabelledDate:
    """A date that the page shows with a label."""

    when: WrittenDate
    span: Span


@dataclass(frozen=True, slots=True)
class Bylines:
    """What the page shows of its authors, its reviewers and its dates; of dates the first with each label."""

    authors: tuple[Credit, ...] = ()
    reviewers: tuple[Credit, ...] = ()
    last_reviewed: LabelledDate | None = None
    next_review: LabelledDate | None = None
    changed: LabelledDate | None = None
    published: LabelledDate | None = None


@once_per_document
def bylines(document: Document) -> Bylines:
    """The credits and dates that the page shows."""
    credits: dict[str, list[Credit]] = {"author": [], "reviewer": []}
    dates: dict[str, LabelledDate] = {}
    for block, following in _candidates(document):
        for label, start, end in _labels(block):
            if label in credits:
                credits[label].extend(_credits(block, start, end, following))
            date = _date(block, start, end, following)
            if date:
                dates.setdefault("reviewed" if label == "reviewer" else label, date)
    return Bylines(
        tuple(credits["author"]),
        tuple(credits["reviewer"]),
        dates.get("reviewed"),
        dates.get("next"),
        dates.get("changed"),
        dates.get("published"),
    )


def _candidates(document: Document) -> Iterator[tuple[Block, Block | None]]:
    """The blocks that may hold a byline, each with the next block, which may hold what a label announces."""
    blocks = Blocks(block for block in document.blocks if block.role not in ABOUT_THE_PAGE | {Role.ALT_TEXT})
    hinted = {block.index for block in blocks.holding_folded(*_HINTS)}
    since_heading = _AFTER_HEADING
    for number, block in enumerate(blocks):
        since_heading = 0 if block.role is Role.HEADING and block.level == 1 else since_heading + 1
        if (block.main or since_heading < _AFTER_HEADING) and block.index in hinted:
            yield block, blocks[number + 1] if number + 1 < len(blocks) else None


def _labels(block: Block) -> Iterator[tuple[str, int, int]]:
    """The labels of a block, each with the [start, end) of what follows it, up to the next."""
    text = block.text
    found = [
        (match.lastgroup or "", match.start(match.lastgroup or 0), match.end())
        for match in islice(_LABEL.finditer(text), _MOST_LABELS)
    ]
    by = _BY.match(text)
    if by and len(block.words) <= _LONGEST_BYLINE and (name_at_start(text[by.end() :]) or _is_title(text[by.end() :])):
        found.insert(0, ("author", 0, by.end()))
    for number, (label, _, end) in enumerate(found):
        yield label, end, found[number + 1][1] if number + 1 < len(found) else len(text)


def _credits(block: Block, start: int, end: int, following: Block | None) -> Iterator[Credit]:
    """Whom a label credits, in its own block or in the next."""
    while start < end and block.text[start] in _AFTER_LABEL:
        start += 1
    if start >= end:
        if end < len(block.text) or following is None or len(block.words) > _LONGEST_LABEL:
            return
        block, start, end = following, 0, len(following.text)
    yield from _people(block, start, end)


def _people(block: Block, start: int, end: int) -> Iterator[Credit]:
    """The people named in [start, end) of a block, or one credit without a name for a team."""
    text = block.text
    for count in range(_MOST_NAMES):
        name = name_at_start(text[start:end])
        if not name or (count and ROLE.search(name)):
            if not count and text[start:end].strip() and text[start:end].lstrip()[:1].isupper():
                yield Credit("", text[start:end].strip(), Span(block, start, end))
            return
        after = start + len(name)
        yield Credit(name, text[after:end], Span(block, start, min(end, after)))
        another = _NEXT_NAME.match(text, after, end)
        if not another:
            return
        start = another.end()


def _date(block: Block, start: int, end: int, following: Block | None) -> LabelledDate | None:
    """The date that a label announces, in its own block or in the next."""
    found = next(dates_in(block.text[start:end]), None)
    if found and (found.start <= _REACH or _names_person(block.text[start:end])):
        return LabelledDate(found, Span(block, start + found.start, start + found.end))
    alone = len(block.words) <= _LONGEST_LABEL and not block.text[start:].strip(_AFTER_LABEL)
    if alone and following is not None:
        found = next(dates_in(following.text[:_REACH]), None)
        if found and found.start == 0:
            return LabelledDate(found, Span(following, found.start, found.end))
    return None


def _names_person(text: str) -> bool:
    return bool(name_at_start(text.lstrip(_AFTER_LABEL)))


def _is_title(text: str) -> bool:
    return text.partition(" ")[0].rstrip(".").lower() in HONORIFICS
