"""Claims: what copy says that evidence does not bear. Rules, concepts and provisions are data; `engine` reads pages."""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterator
from datetime import date
from functools import cache, lru_cache
from importlib import resources

from seo_checks.check import Check
from seo_checks.claims.engine import ClaimEngine
from seo_checks.claims.lexicon import Lexicon
from seo_checks.claims.loading import Rules, load_rules
from seo_checks.claims.prepared import prepared
from seo_checks.claims.settings import ClaimSettings
from seo_checks.document import Document
from seo_checks.findings import Hit

_DATA = resources.files(__name__)
_ENGINES = 8  # kept ready: as many sites with settings of their own as one process is likely to serve


@cache
def rules() -> Rules:
    """The claim rules with what they share. Raises RuleError, naming file and entry, where rule data is malformed."""
    # Nothing that is made here is garbage; looking for some, again and again, would take a third of the time.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return prepared(_DATA, lambda: load_rules(_DATA, run=_run_alone))
    finally:
        if collecting:
            gc.enable()


def claim_rules() -> tuple[Check, ...]:
    """All claim rules as checks, in order of id."""
    return tuple(rules().checks.values())


def claim_hits(
    document: Document, wanted: Collection[str], settings: ClaimSettings, today: date
) -> Iterator[tuple[str, Hit]]:
    """What the wanted rules find on a page, as (id of the rule, hit): one hit for each claim. Evidence may expire."""
    return engine_for(settings, today).hits(document, wanted, today)


@lru_cache(_ENGINES)
def engine_for(settings: ClaimSettings, today: date) -> ClaimEngine:
    """The engine for a site's settings. Raises ProfileError where they name what there is not."""
    loaded = rules()
    library = loaded.library
    lexicon = Lexicon(settings.vocabulary(library.vocabulary)) if settings.terms else library.lexicon
    return ClaimEngine(loaded, lexicon, settings.jurisdictions, settings.register(today))


def _run_alone(rule: str, document: Document) -> Iterator[Hit]:
    """One rule as a check of its own, with the default settings."""
    return (hit for _, hit in claim_hits(document, {rule}, ClaimSettings(), date.today()))
