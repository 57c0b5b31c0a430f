"""What every report says of how it was made, and of what it cannot say."""

from datetime import date, timedelta

from django.conf import settings

METHOD = (
    "Caveat flags wording; it does not judge medicine. It never says that a treatment does or does not work, and a "
    "page without claims listed here is not one that a regulator has approved.",
    "What was not read is listed here, under “What was not read”. Only pages that the maker of the report may see are "
    "in it.",
    "Claims stand as the stored audits and decisions say at the moment the report was made. Nothing was audited anew "
    "for it. A claim that both the live text and the draft make is listed once.",
    "Open: flagged, and nothing lets it stand. In review: an exception was asked for and nobody has decided. Accepted: "
    "by a person, on evidence, until a day. Reopened: decided before, but the acceptance ran out, or what it rested on "
    "changed. False alarm: a person found that the rule does not apply. Cleared: within an entry of the evidence "
    "register. What was published anyway is still open.",
    "Expiring are the acceptances whose last day is within 90 days, and the entries of the clinic’s evidence register "
    "that clear a claim listed here and whose last day is as near.",
    "Open claims by week are those of the live texts at the end of each week, less those that a decision in force on "
    "that day let stand. They are derived from the stored audits of live texts and from the decisions: a text counts "
    "from its first audit until the next text was audited. Weeks before the first audit of a page do not count it.",
    "The history tells all that was said of claims on these pages, also of claims that are not listed any more, and "
    "when Caveat itself opened one again.",
    "Fixed claims are those of earlier live texts that the current one no longer makes. Where the text is the same and "
    "only the rules changed, the list says so. The period is that of the weeks and of the fixed claims.",
)

SIGNATURE = (
    "Signing says: I have read this report; the decisions in it that bear my name are mine; and I know of no claim on "
    "these pages that it leaves out, other than those it says it cannot speak for."
)


def method_of(first_day: date, today: date) -> list[str]:
    """Return what a report of today says, whose period begins on a day."""
    kept_since = today - timedelta(days=settings.CAVEAT_AUDITS_KEPT_DAYS)
    if first_day >= kept_since:
        return [*METHOD]
    return [
        *METHOD,
        f"Audits of texts that were replaced before {kept_since.isoformat()} are not kept. The period reaches further "
        "back: weeks before that day may count too few open claims, and claims fixed before it may be missing.",
    ]
