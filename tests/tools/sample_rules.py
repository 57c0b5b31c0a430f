"""Made-up rules: one that has everything, one of its kind, and one that has little."""

from dataclasses import replace

from seo_checks import Category, Severity
from seo_checks.check import Check, Example, Examples
from seo_checks.findings import SourceReference

RULE = Check(
    id="sample-rule",
    category=Category.CLAIMS,
    severity=Severity.REVIEW,
    title="Says *too* much",
    why="It matters.",
    details="First of all `max_words`.\n\nThen again.",
    run=lambda document: iter(()),
    options={"max_words": 8, "phrases": ["a|b"]},
    sources=(
        SourceReference("de", "DE s3", "https://law.example/3", "DE", "No cures.", "secondary", "2026-11-02"),
        SourceReference("uk-2", "UK Code 2", "https://law.example/2", "UK", "No [quacks].", "general", "2026-11-03"),
        SourceReference("uk-10", "UK Code 10", "https://law.example/10", "UK", "No | lies.", "official", "2026-11-01"),
    ),
    rewrite="Say less.",
    tags=("sample-rule", "boast"),
    severities=(Severity.MUST_FIX, Severity.REVIEW),
    load_examples=lambda: Examples(
        flag=(Example("It never comes back.", "never comes back", "as on a poster", Severity.MUST_FIX),),
        quiet=tuple(Example(f"It may come back {number}.") for number in range(12)),
        known_misses=(Example("It packs its bags."),),
        known_false=(Example("The bus never comes back."),),
    ),
)
PLAIN = Check(
    id="plain-check",
    category=Category.SEO,
    severity=Severity.ADVICE,
    title="Plain",
    why="It matters.",
    run=lambda document: iter(()),
    details="First.\n\nThen again.",
    sources=(SourceReference("law", "A [law]", "https://law.example/1"),),
)
KINDRED = replace(PLAIN, id="kindred-rule", category=Category.CLAIMS, title="Much alike", tags=("boast",))
