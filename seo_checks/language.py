"""Which text can be judged: Caveat has rules for English, and says so where a page holds anything else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from seo_checks.document import Block, Document

KNOWN = frozenset({"en"})
# The commonest function words of English: about four words in ten of any English prose.
COMMON_WORDS = frozenset(
    "the of and to a in is that it for was on are as with his they be at this have from or by not but what all were "
    "we when your can said there use an each which she do how their if will up other about out many then them these "
    "so some her would make like him into time has look two more no my than been who its now did our you i may any "
    "only".split()
)
# The same of eight other languages, less the words that English has too.
_FOREIGN = frozenset(
    "der die das und ist nicht ein eine einer mit für von den dem des sich auf wird werden sind auch bei wir sie ihre "
    "zur zum durch oder als nach über le la les un une et est des du dans pour que qui sur avec par vous nous votre ce "
    "cette sont plus ou el los las y en por con para una su sus es del al como se lo não os em uma com são mais dos "
    "das pelo il che di per non sono della nel alla gli het een van voor niet zijn dat wordt ook aan bij op met w na "
    "nie jest się z oraz jak och att det som på är av inte ett ve bir bu ile için olarak".split()
)
_ENOUGH_WORDS = 20
_LEAST_ENGLISH = 0.1
_MUCH_FOREIGN = 0.12
_MUCH_ENGLISH = 0.25


def readable_part(document: Document, default: str) -> tuple[Document, list[str]]:
    """The document without the text in languages that have no rules, and what was therefore not judged."""
    languages = [_language(block, default) for block in document.blocks]
    kept = [block for block, language in zip(document.blocks, languages, strict=True) if language in KNOWN]
    other = Counter(language for language in languages if language not in KNOWN)
    problems = list(_looks_foreign([block for block in document.prose if _language(block, default) in KNOWN]))
    for language, count in sorted(other.items()):
        problems.append(
            f'{count} block{"s" if count > 1 else ""} of text in "{language}" not judged: there are rules for '
            f"{', '.join(sorted(KNOWN))} only. Have a person read them, or correct the lang attribute."
        )
    return (_only(document, kept) if other else document), problems


def reads_as_english(words: list[str]) -> bool:
    """Whether these are words of English beyond doubt, whatever language they are declared to be in."""
    lowered = [word.lower() for word in words]
    english = sum(word in COMMON_WORDS for word in lowered)
    foreign = sum(word in _FOREIGN for word in lowered)
    return len(words) >= _ENOUGH_WORDS and english >= _MUCH_ENGLISH * len(words) and english > 2 * foreign


def _only(document: Document, kept: list[Block]) -> Document:
    """The document with nothing but the kept blocks and the links in them."""
    indices = {block.index for block in kept}
    links = (link for link in document.links if link.span is None or link.span.block.index in indices)
    return replace(document, blocks=tuple(kept), links=tuple(links))


def _language(block: Block, default: str) -> str:
    """The primary subtag of the block's language: "en" for "en-GB"."""
    return (block.language or default).lower().replace("_", "-").split("-")[0]


def _looks_foreign(prose: list[Block]) -> Iterator[str]:
    """Text declared (or assumed) to be English that is not: nothing found there would mean nothing.

    Few English function words alone prove little (a list of references has few), so it takes another language's, or
    another script. Paragraphs too short to tell are judged together.
    """
    found = [block for block in prose if _other_script(block) or _other_words(block.words)]
    if not found and _other_words([word for block in prose for word in block.words]):
        found = prose
    if found:
        place = found[0].span().place
        where = f" on line {place.line}" if place else ""
        more = f" (and in {len(found) - 1} more blocks)" if len(found) > 1 else ""
        yield f"The text{where}{more} does not look like English, so the audit of it means little. Declare its lang."


def _other_script(block: Block) -> bool:
    """Whether most letters are not Latin; such scripts need not part words, so letters are counted."""
    letters = [character for character in block.text if character.isalpha()]
    latin = sum(character < "\u0250" for character in letters)
    return len(letters) >= _ENOUGH_WORDS and latin < len(letters) / 2


def _other_words(words: list[str]) -> bool:
    lowered = [word.lower() for word in words]
    english = sum(word in COMMON_WORDS for word in lowered)
    foreign = sum(word in _FOREIGN for word in lowered)
    return (
        len(words) >= _ENOUGH_WORDS and english < _LEAST_ENGLISH * len(words) and foreign >= _MUCH_FOREIGN * len(words)
    )
