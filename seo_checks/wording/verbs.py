"""The forms of English verbs: which words are past participles, and a verb in the form that another one has."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import NamedTuple

# Base, past and participle; one form for both where the two are the same.
_PARTS = """
arise arose arisen, awake awoke awoken, be was been, bear bore borne, beat beat beaten, become became become,
begin began begun, bend bent, beset beset, bet bet, bid bid, bind bound, bite bit bitten, bleed bled, blow blew blown,
break broke broken, breed bred, bring brought, build built, burn burnt, burst burst, buy bought, cast cast,
catch caught, choose chose chosen, cling clung, come came come, cost cost, creep crept, cut cut, deal dealt, dig dug,
do did done, draw drew drawn, dream dreamt, drink drank drunk, drive drove driven, eat ate eaten, fall fell fallen,
feed fed, feel felt, fight fought, find found, flee fled, fling flung, fly flew flown, forbid forbade forbidden,
forecast forecast, foresee foresaw foreseen, forget forgot forgotten, forgive forgave forgiven, freeze froze frozen,
get got, give gave given, go went gone, grind ground, grow grew grown, hang hung, have had, hear heard,
hide hid hidden, hit hit, hold held, hurt hurt, keep kept, kneel knelt, know knew known, lay laid, lead led,
learn learnt, leave left, lend lent, let let, lie lay lain, light lit, lose lost, make made, mean meant, meet met,
mislead misled, mistake mistook mistaken, misunderstand misunderstood, mow mowed mown, overcome overcame overcome,
overdo overdid overdone, oversee oversaw overseen, override overrode overridden, overtake overtook overtaken, pay paid,
prove proved proven, put put, quit quit, read read, rebuild rebuilt, redo redid redone, rend rent, repay repaid,
reset reset, rethink rethought, retell retold, rewrite rewrote rewritten, rid rid, ride rode ridden, ring rang rung,
rise rose risen, run ran run, saw sawed sawn, say said, see saw seen, seek sought, sell sold, send sent, set set,
sew sewed sewn, shake shook shaken, shed shed, shine shone, shoot shot, show showed shown, shrink shrank shrunk,
shut shut, sing sang sung, sink sank sunk, sit sat, sleep slept, slide slid, sling slung, slit slit, smell smelt,
sow sowed sown, speak spoke spoken, speed sped, spell spelt, spend spent, spill spilt, spin spun, spit spat,
split split, spoil spoilt, spread spread, spring sprang sprung, stand stood, steal stole stolen, stick stuck,
sting stung, stride strode stridden, strike struck, string strung, swear swore sworn, sweep swept, swim swam swum,
swing swung, take took taken, teach taught, tear tore torn, tell told, think thought, throw threw thrown,
thrust thrust, tread trod trodden, undergo underwent undergone, understand understood, undertake undertook undertaken,
undo undid undone, unwind unwound, uphold upheld, upset upset, wake woke woken, wear wore worn, weave wove woven,
weep wept, wet wet, win won, wind wound, withdraw withdrew withdrawn, withhold withheld, withstand withstood,
wring wrung, write wrote written
"""
# Verbs of two syllables and more that double their last letter; all others of that length do not.
_DOUBLING = frozenset(
    "begin prefer refer occur recur permit commit submit admit omit transmit control cancel travel label forget upset "
    "reset regret transfer defer infer equip forbid".split()
)
_VOWELS = "aeiou"
# After these a form in -ed is a participle.
AUXILIARIES = frozenset("be is are was were been being am have has had having get gets got getting".split())


class Forms(NamedTuple):
    """A verb's forms: "take", "takes", "took", "taken", "taking"."""

    base: str
    third: str
    past: str
    participle: str
    ing: str


def _irregular() -> dict[str, tuple[str, str]]:
    parts = (entry.split() for entry in _PARTS.replace("\n", " ").split(","))
    return {base: (forms[0], forms[-1]) for base, *forms in parts}


IRREGULAR = MappingProxyType(_irregular())
# Of verbs that nothing can be done to ("is come", "were sat"), and of "be", "have" and "get".
_NEVER_PASSIVE = frozenset(
    "been had got become come gone risen arisen fallen slept sat stood lain knelt shone crept clung sped wept fled "
    "awoken cost bet quit wet swum sprung spat".split()
)
IRREGULAR_PARTICIPLES = (
    frozenset(participle for _, participle in IRREGULAR.values()) | frozenset({"gotten", "struck", "stricken", "bid"})
) - _NEVER_PASSIVE


@cache
def forms_of(verb: str) -> Forms:
    """The forms of a verb, or of a phrase that begins with one ("sets up", "setting up")."""
    base, blank, rest = verb.partition(" ")
    third = _third(base)
    ing = "being" if base == "be" else _stem(base) + "ing"
    past, participle = IRREGULAR.get(base) or (_regular_past(base),) * 2
    return Forms(*(form + blank + rest for form in (base, third, past, participle, ing)))


def _third(base: str) -> str:
    if base in {"be", "have"}:
        return {"be": "is", "have": "has"}[base]
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


def _regular_past(base: str) -> str:
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ied"
    return base + "d" if base.endswith("e") else _stem(base) + "ed"


def _stem(base: str) -> str:
    """What "-ing" is put after."""
    if base.endswith("ie"):
        return base[:-2] + "y"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return base[:-1]
    closed = base[-1] not in "aeiouwxy" and base[-2] in _VOWELS and base[-3:-2] not in tuple(_VOWELS)
    one_syllable = sum(letter in _VOWELS for letter in base) == 1 or base == "quit"
    return base + base[-1] if closed and (one_syllable or base in _DOUBLING) else base
