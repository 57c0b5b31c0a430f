"""The passive voice: a form of "be" or "get" with a past participle that is no adjective.

What counts: "is used", "has been shown", "can be treated", "are being looked at", "got infected", "Is it covered?", and
gerunds and infinitives ("being treated", "to be seen"). What does not:

- states and moods of people and of the body ("is tired", "are interested", "is swollen", "was injured"), places ("is
  located in") and fixed adjectives ("is limited", "is based on", "are related to") — unless somebody does it: "by";
- what is said of people and firms: "qualified", "registered", "trained", "insured", "experienced";
- "are used to needles", "is supposed to", "is meant to", "are bound to", "get started", "was born";
- a participle that goes with a noun: "there are some suggested theories", "they are trained therapists";
- a participle that is graded, as only adjectives are: "is very limited", "was too worried".

A participle that leans on no auxiliary ("needles placed in the skin") is not counted either.
"""

from __future__ import annotations

import re

from seo_checks.document import Document, Span
from seo_checks.remembering import once_per_document
from seo_checks.wording.prose import Tokens, sentences_with, statements
from seo_checks.wording.verbs import IRREGULAR_PARTICIPLES

_BE = frozenset(
    "is are was were be been being am isn't aren't wasn't weren't it's that's what's they're we're you're i'm "
    "he's she's who's there's ain't".split()
)
_GET = frozenset("get gets got getting gotten".split())
_AUXILIARY = _BE | _GET
# "It's helped me" is "it has helped me".
_IS_OR_HAS = frozenset("it's that's what's he's she's who's there's".split())
# What stands before the auxiliary and belongs to it.
_BEFORE = frozenset(
    "can could may might must shall should will would cannot can't couldn't won't wouldn't shouldn't mustn't has have "
    "had hasn't haven't hadn't having to be been being is are was were isn't aren't wasn't "
    "weren't".split()
)
_BETWEEN = frozenset(
    "not never always often also still usually now then only just ever even already sometimes rarely seldom soon well "
    "best better first again once thus therefore however later more most less least all both each either almost being "
    "been further instead perhaps simply mostly maybe hardly barely merely long yet n't increasingly".split()
)
_NOT_MANNER = frozenset("family only early daily weekly monthly yearly friendly likely unlikely lovely supply".split())
# Words in -ly are adverbs, but after these a participle is an adjective.
_GRADING = frozenset(
    "very too quite rather so extremely fairly pretty incredibly really particularly especially terribly hugely deeply "
    "slightly remarkably exceptionally".split()
)
_PHRASES = frozenset(
    {("in", "turn"), ("in", "fact"), ("in", "part"), ("in", "general"), ("at", "times"), ("at", "first"),
     ("for", "example"), ("for", "instance"), ("of", "course"), ("by", "hand"), ("at", "present")}
)  # fmt: skip
# In -ed and no participle at all, or never one of a passive.
_NO_PARTICIPLE = frozenset(
    "need indeed bed red seed feed speed breed weed bleed hundred sacred naked wicked crooked rugged ragged wretched "
    "beloved kindred shed embed exceed proceed succeed deed greed reed creed heed med biomed meds wed led-light "
    "newlywed infrared unwed".split()
)
# States of mind, qualities and fixed adjectives: a passive only where "by" names who does it.
_ADJECTIVES = frozenset(
    """
    tired interested disinterested worried concerned pleased scared frightened terrified excited bored confused
    surprised disappointed satisfied dissatisfied relaxed stressed depressed exhausted overwhelmed embarrassed annoyed
    ashamed amazed astonished delighted thrilled alarmed troubled puzzled shocked frustrated fatigued agitated
    convinced resigned motivated committed dedicated devoted honoured honored privileged blessed inclined tempted
    accustomed addicted attached experienced qualified skilled trained registered licensed licenced certified
    accredited insured uninsured educated specialised specialized chartered retired married divorced engaged widowed
    bereaved separated employed seated dressed focused focussed biased prejudiced opinionated minded gifted
    talented aged advanced complicated sophisticated detailed varied dated outdated crowded elevated limited mixed
    balanced involved related unrelated located situated based supposed closed finished complicated spirited
    organised organized disabled sighted impaired entitled obliged opposed composed pregnant swollen inflamed bruised
    injured hurt sprained strained constipated bloated dehydrated congested blocked sunburnt intoxicated drunk asleep
    broken cracked frozen torn chapped clogged infected damaged deformed dislocated fractured irritated sensitised
    sensitized paralysed paralyzed traumatised traumatized distressed flushed rested recovered settled
    gone born stuck hidden forgotten fixed joined-up united mistaken settled
    """.split()
)
# Of these, the ones that anybody can also be done to: a passive after "been" and "being" and in a perfect.
_DONE_TO = frozenset(
    """
    broken cracked frozen torn infected damaged dislocated fractured irritated injured hurt trained registered licensed
    certified accredited insured educated employed separated closed located situated elevated limited mixed
    balanced organised organized blocked fixed hidden forgotten joined-up united bruised strained
    traumatised traumatized finished involved based settled stuck
    """.split()
)
# Verbs whose passive takes an object or a complement after it: "were given needles", "was kept clean".
_WITH_COMPLEMENT = frozenset(
    "given told asked shown offered taught sent paid called named considered kept made found left deemed thought "
    "believed known labelled rendered proved proven declared judged turned set awarded granted allowed denied refused "
    "promised lent sold charged guaranteed allocated assigned elected appointed termed dubbed prescribed".split()
)
# With "get", a change of state; with the others somebody does it.
_NOT_WITH_GET = frozenset(
    "started rid married used lost dressed tired bored stuck better ready involved engaged divorced acquainted going "
    "accustomed prepared interested excited worried confused stressed frustrated upset set sorted undressed changed "
    "organised organized along back through to over in out up on off some done".split()
)
_NOT_A_PERSON_USED_TO = frozenset(
    "the a an this that these those it them him her us me you my your our their his being having doing how what such "
    "some any".split()
)
_NO_AGENTS = frozenset("then now far noon midnight itself themselves yourself".split())
# Before "to" these are adjectives.
_PREPOSITIONAL = frozenset("bound meant used supposed set determined prepared".split())
_PLURAL_LIKE = frozenset(
    "as his this its us is was times always perhaps thus afterwards overseas nowadays besides indoors outdoors across "
    "towards less unless does has various sometimes upwards downwards backwards forwards inwards outwards sideways "
    "ours yours theirs whereas minus plus regardless this".split()
)
_DETERMINERS = frozenset("the a an this that these those my your our their his her its any all each every no".split())
_PRONOUNS = frozenset("i you he she it we they this that these those".split())
_PERSONS = frozenset("i you we they he she".split())
_WORN = frozenset({"", ".", ",", "out", "down", "away", "and", "or"})
_PERSON_IS = frozenset("you're we're i'm they're he's she's".split())
_QUESTION_WORDS = frozenset("what when where how why who which whom whose".split())
_OBJECTS = (_DETERMINERS - {"all", "no"}) | frozenset(
    "me us him her them you many some people patients so thousands".split()
)
_NO_SUBJECTS = frozenset({"there", "a", "an"})
_HYPHENED = re.compile(r"(?:re|pre|co|over|under|out|mis|self|de)-\w+ed")
_UN = re.compile(r"un(?!der|do|it|lock|pack|cover|veil|load|fold|block|lea)\w+(?:ed|en|wn)")
_LONGEST_SUBJECT = 4  # words between the auxiliary and the participle of a question
_LONGEST_GAP = 4  # adverbs


@once_per_document
def passive_sentences(document: Document) -> tuple[Tokens, ...]:
    """The sentences of running text that hold a passive."""
    return tuple(
        tokens for tokens in sentences_with(document, _AUXILIARY) if tokens.statement and _passive(tokens.words)
    )


def share_of_passive_sentences(document: Document) -> float:
    """The percentage of sentences of running text with a passive; 0 where there is no text."""
    total = len(statements(document))
    return 100 * len(passive_sentences(document)) / total if total else 0.0


def passive_span(tokens: Tokens) -> Span | None:
    """The words of the first passive of a sentence, auxiliaries included; None where it has none."""
    found = _passive(tokens.words)
    return tokens.span(*found) if found else None


def _passive(words: list[str]) -> tuple[int, int] | None:
    """The first passive of a sentence, as the tokens [first, end)."""
    for index, word in enumerate(words):
        if word in _AUXILIARY and (end := _participle_end(words, index)):
            return _first_auxiliary(words, index), end
    return None


def _first_auxiliary(words: list[str], index: int) -> int:
    first = index
    while index and (words[index - 1] in _BEFORE or words[index - 1] in _BETWEEN):
        index -= 1
        if words[index] in _BEFORE and words[index] not in _BETWEEN and words[index] != "to":
            first = index
    return first


def _participle_end(words: list[str], auxiliary: int) -> int:
    """The index after the participle that goes with the auxiliary, or 0."""
    position, graded = _after_adverbs(words, auxiliary + 1)
    if position >= len(words):
        return 0
    if _is_passive(words, auxiliary, position, graded):
        return position + 1
    if _opens_question(words, auxiliary):
        return _in_question(words, auxiliary)
    return 0


def _after_adverbs(words: list[str], position: int) -> tuple[int, bool]:
    """The index of the first word that is no adverb, and whether the last adverb grades what follows."""
    graded = False
    for _ in range(_LONGEST_GAP):
        if position >= len(words):
            break
        word = words[position]
        if word == "," and words[position + 2 : position + 3] == [","]:
            position += 3
        elif word == "," and words[position + 3 : position + 4] == [","]:
            position += 4
        elif tuple(words[position : position + 2]) in _PHRASES:
            position += 2
        elif word in _GRADING:
            graded, position = True, position + 1
        elif word in _BETWEEN or (word.endswith("ly") and word not in _NOT_MANNER):
            graded, position = False, position + 1
        else:
            break
    return position, graded


def _is_passive(words: list[str], auxiliary: int, position: int, graded: bool) -> bool:
    word, helper = words[position], words[auxiliary]
    if not _is_participle(word) or (auxiliary and words[auxiliary - 1] == "there") or helper == "there's":
        return False
    following = words[position + 1 : position + 3]
    after = following[0] if following else ""
    agent = _has_agent(words, position)
    if graded and not agent:
        return False
    if helper in _GET:
        return word not in _NOT_WITH_GET and (word not in _ADJECTIVES or word in _DONE_TO)
    if helper in _IS_OR_HAS and (after in _OBJECTS or word in _ADJECTIVES):
        return False
    if word in _ADJECTIVES or _UN.fullmatch(word):
        perfect = helper in {"been", "being"} and word in _DONE_TO
        return agent or perfect
    return not _is_adjective_here(words, auxiliary, word, following)


def _has_agent(words: list[str], position: int) -> bool:
    """Whether "by" soon after a participle names who does it, not when or how much."""
    for index in range(position + 1, min(position + 4, len(words) - 1)):
        if words[index] == "by":
            return not words[index + 1][0].isdigit() and words[index + 1] not in _NO_AGENTS
    return False


def _is_adjective_here(words: list[str], auxiliary: int, word: str, following: list[str]) -> bool:
    """Whether a word that is a participle elsewhere is none in this place."""
    after = following[0] if following else ""
    if after == "to" and word in _PREPOSITIONAL:
        target = following[1] if len(following) > 1 else ""
        return word != "used" or target in _NOT_A_PERSON_USED_TO or target.endswith("ing") or not target
    if word == "meant" and after == "for":
        return True
    if word == "worn" and after in _WORN:
        return True
    if word == "done" and (words[auxiliary] in _PERSON_IS or words[auxiliary - 1] in _PERSONS):
        return True
    # "They are trained therapists": what is joined to a plural noun is no verb.
    plural = after.endswith("s") and not after.endswith("ss") and after not in _PLURAL_LIKE
    return words[auxiliary] in {"are", "were", "aren't"} and plural and word not in _WITH_COMPLEMENT


def _is_participle(word: str) -> bool:
    if word in IRREGULAR_PARTICIPLES:
        return True
    if not word.endswith("ed") or len(word) < 4 or word in _NO_PARTICIPLE:
        return False
    return "-" not in word or _HYPHENED.fullmatch(word) is not None


def _opens_question(words: list[str], auxiliary: int) -> bool:
    if words[-1] != "?" or words[auxiliary] not in {"is", "are", "was", "were", "isn't", "aren't"}:
        return False
    before = words[:auxiliary]
    return not before or before[-1] in {",", "and", "but", "so", "or"} or not _QUESTION_WORDS.isdisjoint(before)


def _in_question(words: list[str], auxiliary: int) -> int:
    """The index after the participle that follows the subject of a question ("Is the fee covered?"), or 0."""
    for position in range(auxiliary + 2, min(auxiliary + 2 + _LONGEST_SUBJECT, len(words))):
        subject = words[auxiliary + 1 : position]
        if not subject[-1][0].isalnum() or subject[0] in _NO_SUBJECTS:
            return 0
        if _is_participle(words[position]):
            attributive = subject[-1] in _DETERMINERS - _PRONOUNS  # "the recommended dose"
            return position + 1 if not attributive and _is_passive(words, auxiliary, position, False) else 0
        if words[position] in _DETERMINERS or words[position] in {"for", "of", "in", "with", "to"}:
            return 0
    return 0
