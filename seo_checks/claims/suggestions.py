"""Wording that would stand, built from the parts of the claim."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from seo_checks.claims.claim import Claim

SLOTS = ("treatment", "condition")
_SLOT = re.compile(r"\{(\w+)\}")
_MOST = 2  # a reader wants a way out, not a list


@cache
def slots_of(template: str) -> tuple[str, ...]:
    """The slots of a template."""
    return tuple(_SLOT.findall(template))


def suggestions_for(claim: Claim, templates: Iterable[str]) -> tuple[str, ...]:
    """The first templates whose slots the claim fills, filled."""
    return tuple(suggestion for suggestion, _ in zip(_filled(claim, templates), range(_MOST), strict=False))


def _filled(claim: Claim, templates: Iterable[str]) -> Iterator[str]:
    parts = {slot: value for slot in SLOTS if (value := getattr(claim, slot))}
    for template in templates:
        if all(slot in parts for slot in slots_of(template)):
            filled = template.format(**parts)
            yield filled[0].upper() + filled[1:]
