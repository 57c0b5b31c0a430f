from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document, Role
from seo_checks.findings import Category, Hit, Severity
from seo_checks.wording.lists import LabellingWording, labelling_wordings
from seo_checks.wording.prose import Tokens

# After a noun that names people; anything else makes an adjective of it ("the disabled toilet", "a diabetic foot").
_AFTER_NOUN = frozenset(
    """
    who whom whose that which is are was were be been has have had can could may might must shall should will would do
    does did and or but nor in on at of for from with without by to as than because if when while before after since
    about among between through during also often usually sometimes always never not need needs often who's get gets
    feel live find use take tend more less too either both
    """.split()
)
_PEOPLE = frozenset(
    """
    i you he she we they who patient patients people person persons someone anyone everyone somebody anybody man men
    woman women child children boy boys girl girls adult adults baby babies mother mothers father parents friend client
    clients individual individuals americans britons those many others one athletes runners workers seniors him her them
    your my his their population men's women's you're i've you've they've members family families
    """.split()
)
_LONGEST_BEFORE = 12  # tokens between the person and what is said of them


@check(category=Category.READABILITY, severity=Severity.ADVICE, reads_language=True)
def stigmatising_wording(document: Document, *, max_findings: int = 8, allowed: tuple[str, ...] = ()) -> Iterator[Hit]:
    """Wording that labels or hurts people

    People who are described as their illness, or as its victims, read that they are nothing else. Some wordings add
    shame, and shame keeps people from seeking care.

    Each wording has one finding, at its first place, with another to put in its stead and the guide that asks for it.
    Quotations and words in quotation marks are left alone, as are names with capitals (“Royal Association for Deaf
    People”) and adjectives before a noun (“diabetic ketoacidosis”, “a disabled toilet”). `allowed` names wordings that
    the clinic wants to keep because the people concerned prefer them.

    Source: NHS digital service manual, Inclusive content <https://service-manual.nhs.uk/content/inclusive-content>
    Source: CDC, Preferred terms for select population groups <https://www.cdc.gov/health-communication/php/toolkit/preferred-terms.html>
    Source: NIH Style Guide, Person-first and destigmatizing language <https://www.nih.gov/nih-style-guide/person-first-destigmatizing-language>
    Source: APA Style, Bias-free language <https://apastyle.apa.org/style-grammar-guidelines/bias-free-language>
    Source: Mindframe, Language about suicide <https://mindframe.org.au/suicide/communicating-about-suicide/language>
    """
    keep = {wording.lower() for wording in allowed}
    places: dict[str, list[tuple[Tokens, int, int, LabellingWording]]] = {}
    for tokens, first, end, wording in labelling_wordings().find_in(document):
        if wording.name not in keep and _labels(tokens, first, end, wording):
            places.setdefault(wording.name, []).append((tokens, first, end, wording))
    for found in list(places.values())[:max_findings]:
        yield _hit(found)


def _hit(found: list[tuple[Tokens, int, int, LabellingWording]]) -> Hit:
    tokens, first, end, wording = found[0]
    span = tokens.span(first, end)
    times = f" ({len(found)} times on this page)" if len(found) > 1 else ""
    advice = wording.instead[0].startswith("(")
    instead = wording.instead[0][1:-1] if advice else "Write " + " or ".join(f"“{other}”" for other in wording.instead)
    return Hit(
        span,
        f"“{span.quote}”{times}: {wording.why} {instead[:1].upper()}{instead[1:]}.",
        suggestions=() if advice else wording.instead,
        sources=(wording.source,),
    )


def _labels(tokens: Tokens, first: int, end: int, wording: LabellingWording) -> bool:
    """Whether a wording is used of people by the text itself."""
    if tokens.sentence.block.role is Role.QUOTE:
        return False
    words = tokens.words
    following = words[end] if end < len(words) else ""
    if following in wording.unless_followed_by:
        return False
    if wording.as_noun and following[:1].isalnum() and following not in _AFTER_NOUN:
        return False
    if wording.of_people and _PEOPLE.isdisjoint(words[max(0, first - _LONGEST_BEFORE) : first]):
        return False
    return not (tokens.in_a_name(first, end) or tokens.quoted(first))
