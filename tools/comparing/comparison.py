"""What differs between two reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from seo_checks import PageStatus, Profile, Severity
from seo_checks.figures import targets
from tools.comparing.moved_pages import counterparts
from tools.comparing.report_file import Found, Page, ReportFile

_LEAST_CHANGE = 0.05  # of a figure; less is a matter of rounding


@dataclass(frozen=True, slots=True)
class Change:
    """A finding that both reports have, with another severity or status."""

    old: Found
    new: Found

    @property
    def is_worse(self) -> bool:
        """Whether it counts now and did not before, or is graver than it was."""
        return self.new.is_open and (not self.old.is_open or self.new.severity.rank < self.old.severity.rank)


@dataclass(frozen=True, slots=True)
class WorseFigure:
    """A figure of a page that moved away from what is aimed at."""

    source: str
    metric: str
    old: float
    new: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs. `moved` holds pairs of names, old and new; `unread` the pages of which less was read than before.

    `new` and `gone` are open findings. Of pages that were read less, nothing counts as gone.
    """

    new: tuple[Found, ...]
    gone: tuple[Found, ...]
    changed: tuple[Change, ...]
    worse_figures: tuple[WorseFigure, ...]
    moved: tuple[tuple[str, str], ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]
    unread: tuple[str, ...]
    same_rules: bool

    def fails(self, fail_on: Severity | None) -> bool:
        """Whether anything that is new, open again or graver than before is at or above a severity."""
        found = [*self.new, *(change.new for change in self.changed if change.is_worse)]
        return fail_on is not None and any(one.severity.rank <= fail_on.rank for one in found)


def compare(old: ReportFile, new: ReportFile) -> Comparison:
    """Compare two reports.

    A finding is the same where its fingerprint is, as often as both have it: first on its page, then anywhere, as
    sentences move. What is about a page as a whole and quotes nothing is only compared with the same page.
    """
    was = counterparts(old.pages, new.pages)
    pages = {page.source: page for page in old.pages}
    pairs = [(pages[was[page.source]], page) for page in new.pages if page.source in was]
    known, left, came = _matched(old, new, was)
    unread = {now.source: then.source for then, now in pairs if _is_read_less(then, now)}
    looked_at = [found for found in left if found.source not in unread.values()]
    return Comparison(
        new=tuple(found for found in came if found.is_open),
        gone=tuple(found for found in looked_at if found.is_open),
        changed=tuple(
            Change(a, b) for a, b in known if a.status is not b.status or (b.is_open and a.severity is not b.severity)
        ),
        worse_figures=tuple(figure for then, now in pairs for figure in _worse_figures(then, now)),
        moved=tuple((then.source, now.source) for then, now in pairs if then.source != now.source),
        added=tuple(page.source for page in new.pages if page.source not in was),
        removed=tuple(page.source for page in old.pages if page.source not in was.values()),
        unread=tuple(unread),
        same_rules=old.made_by == new.made_by,
    )


def _matched(
    old: ReportFile, new: ReportFile, was: Mapping[str, str]
) -> tuple[list[tuple[Found, Found]], list[Found], list[Found]]:
    """The findings that both have, in the order of the new report, and those that the old or the new alone has."""
    left, came = _all(old), _all(new)
    order = {id(found): position for position, found in enumerate(came)}
    names = {**was, "": ""}
    same_page, left, came = _pairs(
        left, came, lambda found: (found.source, found.fingerprint),
        lambda found: (names.get(found.source), found.fingerprint),
    )  # fmt: skip
    quoting = [found for found in left if found.quote], [found for found in came if found.quote]
    elsewhere, *_ = _pairs(*quoting, lambda found: found.fingerprint, lambda found: found.fingerprint)
    used = {id(found) for pair in elsewhere for found in pair}
    known = sorted([*same_page, *elsewhere], key=lambda pair: order[id(pair[1])])
    return known, [found for found in left if id(found) not in used], [f for f in came if id(f) not in used]


def _all(report: ReportFile) -> list[Found]:
    return [*(found for page in report.pages for found in page.findings), *report.site]


def _pairs(
    left: Iterable[Found], came: Iterable[Found], key: Callable[[Found], Hashable], new_key: Callable[[Found], Hashable]
) -> tuple[list[tuple[Found, Found]], list[Found], list[Found]]:
    """Those that have the same key, pair by pair, and the rest of either."""
    waiting: defaultdict[Hashable, list[Found]] = defaultdict(list)
    for found in left:
        waiting[key(found)].append(found)
    pairs, unknown = [], []
    for found in came:
        candidates = waiting[new_key(found)]
        if candidates:
            pairs.append((candidates.pop(0), found))
        else:
            unknown.append(found)
    return pairs, [found for candidates in waiting.values() for found in candidates], unknown


def _is_read_less(then: Page, now: Page) -> bool:
    order = list(PageStatus)
    return order.index(now.status) > order.index(then.status)


def _worse_figures(then: Page, now: Page) -> Iterator[WorseFigure]:
    for target in targets(Profile()):
        before, after = then.metrics.get(target.metric), now.metrics.get(target.metric)
        if before is not None and after is not None:
            change = after - before if target.at_most else before - after
            if change >= _LEAST_CHANGE:
                yield WorseFigure(now.source, target.metric, before, after)
