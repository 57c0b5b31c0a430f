"""Visit pages and sitemaps politely: robots.txt, pauses, redirects, and a site that asks to come back later."""

from __future__ import annotations

import time
from dataclasses import dataclass

from urllib3.exceptions import InvalidHeader
from urllib3.util import Retry

from seo_checks import UnreadableError
from seo_checks.page_address import web_address
from tools.web.addresses import origin, to_ask
from tools.web.asking import HTML_TYPES, Answer, Asker, OutOfTimeError
from tools.web.robots import Robots

_MOST_REDIRECTS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_BUSY = frozenset({429, 503})
_TRIES = 3
_LONGEST_PAUSE = 60.0  # seconds that a busy site is waited for


class ElsewhereError(UnreadableError):
    """An address leads to another site."""


@dataclass(frozen=True, slots=True)
class Visited:
    """What was found at an address, after redirects."""

    address: str
    data: bytes
    encoding: str = ""


class Visitor:
    """Visits addresses one at a time. `delay` are seconds between two requests to a site, `until` the time to stop."""

    def __init__(self, asker: Asker, *, delay: float, until: float, ignore_robots: bool = False) -> None:
        self._asker = asker
        self._delay = delay
        self._until = until
        self._robots = None if ignore_robots else Robots(lambda address, most: self._follow(address, most)[1])
        self._next_visit: dict[tuple[str, str, int], float] = {}

    def page(self, address: str, most: int) -> Visited:
        """The HTML at an address. Raises UnreadableError where it cannot be had."""
        return self._visit(address, most, HTML_TYPES)

    def file(self, address: str, most: int) -> Visited:
        """The content at an address, of whatever type. Raises UnreadableError where it cannot be had."""
        return self._visit(address, most, frozenset())

    def _visit(self, address: str, most: int, types: frozenset[str]) -> Visited:
        found, answer = self._follow(to_ask(address), most, types, robots=self._robots)
        if answer.status != 200:
            raise UnreadableError(f"It answers {answer.said}.", "Mend or remove it, and what leads to it.")
        return Visited(found, answer.body, answer.encoding)

    def _follow(
        self, address: str, most: int, types: frozenset[str] = frozenset(), robots: Robots | None = None
    ) -> tuple[str, Answer]:
        """The last of the redirects within one site, and the answer there. Each hop is checked like the first."""
        here = address
        for _ in range(_MOST_REDIRECTS + 1):
            if robots:
                robots.refuse(here)
            answer = self._ask(here, most, types, robots.delay(here) if robots else 0.0)
            target = answer.headers.get("location")
            if answer.status not in _REDIRECTS or not target:
                return here, answer
            here = to_ask(target, here)
            if _site(here) != _site(address):
                raise ElsewhereError(f"It leads to another site ({here}), which was not read.", "Name that itself.")
        raise UnreadableError(
            f"It was redirected more than {_MOST_REDIRECTS} times, last to {here}.", "Let it lead straight to its page."
        )

    def _ask(self, address: str, most: int, types: frozenset[str], wanted_delay: float) -> Answer:
        """The answer at an address; where the site is busy, that of a later try."""
        site = origin(address)
        for left in reversed(range(_TRIES)):
            self._pause(self._next_visit.get(site, 0.0))
            answer = self._asker.ask(address, most, types)
            self._next_visit[site] = time.monotonic() + max(self._delay, wanted_delay)
            if answer.status not in _BUSY or not left:
                break
            wait = _retry_after(answer)
            if wait > _LONGEST_PAUSE:
                raise UnreadableError(
                    f"It answers {answer.said} and asks to come back later than in {_LONGEST_PAUSE:g} seconds.",
                    "Try again then.",
                )
            self._next_visit[site] = time.monotonic() + max(self._delay, wanted_delay, wait)
        return answer

    def _pause(self, until: float) -> None:
        if max(until, time.monotonic()) >= self._until:
            raise OutOfTimeError("The time for the whole run was over.", "Raise --max-time, or lower --delay.")
        time.sleep(max(0.0, until - time.monotonic()))


def _site(address: str) -> str:
    known = web_address(address)
    return known.site if known else ""


def _retry_after(answer: Answer) -> float:
    """The seconds that a busy server asks to wait."""
    try:
        return Retry().parse_retry_after(answer.headers.get("retry-after", "1"))
    except (InvalidHeader, ValueError, OverflowError):
        return 1.0
