"""Language tags: what is wrong with one, judged by the codes that ISO 639-1 and ISO 3166-1 list."""

from __future__ import annotations

import re
from types import MappingProxyType

LANGUAGES = frozenset(
    "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo "
    "es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka "
    "kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng "
    "nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st "
    "su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu".split()
)
REGIONS = frozenset(
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA "
    "CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA "
    "GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP "
    "KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS "
    "MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS "
    "RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW "
    "TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW".split()
)
# What people write for a language, and its code: names of countries, names of languages, codes of three letters.
_MEANT = MappingProxyType({
    "english": "en", "eng": "en", "gb": "en-GB", "us": "en-US", "german": "de", "deutsch": "de", "deu": "de",
    "ger": "de", "at": "de-AT", "french": "fr", "fra": "fr", "fre": "fr", "spanish": "es", "spa": "es", "mx": "es-MX",
    "italian": "it", "ita": "it", "dutch": "nl", "nld": "nl", "dut": "nl", "polish": "pl", "pol": "pl",
    "portuguese": "pt", "por": "pt", "chinese": "zh", "zho": "zh", "chi": "zh", "cn": "zh-CN", "japanese": "ja",
    "jpn": "ja", "jp": "ja", "arabic": "ar", "ara": "ar", "russian": "ru", "rus": "ru", "ua": "uk", "cz": "cs",
    "dk": "da", "gr": "el", "vn": "vi",
})  # fmt: skip
# Regions that are no countries and that tags may name all the same.
_UNIONS = frozenset({"EU", "EZ", "UN"})
_SUBTAG = re.compile(r"[A-Za-z0-9]{1,8}")


def fault(tag: str) -> str:
    """What is wrong with a language tag and what to write, in a clause; "" where nothing is known to be.

    Languages of three letters, scripts, variants and extensions are only looked at for their shape.
    """
    if "_" in tag:
        return f"joins its parts with an underscore: write “{tag.replace('_', '-')}”"
    language, *rest = tag.split("-")
    if not all(map(_SUBTAG.fullmatch, (language, *rest))):
        return "is not built like a language tag: write a language, and perhaps a region, such as “en-GB”"
    if language.lower() in {"i", "x"} and rest:
        return ""
    return _language_fault(language.lower()) or _region_fault(language, rest)


def _language_fault(language: str) -> str:
    if language in _MEANT:
        return f"does not begin with the code of a language: write “{_MEANT[language]}”"
    known = language in LANGUAGES if len(language) == 2 else len(language) == 3 and language.isalpha()
    return "" if known else "does not begin with the code of a language: write one of ISO 639-1, such as “en”"


def _region_fault(language: str, rest: list[str]) -> str:
    """The region is the only part of two letters before the first single letter, which begins an extension."""
    for subtag in rest:
        if len(subtag) == 1:
            break
        region = subtag.upper()
        if region == "UK":
            return f"names a region that does not exist: the United Kingdom is GB, so write “{language}-GB”"
        if len(region) == 2 and region not in REGIONS | _UNIONS:
            return f"names a region that does not exist, “{subtag}”: write a code of ISO 3166-1, or the language alone"
    return ""


def hreflang_fault(code: str) -> str:
    """What is wrong with the code of a hreflang, which may also be “x-default”; search engines know countries only."""
    if code.lower() == "x-default":
        return ""
    found = fault(code)
    if not found and any(part.upper() in _UNIONS for part in code.split("-")[1:]):
        return "names a region that is no country: search engines know those of ISO 3166-1 only"
    return found
