"""What can go wrong before an audit begins, said so that the reader can mend it."""

from __future__ import annotations


class CaveatError(Exception):
    """An error with a remedy. `str()` gives both in one line."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(f"{problem} {remedy}")
        self.problem = problem
        self.remedy = remedy

    def __reduce__(self) -> tuple[type[CaveatError], tuple[str, str]]:
        """How it goes from one process to another."""
        return type(self), (self.problem, self.remedy)


class UnreadableError(CaveatError):
    """An input that cannot be read as a page."""


class ProfileError(CaveatError):
    """A profile that names something Caveat does not have, or gives a value of the wrong kind."""


class RuleError(CaveatError):
    """Rule data that is malformed; the problem names the file, the line and the entry.

    `keys` lead to the entry in the data of its file, so that its line can be told.
    """

    def __init__(self, problem: str, remedy: str, keys: tuple[str | int, ...] = ()) -> None:
        super().__init__(problem, remedy)
        self.keys = keys
