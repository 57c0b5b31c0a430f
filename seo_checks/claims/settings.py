"""What a site's profile says about claims: whose rules hold, and the words that are its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from seo_checks.claims.evidence import Register
from seo_checks.claims.lexicon import Lexicon, Vocabulary
from seo_checks.errors import ProfileError, RuleError

DEFAULT_JURISDICTIONS = ("UK", "US", "AU")


@dataclass(frozen=True, slots=True)
class ClaimSettings:
    """`jurisdictions` decide which provisions are cited, and how grave a claim is. `terms`: further terms by list.

    `evidence_path` is where the profile says that the site's own evidence register lies, as it was written there;
    `evidence` the name and text of that file, once somebody has read it.
    """

    jurisdictions: tuple[str, ...] = DEFAULT_JURISDICTIONS
    terms: tuple[tuple[str, tuple[str, ...]], ...] = ()
    evidence_path: str = ""
    evidence: tuple[str, str] | None = None

    def vocabulary(self, built_in: Vocabulary) -> Vocabulary:
        """The built-in vocabulary with the site's own terms. Raises ProfileError for a list or term that cannot be."""
        try:
            vocabulary = built_in.with_terms(dict(self.terms))
            Lexicon(Vocabulary(dict.fromkeys(built_in.lists, ()) | dict(self.terms)))  # refuses what is no term
            return vocabulary
        except RuleError as error:
            raise ProfileError(f"claims.terms: {error.problem}", error.remedy) from None

    def register(self, today: date) -> Register:
        """The built-in evidence register with the site's own. Raises ProfileError where that is malformed."""
        if self.evidence is None:
            return Register.built_in()
        name, text = self.evidence
        try:
            return Register.from_text(text, name, today).joined(Register.built_in())
        except RuleError as error:
            raise ProfileError(error.problem, error.remedy) from None
