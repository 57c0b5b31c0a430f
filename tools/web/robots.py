"""What a site asks of programs in its robots.txt."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urljoin

from protego import Protego

from seo_checks import UnreadableError
from tools.web.addresses import HostError, origin
from tools.web.asking import Answer, OutOfTimeError

_PRODUCT = "Caveat"  # the name under which a robots.txt may speak to us
_MOST_BYTES = 512_000  # https://www.rfc-editor.org/rfc/rfc9309#section-2.5
_GONE = range(400, 500)


class DisallowedError(UnreadableError):
    """A site does not want an address to be read by programs."""


class Robots:
    """The robots.txt of each site that is asked, read once.

    `ask` gives the answer for an address within a number of bytes, redirects followed.
    """

    def __init__(self, ask: Callable[[str, int], Answer]) -> None:
        self._ask = ask
        self._rules: dict[tuple[str, str, int], Protego | UnreadableError] = {}

    def refuse(self, address: str) -> None:
        """Raise DisallowedError where the site disallows an address, or cannot say what it disallows."""
        rules = self._of(address)
        if isinstance(rules, UnreadableError):
            raise DisallowedError(f"The site's robots.txt cannot be had ({rules.problem.rstrip('.')}).", rules.remedy)
        if not rules.can_fetch(address, _PRODUCT):
            raise DisallowedError(
                "The site's robots.txt disallows it; it was not read.",
                'Allow it for "Caveat" there, or add --ignore-robots if the site is your own.',
            )

    def delay(self, address: str) -> float:
        """The seconds that the site wants between two requests; 0 where it does not say."""
        rules = self._of(address)
        return 0.0 if isinstance(rules, UnreadableError) else float(rules.crawl_delay(_PRODUCT) or 0)

    def _of(self, address: str) -> Protego | UnreadableError:
        """See https://www.rfc-editor.org/rfc/rfc9309#section-2.3.1: without the file all is allowed; where a server
        fails to give it, nothing is."""
        site = origin(address)
        if site not in self._rules:
            self._rules[site] = self._read(urljoin(address, "/robots.txt"))
        return self._rules[site]

    def _read(self, address: str) -> Protego | UnreadableError:
        try:
            answer = self._ask(address, _MOST_BYTES)
        except (HostError, OutOfTimeError):  # of which robots.txt is not to blame
            raise
        except UnreadableError as error:
            return error
        if answer.status in _GONE and answer.status != 429:
            return Protego.parse("")
        if answer.status != 200:
            return UnreadableError(f"It answers {answer.said}.", "Try again later.")
        return Protego.parse(answer.body.decode("utf-8-sig", errors="replace"))
