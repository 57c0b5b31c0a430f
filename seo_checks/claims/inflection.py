"""The forms of English verbs and nouns, so that rules name each word once."""

from __future__ import annotations

import re
from functools import cache
from types import MappingProxyType

_IRREGULAR = MappingProxyType({
    forms.split()[0]: frozenset(forms.split())
    for forms in (
        "be is are was were been being am", "have has had having", "do does did done doing", "go goes went gone going",
        "get gets got gotten getting", "come comes came coming", "become becomes became becoming",
        "make makes made making", "give gives gave given giving", "feel feels felt feeling",
        "take takes took taken taking", "find finds found finding", "keep keeps kept keeping",
        "leave leaves left leaving", "lose loses lost losing", "tell tells told telling", "hear hears heard hearing",
        "say says said saying", "show shows showed shown showing", "see sees saw seen seeing", "rid rids ridding",
        "know knows knew known knowing", "think thinks thought thinking", "beat beats beaten beating",
        "fight fights fought fighting", "put puts putting", "throw throws threw thrown throwing", "cut cuts cutting",
        "draw draws drew drawn drawing", "reset resets resetting", "hurt hurts hurting", "quit quits quitting",
        "shrink shrinks shrank shrunk shrinking", "bring brings brought bringing", "build builds built building",
        "sleep sleeps slept sleeping", "wake wakes woke woken waking", "run runs ran running", "let lets letting",
        "swim swims swam swum swimming", "drink drinks drank drunk drinking", "burn burns burned burnt burning",
        "grow grows grew grown growing", "regrow regrows regrew regrown regrowing", "hold holds held holding",
        "undo undoes undid undone undoing", "overcome overcomes overcame overcoming", "set sets setting",
        "speed speeds sped speeded speeding", "forget forgets forgot forgotten forgetting", "free frees freed freeing",
        "break breaks broke broken breaking", "lead leads led leading", "rise rises rose risen rising",
        "fall falls fell fallen falling", "withdraw withdraws withdrew withdrawn withdrawing",
        "choose chooses chose chosen choosing", "begin begins began begun beginning", "win wins won winning",
        "rebuild rebuilds rebuilt rebuilding", "ban bans banned banning", "heal heals healed healing",
        "die dies died dying", "meet meets met meeting", "stick sticks stuck sticking", "pay pays paid paying",
        "awaken awakens awakened awakening", "offer offers offered offering", "suffer suffers suffered suffering",
        "recover recovers recovered recovering", "alter alters altered altering",
        "benefit benefits benefited benefitted benefiting benefitting",
        "deliver delivers delivered delivering", "lower lowers lowered lowering", "harden hardens hardened hardening",
        "strengthen strengthens strengthened strengthening", "soften softens softened softening",
        "lessen lessens lessened lessening", "loosen loosens loosened loosening", "open opens opened opening",
        "foster fosters fostered fostering", "trigger triggers triggered triggering", "woman women",
        "foot feet", "tooth teeth", "man men", "child children",
    )
})  # fmt: skip
_CLOSED_SYLLABLE = re.compile(r"[^aeiou][aeiou][bdglmnprt]\Z")


@cache
def inflections(lemma: str) -> frozenset[str]:
    """The forms of a verb or noun: itself, -s, -ed, -ing, in British and American spelling.

    A form that nobody writes ("visitted" beside "visited") does no harm, so doubtful ones are all given.
    """
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma]
    forms = _regular(lemma)
    if lemma.endswith(("ise", "yse")):
        forms |= _regular(lemma[:-2] + "ze")
    return forms


def _regular(lemma: str) -> frozenset[str]:
    if lemma.endswith("e"):
        return frozenset({lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing"})
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return frozenset({lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"})
    plural = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s")
    stems = {lemma, lemma + lemma[-1]} if _CLOSED_SYLLABLE.search(lemma) else {lemma}
    return frozenset({lemma, plural} | {stem + ending for stem in stems for ending in ("ed", "ing")})
