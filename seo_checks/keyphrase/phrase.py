"""A phrase that is sought on a page: a keyphrase or a synonym of one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType

from seo_checks.keyphrase.function_words import FUNCTION_WORDS, JOINING
from seo_checks.keyphrase.synonyms import read_terms
from seo_checks.keyphrase.word_forms import Token, beginning, stem, tokens_of, words_of
from seo_checks.text import fold


@dataclass(frozen=True, slots=True)
class OtherName:
    """Another name for what some words of a phrase name: its stems in order, and the stems of those words."""

    stems: tuple[str, ...]
    covers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase made ready to be sought.

    `words` are all of its words; `content` are those that count, by their stems. In an `exact` phrase all words count,
    as they are written and in their order. `other_names` stand for some of the words.
    """

    text: str
    exact: bool
    words: tuple[str, ...]
    content: Mapping[str, str] = field(hash=False)  # word by stem, in the order of the phrase
    # by first stem
    other_names: Mapping[str, tuple[OtherName, ...]] = field(hash=False, default_factory=lambda: MappingProxyType({}))
    beginnings: frozenset[str] = frozenset()  # of all words that can be part of a match
    subjects: tuple[frozenset[str], ...] = ()  # the stems of each treatment and condition in it

    @property
    def length(self) -> int:
        """How many words count."""
        return len(self.words) if self.exact else len(self.content)

    @property
    def identity(self) -> frozenset[str] | tuple[str, ...]:
        """What two phrases that say the same have in common: the words that count; of exact ones all, in order."""
        return self.words if self.exact else frozenset(self.content)

    def is_all_of(self, text: str) -> bool:
        """Whether a short text says this phrase and nothing else: the same words that count, function words apart."""
        words = tuple(words_of(fold(text)))
        if self.exact or len(words) > 2 * len(self.words) + 2:
            return words == self.words
        named = {stem(word) for word in words if word not in FUNCTION_WORDS}
        return named <= self.content.keys() <= named | {stem(word) for word in words}


@lru_cache(maxsize=1_000)
def read_phrase(text: str) -> Phrase:
    """The phrase that an editor gave, with its function words set aside; one in double quotes is exact."""
    text = " ".join(text.split())
    folded = fold(text)
    exact = len(folded) > 2 and folded[0] == folded[-1] == '"'
    if exact:
        text, folded = text[1:-1].strip(), folded[1:-1].strip()
    tokens = tokens_of(folded)
    words = tuple(token.word for token in tokens)
    if exact:
        content = MappingProxyType({word: word for word in words})
        return Phrase(text, exact, words, content, beginnings=_beginnings(words))
    places, concepts = read_terms(folded)
    counting = [token.word for token in tokens if _counts(token, places)]
    names = [(name, concept.stems) for concept in concepts for name in concept.names]
    return Phrase(
        text,
        exact,
        words,
        MappingProxyType({stem(word): word for word in counting}),
        _other_names(names),
        _beginnings([*counting, *(word for name, _ in names for word in name)]),
        tuple(concept.stems for concept in concepts),
    )


def _other_names(names: list[tuple[tuple[str, ...], frozenset[str]]]) -> Mapping[str, tuple[OtherName, ...]]:
    found: defaultdict[str, tuple[OtherName, ...]] = defaultdict(tuple)
    for words, stems in names:
        name = OtherName(tuple(map(stem, words)), stems)
        if name not in found[name.stems[0]]:
            found[name.stems[0]] += (name,)
    return MappingProxyType(dict(found))


def _counts(token: Token, places: list[tuple[int, int]]) -> bool:
    """Whether a word is content: no function word, or part of a name, such as "IT" in "IT band syndrome"."""
    if token.word not in FUNCTION_WORDS:
        return True
    return token.word not in JOINING and any(start <= token.start < end for start, end in places)


def _beginnings(words: list[str] | tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(beginning, words))
