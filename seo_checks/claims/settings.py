"""What a site's profile says about claims: whose rules hold, and the words that are its own."""

from __future__ import annotations

from dataclasses import dataclass

from seo_checks.claims.lexicon import Vocabulary
from seo_checks.errors import ProfileError, RuleError

DEFAULT_JURISDICTIONS = ("UK", "US", "AU")


@dataclass(frozen=True, slots=True)
class ClaimSettings:
    """`jurisdictions` decide which provisions are cited, and how grave a claim is. `terms`: further terms by list."""

    jurisdictions: tuple[str, ...] = DEFAULT_JURISDICTIONS
    terms: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def vocabulary(self, built_in: Vocabulary) -> Vocabulary:
        """The built-in vocabulary with the site's own terms. Raises ProfileError for a list that there is not."""
        try:
            return built_in.with_terms(dict(self.terms))
        except RuleError as error:
            raise ProfileError(f"claims.terms: {error.problem}", error.remedy) from None
