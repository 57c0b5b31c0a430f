from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.metrics import main_words
from seo_checks.wording.prose import prose_tokens, split

# Any of these words can tell readers what to do; a page that has none of them tells them nothing.
_ACTIONS = frozenset(
    """
    call ring phone telephone dial contact book booking appointment appointments ask tell talk speak visit email e-mail
    write text message see seek consult request arrange order try start stop avoid keep take use check register enquire
    enquiries reach choose discuss consider decide attend come bring download read sign join go get make do drink eat
    rest walk exercise wear follow apply wash move let remember
    """.split()
)
_ADDRESSED = frozenset("you your you'll we please our us".split())
_ADVICE = frozenset("recommend advise suggest ask urge".split())
_MODALS = frozenset("should must can could may need to please will always never not don't also then".split())


@check(category=Category.READABILITY, severity=Severity.ADVICE, whole_page_only=True, reads_language=True)
def missing_next_step(document: Document, *, min_words: int = 300) -> Iterator[Hit]:
    """Text that does not say what to do next

    Patients read in order to decide something: to call, to ask their doctor, to wait, to try an exercise. A text that
    ends without a next step leaves them where they were.

    A request (“Ask your GP”), a word such as “you should”, “please” or “you can”, or a link to call, write to or book
    with anyone counts, anywhere in the main content. Texts under `min_words` words are not judged.

    Source: CDC Clear Communication Index, question 5 on calls to action <https://www.cdc.gov/ccindex/>
    """
    if main_words(document) < min_words or any(map(_asks, (tokens.words for tokens in prose_tokens(document)))):
        return
    if any(link.main and link.href.startswith(("tel:", "mailto:")) for link in document.links):
        return
    # Headings, cells and captions may say it, too.
    if not any(_asks(split(sentence.folded)) for block in document.main for sentence in block.sentences):
        yield Hit(
            None,
            "The text does not say what readers can do next. Add it: whom to ask, when to see a doctor, how to book.",
        )


def _asks(words: list[str]) -> bool:
    """Whether a sentence asks its reader to do something."""
    first = next((word for word in words if word[0].isalnum()), "")
    if first in _ACTIONS or first in {"please", "don't", "never", "always"}:
        return True
    if "we" in words and not _ADVICE.isdisjoint(words):
        return True
    return any(
        word in _ACTIONS and before in _MODALS and not _ADDRESSED.isdisjoint(words) for before, word in pairwise(words)
    )
