"""Whether a page is a health article: what one owes its readers is not asked of price lists and contact pages."""

from __future__ import annotations

from urllib.parse import urlsplit

from seo_checks.claims import rules
from seo_checks.claims.words import words_of
from seo_checks.document import Document, Sentence
from seo_checks.occurrences import running_text
from seo_checks.remembering import once_per_document
from seo_checks.structured import graph
from seo_checks.structured.vocabulary import Kind

_LEAST_WORDS = 300
_READ_WORDS = 200  # of an article, as many tell what it is about
_LEAST_TERMS = 4  # different ones
_LEAST_SHARE = 0.02
_OTHER_PAGES = frozenset(
    "AboutPage ContactPage CollectionPage ProfilePage SearchResultsPage CheckoutPage ItemPage Product JobPosting Event "
    "Course Recipe ItemList Blog".split()
)
_OTHER_PLACES = ("about", "contact", "privacy", "terms", "cookie", "price", "fees", "team", "staff", "jobs", "careers")


@once_per_document
def is_health_article(document: Document) -> bool:
    """Whether the structured data says so, or the page has text enough and speaks of health."""
    roots = [node for node in graph(document) if node.root]
    if any(node.is_a(Kind.MEDICAL_PAGE) for node in roots):
        return True
    if any(node.is_a(Kind.ARTICLE) for node in roots):
        return _speaks_of_health(document)
    if any(name in _OTHER_PAGES for node in roots for name in node.types) or _is_elsewhere(document.about.address):
        return False
    words = sum(len(block.words) for block in document.prose)
    return words >= _LEAST_WORDS and _speaks_of_health(document)


def _is_elsewhere(address: str) -> bool:
    """Whether the address is that of a home page, or of one about the clinic rather than about health."""
    try:
        path = urlsplit(address).path.strip("/").lower()
    except ValueError:  # an address that is none
        return False
    return bool(address) and (not path or path.rpartition("/")[2].startswith(_OTHER_PLACES))


def _speaks_of_health(document: Document) -> bool:
    """Whether enough of the words that it begins with are terms of health. Reads no more of them than that takes."""
    lexicon = rules().library.lexicon
    sentences, read = _opening(document)
    count = 0
    terms: set[str] = set()
    for sentence in sentences:
        words = lexicon.read(sentence.folded)
        for term in words.terms_of("health"):
            count += 1
            terms.add(" ".join(words.words[term.start : term.end]))
        if len(terms) >= _LEAST_TERMS and count >= _LEAST_SHARE * read:
            return True
    return False


def _opening(document: Document) -> tuple[list[Sentence], int]:
    """The sentences of the first blocks of the running text, as many as tell what it is about, and their words."""
    sentences: list[Sentence] = []
    read = 0
    for block in running_text(document):
        sentences.extend(block.sentences)
        read += sum(len(words_of(sentence.folded)) - 1 for sentence in block.sentences)  # less the one at the end
        if read >= _READ_WORDS:
            break
    return sentences, read
