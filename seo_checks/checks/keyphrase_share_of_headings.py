from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document, Role
from seo_checks.findings import Category, Hit, Severity
from seo_checks.keyphrase import keyphrase_of, matches_in, takes_up_subject

_ENOUGH_FOR_TOO_MANY = 4  # headings: of two or three, all may well name what the page is about


@check(category=Category.SEO, severity=Severity.ADVICE, reads_language=True)
def keyphrase_share_of_headings(
    document: Document, *, min_percent: int = 10, max_percent: int = 75, min_headings: int = 2
) -> Iterator[Hit]:
    """Keyphrase in too few or too many subheadings

    Subheadings show at a glance what a page covers. Some should take up its subject; where nearly all repeat it, they
    no longer tell the sections apart.

    Only h2 and h3 of the main content count. A heading takes up the subject when it names a treatment or condition of
    the keyphrase, or holds half of its words; it counts as a repetition only when it holds them all, and only from four
    headings on. Yoast asks for 30 to 75 %; headings such as “Prices” do well without it, so one in ten will do.

    Source: Yoast SEO, Overview of the SEO assessments scoring criteria <https://github.com/Yoast/wordpress-seo/blob/trunk/packages/yoastseo/src/scoring/assessments/SCORING%20SEO.md>
    """
    keyphrase = keyphrase_of(document)
    headings = [block for block in document.main if block.role is Role.HEADING and block.level in {2, 3}]
    if keyphrase is None or len(headings) < max(1, min_headings):
        return
    count = len(headings)
    related = sum(takes_up_subject(document, heading) for heading in headings)
    full = sum(any(matches_in(document, [heading])) for heading in headings)
    if related * 100 < min_percent * count:
        yield Hit(
            None,
            f"{related} of {count} subheadings take up the keyphrase “{keyphrase.text}”; at least {min_percent} % "
            "should. Word a heading or two so that they name what the section says about it.",
        )
    elif count >= _ENOUGH_FOR_TOO_MANY and full * 100 > max_percent * count:
        yield Hit(
            None,
            f"{full} of {count} subheadings repeat the keyphrase “{keyphrase.text}”; more than {max_percent} % tell "
            "the sections no longer apart. Shorten some to what is new in the section.",
        )
