from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document, Role
from seo_checks.findings import Category, Hit, Severity
from seo_checks.link_text import in_link
from seo_checks.wording.explained import explained_here, in_title
from seo_checks.wording.lists import MedicalTerm, medical_terms
from seo_checks.wording.prose import Tokens, split, statements

# Words of a gloss that say too little to explain anything alone.
_WEAK = frozenset(
    "that with from into this what when where which their your body part cause makes make made being other small large "
    "than after before about often also very more most some does should without between through during under over "
    "treatment medicine person people called kind type pain".split()
)
_LEAST_LETTERS = 4


@check(category=Category.READABILITY, severity=Severity.ADVICE, reads_language=True)
def unexplained_term(document: Document, *, max_terms: int = 8, allowed: tuple[str, ...] = ()) -> Iterator[Hit]:
    """Medical term without an explanation

    More than four in ten adults struggle with health information. A term that has to stay needs a few plain words
    where it comes up first; later on it can stand alone.

    A term counts as explained where brackets, a dash or a colon, “or”, “which is”, “means”, “called” or “known as”
    stand beside it, where it stands in brackets itself, or where the sentence or the next one holds a word of the
    gloss. A term of the title, one that links to another page and one in a list of mere names is left alone. A
    glossary, and `<dfn>` or `<abbr>`, are not seen. There is one finding for each term, `max_terms` at most on a page,
    in the order of the text.

    Source: CDC Clear Communication Index, Words the audience uses <https://www.cdc.gov/ccindex/tool/page-7.html>
    Source: NHS digital service manual, Health literacy <https://service-manual.nhs.uk/content/health-literacy>
    """
    known = {term.lower() for term in allowed}
    count = 0
    for tokens, first, end, term in _first_uses(document):
        if term.name in known or in_title(document, tokens.words[first:end]) or _excused(tokens, first, end):
            continue
        if explained_here(tokens, first, end) or _glossed(document, term, tokens, first, end):
            continue
        span = tokens.span(first, end)
        if in_link(document, span):
            continue
        yield Hit(
            span,
            f"“{span.quote}” is not explained where it first comes up. Add a few plain words: {term.gloss}.",
            suggestions=(f"{span.quote} ({term.gloss})",),
        )
        count += 1
        if count == max_terms:
            return


def _first_uses(document: Document) -> Iterator[tuple[Tokens, int, int, MedicalTerm]]:
    """The first place of each term in the sentences of running text."""
    seen: set[str] = set()
    for tokens, first, end, term in medical_terms().find_in(document):
        if tokens.statement and term.name not in seen:
            seen.add(term.name)
            yield tokens, first, end, term


def _excused(tokens: Tokens, first: int, end: int) -> bool:
    quoted = tokens.sentence.block.role is Role.QUOTE or tokens.quoted(first)
    return quoted or (end - first == 1 and tokens.in_a_name(first, end))


def _glossed(document: Document, term: MedicalTerm, tokens: Tokens, first: int, end: int) -> bool:
    """Whether a word that the gloss uses stands near the term, in its sentence or the next."""
    gloss = {word for word in split(term.gloss.lower()) if len(word) >= _LEAST_LETTERS} - _WEAK
    sentences = statements(document)
    following = sentences.index(tokens) + 1
    near = [
        *tokens.words[:first],
        *tokens.words[end:],
        *(word for one in sentences[following : following + 1] for word in one.words),
    ]
    return not gloss.isdisjoint(near)
