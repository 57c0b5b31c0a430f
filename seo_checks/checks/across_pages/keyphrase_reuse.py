from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from seo_checks.check import check
from seo_checks.findings import Category, Hit, Severity
from seo_checks.keyphrase import Phrase, read_phrase
from seo_checks.report import PageReport

_NAMED = 5  # pages that the message lists


@check(category=Category.SEO, severity=Severity.ADVICE, across_pages=True)
def keyphrase_reuse(pages: Sequence[PageReport]) -> Iterator[Hit]:
    """Keyphrase that several pages share

    Pages of one site that want to be found for the same words compete with each other, and search engines may show the
    one that you mean least.

    The pages of one audit are compared. Keyphrases are the same where the words that count are, in whatever form and
    order. A page without a keyphrase competes with none.

    Source: Yoast SEO, Scoring of SEO assessments <https://github.com/Yoast/wordpress-seo/blob/trunk/packages/yoastseo/src/scoring/assessments/SCORING%20SEO.md>
    """
    users: defaultdict[object, list[tuple[Phrase, str]]] = defaultdict(list)
    for page in pages:
        phrase = read_phrase(page.keyphrase) if page.keyphrase else None
        if phrase and phrase.content:
            users[phrase.identity].append((phrase, page.source))
    for found in users.values():
        if len(found) > 1:
            sources = [source for _, source in found]
            more = f" and {len(sources) - _NAMED:,} more" if len(sources) > _NAMED else ""
            text = found[0][0].text
            yield Hit(
                None,
                f"“{text}” is the keyphrase of {len(sources):,} pages: {', '.join(sources[:_NAMED])}{more}. Give each "
                "a keyphrase of its own, or join the pages.",
                subject=text,
            )
