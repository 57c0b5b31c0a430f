"""Pages for tests, and the findings of one check on them."""

from __future__ import annotations

import itertools

from seo_checks import Finding, Kind, Profile, Span, audit
from seo_checks.profile import CheckSettings

TITLE = "Acupuncture for back pain: what to expect | Elm Clinic"


def page(body: str, *, title: str = TITLE, head: str = "", lang: str = "en") -> str:
    """A whole page whose main content is `body`."""
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}">\n<head><title>{title}</title>{head}</head>\n'
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def findings(check: str, text: str, kind: Kind = Kind.HTML, **options: object) -> list[Finding]:
    """What one check, run with `options`, finds on a page that can be read in full."""
    report = audit(text, kind=kind, profile=Profile(checks={check: CheckSettings(options=options)}).only([check]))
    assert not report.problems
    return list(report.findings)


def place(finding: Finding) -> tuple[int | None, int | None]:
    """Line and column of a finding."""
    return finding.line, finding.column


def sentence(words: int) -> str:
    """An English sentence of exactly so many words."""
    cycle = itertools.cycle("we place the thin needles in the skin of your back and".split())
    text = " ".join(itertools.islice(cycle, words))
    return text[:1].upper() + text[1:] + "."


def prose(words: int) -> str:
    """English prose of exactly so many words, in sentences of ten."""
    return " ".join(sentence(min(10, words - done)) for done in range(0, words, 10))


def seen(text: str) -> str:
    """Text as a browser shows it: white space is one blank."""
    return " ".join(text.split())


def source_of(span: Span) -> str:
    """The stretch of the source that a span was written in."""
    assert span.source_range is not None
    start, end = span.source_range
    return span.block.source.text[start:end]
