from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from seo_checks.check import check
from seo_checks.document import Document, Role
from seo_checks.findings import Category, Hit, Severity
from seo_checks.wording.lists import PlainWord, plain_words
from seo_checks.wording.prose import Tokens
from seo_checks.wording.verbs import AUXILIARIES

_DETERMINERS = frozenset("a an the this that each every any no my your our their his her its".split())


class _Place(NamedTuple):
    tokens: Tokens
    first: int
    end: int
    word: PlainWord


@check(category=Category.READABILITY, severity=Severity.ADVICE, reads_language=True)
def hard_word(document: Document, *, max_words: int = 12, allowed: tuple[str, ...] = ()) -> Iterator[Hit]:
    """Hard word where a plain one would do

    Words from clinics and offices, such as “haemorrhage”, “contraindicated” and “prior to”, cost readers time, and
    those who are ill, worried or new to the language lose the thread first.

    Each word has one finding, at its first place; the commonest come first, `max_words` at most on a page. A word is
    left alone where its plain alternative stands in the same sentence, so that it is explained, in a name, in
    quotation marks, in quotations and in references. `allowed` names words that the clinic wants to keep.

    Source: Digital.gov, Plain Language Guide, Short and simple <https://digital.gov/guides/plain-language/principles/short-simple>
    Source: NHS digital service manual, A to Z of NHS health writing <https://service-manual.nhs.uk/content/a-to-z-of-nhs-health-writing>
    Source: CDC, Everyday Words for Public Health Communication <https://www.cdc.gov/ccindex/everydaywords/index.html>
    """
    keep = {word.lower() for word in allowed}
    places: defaultdict[str, list[_Place]] = defaultdict(list)
    for place in _places(document):
        if place.word.name not in keep:
            places[place.word.name].append(place)
    commonest = sorted(places.values(), key=lambda found: -len(found))[:max_words]
    for found in commonest:
        tokens, first, end, word = found[0]
        span = tokens.span(first, end)
        times = f" ({len(found)} times on this page)" if len(found) > 1 else ""
        instead = tuple(_cased(other, span.quote) for other in _instead(tokens, first, word))
        advice = f"{instead[0][1:-1]}" if word.advice else "Write " + " or ".join(f"“{other}”" for other in instead)
        yield Hit(
            span,
            f"“{span.quote}” can be said more plainly{times}. {advice[:1].upper()}{advice[1:]}.",
            suggestions=() if word.advice else instead,
        )


def _places(document: Document) -> Iterator[_Place]:
    """Where hard words stand that nothing excuses."""
    for tokens, first, end, word in plain_words().find_in(document):
        if tokens.sentence.block.role is not Role.QUOTE and not _excused(tokens, first, end, word):
            yield _Place(tokens, first, end, word)


def _excused(tokens: Tokens, first: int, end: int, word: PlainWord) -> bool:
    """Whether a hard word is a noun though listed as a verb, is explained, is part of a name or is quoted."""
    if word.verb and first and tokens.words[first - 1] in _DETERMINERS:
        return True
    if tokens.in_a_name(first, end) or tokens.quoted(first):
        return True
    others = [other for other in word.alternatives if not word.advice]
    return any(f" {other} " in f" {' '.join(tokens.words)} " for other in others)


def _cased(other: str, quote: str) -> str:
    return other[:1].upper() + other[1:] if quote[:1].isupper() else other


def _instead(tokens: Tokens, first: int, word: PlainWord) -> tuple[str, ...]:
    """The alternatives in the form that fits: a past form after "be" or "have" is a participle."""
    after_auxiliary = not AUXILIARIES.isdisjoint(tokens.words[max(0, first - 3) : first])
    return word.as_participle if word.as_participle and after_auxiliary else word.alternatives
