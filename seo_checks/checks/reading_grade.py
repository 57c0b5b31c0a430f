from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.metrics import metrics


@check(category=Category.READABILITY, severity=Severity.ADVICE, reads_language=True)
def reading_grade(document: Document, *, max_grade: float = 8.0) -> Iterator[Hit]:
    """Text too hard for many patients

    The average adult reads at the level of grade 8 to 9, and half of all adults below it. Patients who do not
    understand a text cannot weigh a treatment's benefit against its risks.

    The grade is that of Flesch and Kincaid, in years of US schooling, over paragraphs, list items and quotations; texts
    under 100 words are not judged. The US National Institutes of Health and the American Medical Association ask for
    patient information at grade 6 to 8. A formula counts syllables, not difficulty: treat it as a hint.

    Source: Badarudeen and Sabharwal, Readability of patient education materials <https://pmc.ncbi.nlm.nih.gov/articles/PMC3049622/>
    Source: Readability of shoulder and elbow brochures, on the NIH grade <https://pmc.ncbi.nlm.nih.gov/articles/PMC6334864/>
    """
    figures = metrics(document)
    grade = figures.get("reading_grade", 0.0)
    if grade > max_grade:
        yield Hit(
            None,
            f"The text reads at grade {grade:.1f}; the target for patients is {max_grade:g} or below. Its sentences "
            f"average {figures['words_per_sentence']:.1f} words, its reading ease is "
            f"{figures['flesch_reading_ease']:.1f} of 100: shorten sentences, and replace or explain long words.",
        )
