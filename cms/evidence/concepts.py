"""Which claims an entry speaks of. Claims write treatments and conditions as the page does, entries as concepts."""

from collections.abc import Collection

from seo_checks.claims import rules
from seo_checks.claims.evidence import ANY
from seo_checks.text import fold

_TREATMENTS = ("alternative", "product", "conventional")
_CONDITIONS = ("condition",)


def speaks_of(treatments: Collection[str], conditions: Collection[str], treatment: str, condition: str) -> bool:
    """Whether an entry for these concepts speaks of a claim about that treatment and condition, or of its kind."""
    return _covers(treatments, treatment, _TREATMENTS) and _covers(conditions, condition, _CONDITIONS)


def _covers(concepts: Collection[str], written: str, lists: tuple[str, ...]) -> bool:
    lexicon = rules().library.lexicon
    words = lexicon.read(fold(written))
    named = next((term.concept for term in words.terms_of(*lists)), "") or written.lower()
    return not {ANY, named, *lexicon.broader(named)}.isdisjoint(concepts)
