"""Health articles for tests, and what checks find on them on a given day."""

from __future__ import annotations

import json
from datetime import date

from seo_checks import Finding, Profile, audit
from seo_checks.about import About
from seo_checks.profile import CheckSettings
from tests.seo_checks.pages import page

TODAY = date(2026, 6, 1)
# Enough words about health, and no advice of any kind.
PARAGRAPH = (
    "<p>Acupuncture is used for back pain, sciatica and migraine. The needles are thin and go through the skin into "
    "the muscles below. Some people with arthritis or knee pain find that a treatment eases the symptoms for a while, "
    "and others notice no change at all.</p>\n"
)
BYLINE = (
    "<p>Written by Jane Smith, MCSP, physiotherapist (HCPC PH12345)</p>\n"
    "<p>Medically reviewed by Dr Amara Osei, MBBS, on 3 March 2026</p>\n"
)


def article(before: str = BYLINE, after: str = "", *, head: str = "", footer: str = "", paragraphs: int = 8) -> str:
    """A page with a heading, `before` below it, text about health, and `after`."""
    text = page(f"<h1>Acupuncture</h1>\n{before}\n{PARAGRAPH * paragraphs}\n{after}", head=head)
    return text.replace("</main>", f"</main>\n<footer>{footer}</footer>")


def json_ld(*nodes: dict[str, object]) -> str:
    """A script that describes the nodes in the words of schema.org."""
    return (
        f'<script type="application/ld+json">{json.dumps({"@context": "https://schema.org", "@graph": nodes})}</script>'
    )


def on(day: date, check: str, text: str, *, address: str = "", **options: object) -> list[Finding]:
    """What one check finds on a page that is read on a given day."""
    profile = Profile(checks={check: CheckSettings(options=options)}).only([check])
    report = audit(text, profile=profile, about=About(address=address, today=day))
    assert not report.problems
    return list(report.findings)


def found(check: str, text: str, **options: object) -> list[Finding]:
    """The same on a day when the articles above are three months old."""
    return on(TODAY, check, text, **options)
