"""How wide text is in pixels, as a browser sets it in Arial: search results are cut to a width, not to a length.

The widths are the advance widths of Liberation Sans Regular 1.07.4 (Debian's fonts-liberation), which was drawn to have
those of Arial, for the characters that titles and descriptions of European languages hold. What is not in the table is
taken to be as wide as its kind: nothing for marks that stand on other letters and for characters that show nothing, a
whole em for full-width letters and emoji, and the width of a usual letter for the rest.

The font also sets some pairs of letters closer together, which makes titles with many capitals narrower by up to a
fiftieth; these pairs are those of its kerning table between blanks, letters and signs of ASCII and single quotation
marks. Widths measured in Chromium differ from these by less than two thousandths.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import chain, pairwise
from types import MappingProxyType

# Sizes in which Google sets titles and descriptions on a wide screen, in Arial.
TITLE_FONT_SIZE, DESCRIPTION_FONT_SIZE = 20, 14
EM = 2048  # the units in which fonts of this kind state their widths
# Width in units, and the characters that have it.
_CHARACTERS_BY_WIDTH = MappingProxyType(
    {
        0: "\u00ad\u200b\u200c\u200d\u2060\ufeff",
        342: "⁄∕",
        384: "′",
        391: "'",
        455: "ijlįĵĺļłſ‘’‚‛",
        532: "|¦",
        561: "∫",
        569: "!,./:;I[\\]ft·ÌÍÎÏìíîïĨĩĪīĬĭĮİıţŧ∙",
        597: "ľ",
        682: "()-`r¡¨²³´¸¹ŕŗř“”„‐‑‹›",
        684: "{}ŀ",
        717: "•",
        725: "″",
        726: "▪▫◦",
        727: '"',
        748: "º",
        758: "ª",
        768: "ť",
        797: "*",
        819: "°",
        909: "ĳ",
        961: "^",
        1012: "∂◊",
        1024: "JcksvxyzçýÿćĉċčĴķĸśŝşšŷźżž↑↓↕",
        1045: "♦",
        1088: "♠",
        1100: "¶",
        1124: "±÷√≈≠≤≥",
        1131: "¯",
        1139: "#$0123456789?L_abdeghnopqu¢£¤¥§«»àáâãäåèéêëðñòóôõöùúûüþāăąđēĕėęěĝğġģĥħĹĻĽĿŁńņňŋōŏőũūŭůűų–†‡€",
        1180: "µ",
        1195: "≡",
        1196: "+<=>~¬×−",
        1216: "♥",
        1237: "ŉ■□○●◘◙",
        1251: "FTZ¿ßøŢŤŦŹŻŽ",
        1253: "∆",
        1259: "ď",
        1344: "♣",
        1366: "&ABEKPSVXYÀÁÂÃÄÅÈÉÊËÝÞĀĂĄĒĔĖĘĚĶŚŜŞŠŶŸ",
        1460: "∑∞",
        1472: "∩",
        1479: "CDHNRUwÇÐÑÙÚÛÜĆĈĊČĎĐĤĦŃŅŇŔŖŘŨŪŬŮŰŲŵ",
        1481: "Ŋ",
        1505: "Ĳ",
        1509: "©®",
        1593: "GOQÒÓÔÕÖØĜĞĠĢŌŎŐ",
        1686: "∏",
        1706: "Mm",
        1708: "¼½¾⅛⅜⅝⅞",
        1821: "%æ",
        1933: "WœŴ",
        2005: "∟",
        2027: "▲►▼◄",
        2048: "ÆŒ—…‰™←→↔▬",
        2079: "@",
        2197: "№",
    }
)


class _Widths(dict[str, int]):
    """The width of each character; of one that the table lacks, that of its kind."""

    def __missing__(self, character: str) -> int:
        if unicodedata.category(character) in {"Mn", "Me", "Cf", "Cc"}:
            return 0
        if unicodedata.east_asian_width(character) in _WIDE:
            return EM
        return _CAPITAL if character.isupper() else _SMALL


_WIDTHS = _Widths({
    **{character: width for width, characters in _CHARACTERS_BY_WIDTH.items() for character in characters},
    **dict.fromkeys(" \u00a0\u2009\u202f", 569),
})  # fmt: skip
# How much closer together a pair of characters is set, in units, and the pairs; “_” is a blank.
_PAIRS_BY_KERNING = MappingProxyType(
    {
        -264: "P, P. Y, Y.",
        -227: "F, F. T, T. T: T; Ta Tc Te To Ts",
        -188: "V, V. Y- Ye Yo Yq",
        -152: "AT AV AY A’ LT LV LW LY PA TA VA Va YA Ya Yp v, v. y, y.",
        -133: "Y;",
        -113: "_A A_ FA L’ T- Tw Ty V- Ve Vo W, W. Y: Yu Yv r, r. w, w.",
        -76: "AW L_ Ly Ti Tr Tu V: V; Vr Vu Vy WA Wa Yi ’_",
        -37: "_T _Y Av Aw Ay P_ RT RV RW RY TO Vi W- W: W; We Wo Wr Wu Y_ ff ‘‘ ’s ’’",
        -18: "Wy",
        37: "f’",
        76: "r’",
    }
)
_KERNING = MappingProxyType({
    (pair[0], pair[1]): kerning
    for kerning, pairs in _PAIRS_BY_KERNING.items()
    for pair in (written.replace("_", " ") for written in pairs.split())
})  # fmt: skip
_SMALL, _CAPITAL = 1139, 1366  # as wide as most letters of the table
_WIDE = frozenset("WF")  # East Asian wide and full width, which emoji are too


def pixel_width(text: str, font_size: float) -> float:
    """The width of one line of text in pixels, at a font size in pixels."""
    kerning = sum(filter(None, map(_KERNING.get, pairwise(text))))
    return (sum(map(_WIDTHS.__getitem__, text)) + kerning) * font_size / EM


def fitting(text: str, font_size: float, pixels: float) -> str:
    """As many characters from the start of the text as fit into so many pixels."""
    room = pixels * EM / font_size
    for position, advance in enumerate(_advances(text)):
        room -= advance
        if room < 0:
            return text[:position]
    return text


def last_words_shown(text: str, font_size: float, pixels: float) -> str:
    """The last three whole words of the text that fit; of text that does not part its words, the last characters."""
    shown = fitting(text, font_size, pixels)
    if " " in shown and text[len(shown) :][:1].strip():
        shown = shown[: shown.rindex(" ")]
    return " ".join(shown.split()[-3:])[-30:]


def _advances(text: str) -> Iterator[int]:
    """By how much each character moves on, the distance to the one before it put right."""
    for before, character in pairwise(chain("\n", text)):
        yield _WIDTHS[character] + _KERNING.get((before, character), 0)
