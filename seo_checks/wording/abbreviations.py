"""Abbreviations in capitals, and whether the words they stand for are given."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from seo_checks.document import Block, Document, Role, Span
from seo_checks.remembering import once_per_document
from seo_checks.wording.prose import own_prose

# Two to six capitals with no letter, figure, hyphen or sign of an address beside them; a small "s" makes a plural.
_ABBREVIATION = re.compile(r"[A-Z]{2,6}(?=s?(?![\w@/&-]|\.\w))")
_NOT_BEFORE = frozenset("@#/.&-_")
# Everybody knows these, or knows the letters better than the words behind them: no one gains by "magnetic resonance
# imaging" beside "MRI scan", or by what AIDS, DNA or VAT stand for.
_KNOWN = frozenset(
    """
    NHS UK US USA EU UN UAE GP DNA HIV AIDS COVID MRI CT IVF UV IQ TV DVD CD PC IT ID PIN PDF FAQ VIP OK DIY PO PS RSVP
    VAT BBC CNN NASA NATO AM PM AD BC CE BST GMT UTC EST PST SMS GPS USB HTML URL WIFI APP CEO HR PR PE ATM MOT BA MA
    FBI CIA SOS RIP MP UFO BMW IKEA LED SUV XL XXL ABC CDC FDA LGBT LGBTQ IBAN BACS QR AI VPN DJ HGV LPG YMCA RNLI RSPCA
    NZ NSW QLD VIC NYC LA DC CBD EC ESP
    """.split()
)
_UNITS = frozenset("MG ML KG KM CM MM HZ KHZ MHZ DB KCAL KJ IU MCG BPM MPH KW".split())
# Letters after a name.
_AFTER_NAMES = frozenset(
    """
    MD DO DC ND RN RM RD NP PA DDS BDS DMD DPT OTR MBE OBE CBE BSC MSC MBBS MBCHB FRCP MRCP MRCGP FRCS MRCS MCSP MBA MPH
    LLB LAC LMT DOM DAOM DIPL FACC FACS FAAP FRCOG MRCOG FRCPSY CSCS PGCE BN JP QC KC PHD JR SR II III
    """.split()
)
# Words that are shouted, names of days and of states in addresses, and notes to oneself, which `unfinished-text` finds.
_SHOUTED = frozenset(
    """
    NOT AND OR NO ONLY FREE NEW ALL NEVER ALWAYS MUST YOU YOUR DO STOP CALL BOOK NOW HERE THE IS ARE IF BUT FOR WITH IN
    ON AT TO OF BY IT WE OUR US ME MY SO AS AN BE CAN MAY WILL ANY ONE TWO NOTE TIP TIPS WHY HOW WHAT WHEN WHO WHERE YES
    WARNING URGENT PLEASE READ MORE LESS BEST TOP SALE OFF SAVE WIN HELP SAFE PAIN OPEN CLOSED MON TUE WED THU FRI SAT
    SUN JAN FEB MAR APR JUN JUL AUG SEP SEPT OCT NOV DEC BEFORE AFTER DURING ALSO THIS THAT FROM OUT UP DOWN FIRST LAST
    BOTH VERY NEXT EACH EVERY VISIT CLICK DAY DAYS WEEK WEEKS HOUR HOURS MIN MAX PLUS VS ETC HAS HAVE ALONE LOVE REAL
    THEY THEIR THERE THESE THOSE THEM SHOULD COULD WOULD BODY MIND HEAT COLD ICE REST DONT WHICH JUST HEY ONCE SOME MANY
    TBC TBD TBA TODO FIXME
    """.split()
)
_NO_ABBREVIATIONS = _KNOWN | _UNITS | _AFTER_NAMES | _SHOUTED
_ROMAN = re.compile(r"[IVX]+|[XL]+[IVX]*")
# Words are told apart here by blanks and by the signs that may stand before one.
_PARTING = str.maketrans(dict.fromkeys("-()[]/\"'“”‘’*", " "))
_STATE = 2  # letters
_AFTER_TOWN = re.compile(r"[A-Z][a-z]+, \Z")
_SMALL_WORDS = frozenset("of the and for in on to a an with by or".split())
_LEAST_LETTERS = 3  # with two, neighbouring words fit by chance
_NUMBER_FOLLOWS = re.compile(r"s?[ \u00a0]?\d")
_CAPITALS_BESIDE = re.compile(r"[A-Z]{2,}[ \u00a0!]+\Z")
_CAPITALS_AFTER = re.compile(r"[ \u00a0!]+[A-Z]{2,}")
_NAME_BEFORE = re.compile(r"[A-Z][a-z’'-]+,? ?(?:[A-Z]{2,8}\w*, ?)*\Z")


@once_per_document
def first_uses(document: Document) -> dict[str, tuple[Span, int]]:
    """The abbreviations of the prose in order: where each stands first, and how often."""
    firsts: dict[str, Span] = {}
    counts: Counter[str] = Counter()
    for block in own_prose(document):
        if block.role is Role.QUOTE:
            continue
        for match in _ABBREVIATION.finditer(block.text):
            if _stands_for_words(block.text, match):
                firsts.setdefault(match[0], block.span(match.start(), match.end()))
                counts[match[0]] += 1
    # A word that is also written in small letters is only shouted.
    small = {name.lower() for name in firsts}
    shouted = {word for block in (document.main if small else ()) for word in small.intersection(block.words)}
    return {name: (span, counts[name]) for name, span in firsts.items() if name.lower() not in shouted}


def _stands_for_words(text: str, match: re.Match[str]) -> bool:
    name, start, end = match[0], match.start(), match.end()
    if name in _NO_ABBREVIATIONS or _ROMAN.fullmatch(name):
        return False
    if start and (text[start - 1].isalnum() or text[start - 1] in _NOT_BEFORE):
        return False
    if _NUMBER_FOLLOWS.match(text, end):  # a code, a postcode, a point of acupuncture
        return False
    before = text[max(0, start - 40) : start]
    if len(name) == _STATE and _AFTER_TOWN.search(before):  # "Austin, TX"
        return False
    # A shouted phrase, or letters after a name.
    return not (_CAPITALS_BESIDE.search(before) or _CAPITALS_AFTER.match(text, end) or _follows_a_name(before))


def _follows_a_name(before: str) -> bool:
    """Whether the words before look like "Ann Lee" or "Ann Lee,": two with capitals."""
    match = _NAME_BEFORE.search(before)
    return bool(match and _NAME_BEFORE.search(before[: match.start()].rstrip() + " "))


def is_explained(document: Document, name: str, span: Span) -> bool:
    """Whether an abbreviation is explained at its first use, or its words stand before it or soon after."""
    text = span.block.text
    before, after = text[: span.start].rstrip(), text[span.end :].lstrip("s").lstrip()
    if before.endswith(("(", "([", "“", '"', "called", "known as", "or", "as")) or after.startswith(("(", "=", ":")):
        return True
    if after.startswith((", or ", "stands for", ") ", "is short for", "– ", "— ", "means ", ", short for", ", which")):
        return True
    return _spelt_out(document, name, span.block)


def _spelt_out(document: Document, name: str, block: Block) -> bool:
    """Whether initials of neighbouring words, up to the block after this one, are the letters of an abbreviation."""
    letters = name.lower()
    begin = block.index if len(letters) < _LEAST_LETTERS else 0
    for initials, places in _initials(document):
        start, _ = places.get(begin, (0, 0))
        _, end = places.get(block.index + 1, places[block.index])
        if initials.find(letters, start, end) >= 0:
            return True
    return False


@once_per_document
def _initials(document: Document) -> tuple[tuple[str, Mapping[int, tuple[int, int]]], ...]:
    """The first letters of all words of the main content, and of all but small ones; with the place of each block."""
    found = []
    parted = [
        block.folded.translate(_PARTING).split() if "-" in block.folded else block.words for block in document.main
    ]
    for left_out in (frozenset[str](), _SMALL_WORDS):
        pieces: list[str] = []
        places: dict[int, tuple[int, int]] = {}
        reached = 0
        for block, words in zip(document.main, parted, strict=True):
            piece = "".join([word[0] for word in words if word not in left_out]).lower() + "|"
            pieces.append(piece)
            places[block.index] = (reached, reached + len(piece))
            reached += len(piece)
        found.append(("".join(pieces), places))
    return tuple(found)
