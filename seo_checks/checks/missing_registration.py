from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.trust.article import is_health_article
from seo_checks.trust.people import people
from seo_checks.trust.registration import tells_registration


@check(category=Category.SEO, severity=Severity.ADVICE, reads_language=True)
def missing_registration(document: Document) -> Iterator[Hit]:
    """Clinician without a register entry

    Anyone can call themselves an expert; a register can be looked up. The body's name and the number, or a link to the
    entry, let readers check who advises them.

    Asked of authors and reviewers whose profession is a clinical one. A link from the name to a profile is enough,
    because the number may stand there. Known are the registers of the United Kingdom, Ireland, Australia, New Zealand,
    Singapore and the state boards of the United States, and accredited voluntary ones.

    Source: Professional Standards Authority, About accredited registers <https://www.professionalstandards.org.uk/organisations-we-oversee/our-work-accredited-registers/about-accredited-registers>
    """
    if not is_health_article(document) or tells_registration(document):
        return
    unlisted = [one for one in people(document).all if one.is_clinician and not one.profiled]
    if unlisted:
        names = ", ".join(one.name for one in unlisted)
        yield Hit(
            unlisted[0].where,
            f"The page does not say where {names} can be looked up: add the register (such as GMC or HCPC) and the "
            "number, or link the name to a profile that has them.",
            subject=names,
        )
