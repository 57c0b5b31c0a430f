"""What is known of a page beside its HTML."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

# The metas in which a page can tell its own keyphrase, where nobody else does. Visitors do not see them.
KEYPHRASE_META = "caveat-keyphrase"
SYNONYMS_META = "caveat-synonyms"
# The one in which it lets findings of its own stand; comments and attributes are called alike.
ALLOW_META = "caveat-allow"


@dataclass(frozen=True)
class About:
    """The page's own address, the words that it is to be found by with other words for them, and the day of reading.

    `address` is an absolute URL, or "" where it is not known. `keyphrase` is one phrase; in double quotes it counts
    only as it is written. `today` decides what is in the future and what has grown old.
    """

    address: str = ""
    keyphrase: str = ""
    synonyms: tuple[str, ...] = ()
    today: date = field(default_factory=date.today)
