"""Names of people, apart from titles before them and letters after them; and whether two are one person's."""

from __future__ import annotations

import re
import unicodedata

from seo_checks.text import fold

HONORIFICS = frozenset(
    "dr doctor prof professor assoc associate mr mrs ms miss mx sir dame lord lady sister rev reverend hon".split()
)
_PARTICLES = frozenset("de del della der den di da dos du la le van von bin al el ter ten y of".split())
# Letters after a name that do not look like letters after a name, or look like a name.
_POST_NOMINALS = frozenset(
    "md do dc nd rn rd rgn rmn dds dmd bds mbe obe cbe phd dphil mph msc bsc ba ma mb mbbs mbchb bchir frcp mrcp "
    "mrcgp frcs mrcs mcsp mcsd mrcpsych mrpharms facc facp faap ahpra hcpc lac licac dipac mbacc most mchiro esq jr "
    "hons pgcert pgdip np pa-c lmt msn bsn dnp dpt pt ot mpt cns mnutr anutr rnutr".split()
)
# Three or more capitals, or capitals mixed with small letters as in "MBChB", "BSc", "LicAc"; not "McDonald".
_LETTERS_AFTER = re.compile(r"(?:[A-Z]{3,8}|(?!Mc|Mac)[A-Z][a-z]{0,4}(?:[A-Z][a-z]{0,4}){1,4}|(?:[A-Z]\.){2,6})")
_NOT_A_PERSON = frozenset(
    "the our team clinic staff editorial editors desk centre center hospital health trust association committee group "
    "nhs society institute practice department board council college university surgery service services library "
    "foundation company ltd limited limited inc llc network editor admin administrator cochrane nice panel agency "
    "partners author authors guest contributor contributors everyone anyone".split()
)
_NOT_FIRST = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december contrast comparison default definition law then now this that these those "
    "using taking doing being having working".split()
)
_MOST_TOKENS = 6
_WORD = re.compile(r"[^\W_]+")
_ACCENTED = re.compile(r"[^\x00-\x7f]+")


def folded_words(text: str) -> list[str]:
    """The words of a text for comparison: small letters without accents, marks or apostrophes."""
    return words_of_folded(fold(text))


def words_of_folded(folded: str) -> list[str]:
    """The same of a text that is folded already."""
    plain = folded.replace("'", "").replace("&", " and ")
    return _WORD.findall(plain if plain.isascii() else _ACCENTED.sub(_without_accents, plain))


def _without_accents(match: re.Match[str]) -> str:
    return "".join(char for char in unicodedata.normalize("NFKD", match[0]) if not unicodedata.combining(char))


def name_at_start(text: str) -> str:
    """The person's name that `text` begins with, title included and letters after it not; "" where there is none.

    A name is two capitalised words or more, or a title and one: "Dr Jane Smith", "Mr O'Neill", "Ana van der Berg".
    """
    taken: list[str] = []
    named = titled = 0
    for token in text[:120].split()[: _MOST_TOKENS + 3]:
        word = token.rstrip(".,;:)(|·•–—")
        if not named and word.lower() in HONORIFICS:
            titled += 1
        elif is_post_nominal(word) and not (_is_shouted(word) and all(map(_is_shouted, taken[titled:]))):
            break
        elif word[:1].isupper() and word.lower() not in _NOT_A_PERSON and (named or word.lower() not in _NOT_FIRST):
            named += 1
        elif not (named and word.lower() in _PARTICLES):
            break
        taken.append(word if word.lower() in HONORIFICS or len(word) > 1 else token.rstrip(",;:"))
        if token[len(word) :].strip("."):  # punctuation ends the name
            break
    while taken and taken[-1].lower() in _PARTICLES:
        taken.pop()
    next_word = text[len(" ".join(taken)) :].lstrip(" ").partition(" ")[0].strip(".,").lower()
    if named < (1 if titled else 2) or next_word in _NOT_A_PERSON:
        return ""
    return " ".join(taken)


def _is_shouted(word: str) -> bool:
    """Whether a word may be a name in capitals, as in "JANE SMITH"."""
    return word.isupper() and word.lower() not in _POST_NOMINALS


def is_post_nominal(word: str) -> bool:
    """Whether a word looks like letters after a name, such as "MBBS", "BSc" or "MRCGP"."""
    if word.istitle() and "." not in word and word not in {"Jr", "Esq", "Hons"}:  # "Ma" and "Do" are surnames
        return False
    return word.lower() in _POST_NOMINALS or bool(_LETTERS_AFTER.fullmatch(word))


def core_name(name: str) -> list[str]:
    """The words of a name without titles, letters after it, and what follows a comma or bracket."""
    kept = re.split(r"[,(|]", name, maxsplit=1)[0].split()
    shouted = name.isupper()
    while kept and kept[0].rstrip(".").lower() in HONORIFICS:
        kept.pop(0)
    while len(kept) > 1 and (kept[-1].lower() in _POST_NOMINALS or (not shouted and is_post_nominal(kept[-1]))):
        kept.pop()
    return folded_words(" ".join(kept))


def same_person(one: str, other: str) -> bool:
    """Whether two names may be one person's: "Dr Jane A. Smith MBBS", "Jane Smith", "J. Smith" and "Dr Smith" are."""
    first, second = core_name(one), core_name(other)
    if not first or not second or first[-1] != second[-1]:
        return False
    if len(first) == 1 or len(second) == 1:
        return True
    initials = len(first[0]) == 1 or len(second[0]) == 1
    return first[0][0] == second[0][0] if initials else first[0] == second[0]


def is_person(name: str) -> bool:
    """Whether a name may be a person's rather than a team's or an organisation's."""
    return bool(name.strip()) and not (set(folded_words(name)) & _NOT_A_PERSON)
