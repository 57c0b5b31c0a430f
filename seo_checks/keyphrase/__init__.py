"""Keyphrases: the words that a page is to be found by, and where on the page they stand, in whatever form."""

from seo_checks.keyphrase.given import Keyphrase, keyphrase_of, split_synonyms
from seo_checks.keyphrase.map import KeyphraseMap, keyphrase_map
from seo_checks.keyphrase.matching import By
from seo_checks.keyphrase.page import Match, keyphrase_matches, matches_in, sentences_by_subject, takes_up_subject
from seo_checks.keyphrase.phrase import Phrase, read_phrase

__all__ = [
    "By",
    "Keyphrase",
    "KeyphraseMap",
    "Match",
    "Phrase",
    "keyphrase_map",
    "keyphrase_matches",
    "keyphrase_of",
    "matches_in",
    "read_phrase",
    "sentences_by_subject",
    "split_synonyms",
    "takes_up_subject",
]
