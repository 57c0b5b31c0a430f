"""How a row of the trail follows from the row before it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from hashlib import sha256

from cms.trail.copies import canonical
from cms.trail.keys import Key

START = "0" * 64  # what the first row follows


@dataclass(frozen=True)
class Link:
    """A row as the chain sees it, from the database or from a file."""

    number: int
    entry: str
    previous: str
    key_id: str
    digest: str
    signature: str

    @classmethod
    def after(cls, number: int, previous: str, entry: str, key: Key) -> Link:
        """Return the link that follows the row with this number and digest."""
        number += 1
        digest = _digest(number, entry, previous, key.id)
        return cls(number, entry, previous, key.id, digest, key.sign(digest))

    def is_intact(self) -> bool:
        """Return whether the row says what was hashed."""
        return self.digest == _digest(self.number, self.entry, self.previous, self.key_id)

    def fields(self) -> dict:
        """Return its parts by name."""
        return asdict(self)


def _digest(number: int, entry: str, previous: str, key_id: str) -> str:
    return sha256(canonical([number, previous, key_id, entry]).encode()).hexdigest()
