"""What the words around a match make of it: negated, hedged, asked, or told inside a tradition's own frame."""

from __future__ import annotations

import re
from bisect import bisect_right
from enum import StrEnum
from functools import lru_cache

_REACH = 80  # characters to the left that a negation or hedge governs, about thirteen words
_WORD_EDGE = re.compile(r"\b")


class Negation(StrEnum):
    """What a negation left of a match does to it: any clears it, or only one that takes the claim itself back."""

    CLEARS = "clears"
    PART = "part"


# The clause that a match stands in begins after these; a negation or hedge further left does not reach it.
_CLAUSE_START = re.compile(
    r"""# a clause or phrase set before the main clause
    ^(?:(?:but|and|so|yet)\ )?(?:although|though|even\ though|because|if|when|while|where|since|as|unless|after|before
        |until|not\ just|instead\ of|rather\ than|despite|(?:with\ )?no|without|unlike)\b[^,]*,
    | [;:] | [.!?]['"]?\ | ,\ (?:but|so|and|which|because|while|whereas|yet)\b
    | ,(?=\ (?:we|you|i|they|he|she|it|our|your|this|these|that)\b)
    | \b(?:
        (?:but|although|though|because|whereas)\b | however,
        # "not only … but", "no more …": no negation of what follows
        | not\ (?:only|just|merely|simply)\b | no\ (?:matter|doubt|wonder|longer|more)\b
        | nothing\ (?:but|short\ of)\b
        # "no" and "without" govern the noun after them, not the rest of a list
        | (?:no|without)(?:\ \w+){1,3}, | without(?:\ \w+){1,6}\ (?=(?:and|we|i|you|our)\b)
    )""",
    re.VERBOSE,
)
_NEGATION = re.compile(
    r"""\b(?:not|never|no|none|cannot|without|neither|nor|nobody|nothing|hardly|rarely|seldom|unlikely|far\ from
        |(?<!a\ )few|rather\ than|instead\ of|unable\ to|fail(?:s|ed)?\ to|refuse[sd]?\ to|stop\ short\ of|discredited
        |disprove[sdn]?)\b
    | n't\b | \{negation\}""",  # the last in a pattern
    re.VERBOSE,
)
# What takes back a claim that is itself a negation ("no side effects", "never comes back").
_DISCLAIMER = re.compile(
    r"""# "not always without …"
    (?:\b(?:not|never|hardly|rarely|cannot|seldom)|n't)
    (?:\ (?:always|entirely|completely|necessarily|totally|quite|be|been|comes?|fully|wholly))*\ $
    # "no treatment is …"
    | \b(?:no|few|not\ every|not\ all|not\ a\ single|hardly\ any)\ (?:\w+\ ){1,3}
      (?:is|are|comes?|can|has|have|exists?|could|will|that)\b
    # "cannot promise that it …"
    | (?:\b(?:not|cannot|never|nobody\ can|no\ one\ can|unable\ to)|n't)\ (?:\w+\ ){0,3}
      (?:promise|guarantee|make\ sure|ensure|assure|say|claim|mean|imply|assume|expect|suggest|know|prove|tell|believe
        |pretend)\b""",
    re.VERBOSE,
)
# What weakens a claim: doubt, possibility, an aim, a part in it. None of these clears it.
_HEDGE = re.compile(
    r"""\b(?:may|might|could|can|would|possibly|perhaps|potentially|sometimes|suggests?|it\ is\ possible
        |(?:is|are|was|were|be)\ (?:thought|believed|said|considered|known)\ to|appears?\ to|seems?\ to
        |(?<!more\ )(?<!less\ )likely\ to|for\ some|in\ some\ (?:cases|people)
        |aims?\ (?:is\ )?to|aimed\ at|aiming\ to|(?:goal|aim|purpose|idea)\ (?:\w+\ ){0,3}?is\ to|designed\ to
        |intended\ to|try\ to|strive\ to|seeks?\ to|with\ a\ view\ to|hop(?:e|es|ing)\ to|want(?:s|ing)?\ to
        |look(?:s|ing)?\ to
        |help(?:s|ed|ing)?\ (?:to|you|your|them|people|the\ body|with|reduce|ease|relieve|manage)
        |some\ (?:people|patients|of\ our\ patients|clients)\ (?:find|report|feel|notice))\b(?!')""",
    re.VERBOSE,
)
# Of these, what says no more than that something is possible, or true of some.
_DOUBT = re.compile(r"\b(?:may|might|could|possibly|perhaps|potentially|sometimes|some|appears?|seems?|suggests?)\b")
# A question that takes the result for granted is a claim with a question mark.
_PRESUPPOSES = re.compile(
    r"""\W*(?:(?:but|and|so)\ )?
        (?:(?:do\ you\ |don't\ you\ |would\ you\ |wouldn't\ you\ |who\ )?(?:want|wish|like|love|long)\b
        |(?:are\ you\ )?(?:tired|fed\ up|ready|looking\ (?:to|for)|searching\ for)\b
        |why\ (?!do|does|did|is|are|was|were|has|have|can|could|should|would|will|might|it|we|you|i|choose|us)\w+\b
        |imagine\b|did\ you\ know\b|what\ if\b|need\ (?!to\b))""",
    re.VERBOSE,
)
# A claim with a question hung on it: "It relieves headaches, so why not try it?"
_TAGGED = re.compile(
    r"""[,-]\ *(?:so\ |and\ )?(?:why\ (?:not|wait|suffer|should\ you)|isn't\ it|is\ it\ any\ wonder|right
        |don't\ you\ think|what\ (?:are\ you|is\ stopping)|who\ wouldn't)\b""",
    re.VERBOSE,
)
_YES = re.compile(
    r"""\W*(?:yes|yep|absolutely|of\ course|certainly|definitely|you\ bet|indeed|sure|without\ (?:a\ )?doubt
        |(?:and\ )?the\ (?:short\ )?answer\ is,?\ yes|it\ (?:can|does|will|sure\ does))\b(?!\ (?:not|but))""",
    re.VERBOSE,
)
# A few words in quotation marks inside a sentence that talks about them: "\"no side effects\" is what you say about …".
_QUOTED = re.compile(r'"[^"]{1,60}"')
_OWN_VOICE = re.compile(r"\b(?:we|our|us|i|my|me)\b")
_LEAST_WORDS_ABOUT = 4
_ADDRESSES = re.compile(r"\b(?:we|our|us|you|your|i|my)\b")


def clause_before(sentence: str, start: int) -> str:
    """The part of a folded sentence's clause that stands before offset `start`, as far as a negation reaches."""
    begins = _clause_begins(sentence)
    return sentence[max(begins[bisect_right(begins, start) - 1], _reached(sentence, start)) : start]


def _reached(sentence: str, start: int) -> int:
    """How far to the left of `start` a negation governs: to the edge of a word, so that no "knot" is read as "not"."""
    if start <= _REACH:
        return 0
    edge = _WORD_EDGE.search(sentence, start - _REACH, start)
    return edge.start() if edge else start


@lru_cache(64)
def _clause_begins(sentence: str) -> list[int]:
    """Where the clauses of a sentence begin; remembered, because every match in it asks."""
    return [0, *(boundary.end() for boundary in _CLAUSE_START.finditer(sentence))]


def is_negated(sentence: str, start: int, negation: Negation = Negation.CLEARS) -> bool:
    """Whether a negation before `start` takes back what begins there."""
    if negation is Negation.PART:
        return bool(_DISCLAIMER.search(sentence[_reached(sentence, start) : start]))
    if start <= _REACH and not has_negation(sentence[:start]):
        return False  # the usual case, in which nobody has to look for clauses
    return has_negation(clause_before(sentence, start))


def has_negation(text: str) -> bool:
    """Whether a stretch of folded text, or a pattern, holds a negation."""
    return bool(_NEGATION.search(text))


def is_hedged(sentence: str, start: int, end: int) -> bool:
    """Whether "may", "might", "could" or the like in the same clause weakens what stands in [start, end)."""
    return bool(_HEDGE.search(clause_before(sentence, start) + sentence[start:end]))


def is_doubted(sentence: str, start: int, end: int) -> bool:
    """Whether the same clause says no more than that [start, end) is possible, or true of some people."""
    return bool(_DOUBT.search(clause_before(sentence, start) + sentence[start:end]))


def asks(sentence: str) -> bool:
    """Whether the sentence asks, rather than promise with a question mark ("Want to be free of pain for good?")."""
    return sentence.rstrip("\"') !").endswith("?") and not _PRESUPPOSES.match(sentence) and not _TAGGED.search(sentence)


def affirms(sentence: str) -> bool:
    """Whether the sentence answers a question with yes, so that the question has become a claim."""
    return bool(_YES.match(sentence))


def addresses(sentence: str) -> bool:
    """Whether the sentence speaks as the clinic or to the reader: there, a tradition told about earlier has ended."""
    return bool(_ADDRESSES.search(sentence))


def in_own_voice(sentence: str) -> bool:
    """Whether the sentence speaks for who wrote it: "we", "our", "I"."""
    return bool(_OWN_VOICE.search(sentence))


def is_mentioned(sentence: str, start: int, end: int) -> bool:
    """Whether [start, end) is quoted as a phrase that somebody uses, in a sentence that is not the clinic's own voice.

    A patient's own words ("It never came back", says Jo) have hardly anything around them, and stay claims.
    """
    for quoted in _QUOTED.finditer(sentence):
        if quoted.start() < start and end < quoted.end():
            around = sentence[: quoted.start()] + sentence[quoted.end() :]
            return len(around.split()) >= _LEAST_WORDS_ABOUT and not in_own_voice(sentence)
    return False
