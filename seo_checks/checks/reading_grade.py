from __future__ import annotations

from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.formulas import grade_at_age, reading_age
from seo_checks.metrics import metrics


@check(category=Category.READABILITY, severity=Severity.ADVICE, reads_language=True)
def reading_grade(document: Document, *, max_grade: float = 8.0, max_age: float = 0.0) -> Iterator[Hit]:
    """Text too hard for many patients

    The average adult in the United States reads at grade 8 or 9, so half of all adults find such texts hard. Patients
    who do not understand a text cannot weigh a treatment's benefit against its risks.

    The grade is that of Flesch and Kincaid, in years of US schooling, over the full sentences of paragraphs, list items
    and quotations; texts under 100 words are not judged. A page on acupuncture for sciatica cannot do without these
    words: the text is judged with each word of the name of a treatment, condition, body part or medicine counted as two
    syllables, and flagged only where it is too hard even so.

    The US National Institutes of Health and the American Medical Association ask for patient information at grade 6 to
    8, which is the target here. For text that is easy to read set `max_grade` to 6, or `max_age` to the reading age in
    years (11, the upper end of what the NHS writes for; 0 stands for none); of both the stricter holds. Turn the check
    off for pages that professionals read. A formula counts syllables, not difficulty: treat it as a hint.

    Source: AHRQ Health Literacy Toolkit, Tool 11: Assess, select and create easy-to-understand materials <https://www.ahrq.gov/health-literacy/improve/precautions/tool11.html>
    Source: Badarudeen and Sabharwal, Assessing readability of patient education materials <https://pmc.ncbi.nlm.nih.gov/articles/PMC3049622/>
    Source: Readability assessment of American Shoulder and Elbow Surgeons patient brochures <https://pmc.ncbi.nlm.nih.gov/articles/PMC6334864/>
    Source: NHS digital service manual, How we write <https://service-manual.nhs.uk/content/how-we-write>
    """
    figures = metrics(document)
    target = min(max_grade, grade_at_age(max_age)) if max_age else max_grade
    without = figures.get("reading_grade_without_terms")
    if without is not None and without > target:
        grade = figures["reading_grade"]
        yield Hit(
            None,
            f"The text reads at grade {grade:.1f} (age {reading_age(grade):.0f}), and at grade {without:.1f} when the "
            "names of treatments, conditions, body parts and medicines are not held against it; the target for "
            f"patients is {target:g} or below (age {reading_age(target):g}). Its sentences average "
            f"{figures['words_per_sentence']:.1f} words, its reading ease is {figures['flesch_reading_ease']:.1f} of "
            "100: shorten sentences, and replace or explain long words.",
        )
