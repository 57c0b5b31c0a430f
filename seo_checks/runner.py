"""Run the checks of a profile over a page. The only place that runs checks and makes findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from importlib.metadata import PackageNotFoundError, version

from seo_checks.about import About
from seo_checks.catalogue import checks_across_pages
from seo_checks.check import Check
from seo_checks.claims import claim_hits, rules
from seo_checks.document import Document, Span
from seo_checks.errors import UnreadableError
from seo_checks.figures import targets
from seo_checks.findings import Category, Finding, Hit, Severity, fingerprint
from seo_checks.keyphrase.given import given_phrase
from seo_checks.keyphrase.map import keyphrase_map
from seo_checks.language import readable_part
from seo_checks.metrics import metrics
from seo_checks.outline import heading_figures
from seo_checks.profile import Profile
from seo_checks.reading import Kind
from seo_checks.report import PageReport, PageStatus, Report
from seo_checks.ruleset import ruleset
from seo_checks.source import Place

# A finding, and what identifies it beside its place: the words that it quotes, else its subject.
_Identified = tuple[Finding, str]


def audit(
    text: str, *, source: str = "", kind: Kind = Kind.HTML, profile: Profile | None = None, about: About | None = None
) -> PageReport:
    """Audit one page given as text. A page that cannot be read gives a failed report, never an exception.

    `about` is what is known of the page beside its text: its address, its keyphrase, and the day of reading.
    Raises ProfileError for a profile that cannot be used, whatever the page.
    """
    from seo_checks.parsing import parse  # its parsers load slowly, and not everything that is audited needs them

    profile = profile or Profile()
    try:
        document = parse(text, kind, main_selector=profile.content_selector, limits=profile.limits)
    except UnreadableError as error:
        return PageReport.failed(source, str(error))
    return audit_document(document, source=source, profile=profile, about=about)


def audit_document(
    document: Document, *, source: str = "", profile: Profile | None = None, about: About | None = None
) -> PageReport:
    """Audit a page that is parsed already."""
    profile = profile or Profile()
    document = replace(document, about=about) if about else document
    judged, problems = readable_part(document, profile.language)
    problems = [*document.problems, *problems]
    if not any(block.words for block in document.main):
        problems.append(
            "No text was found in the main content. Is content.selector right, or is the page drawn by script?"
        )
    claims_judged = not problems
    found: list[_Identified] = []
    for name, category, findings in _steps(document, judged, profile):
        try:
            found.extend(findings)
        except Exception as error:  # one broken check must not take the others' findings along
            claims_judged = claims_judged and category is not Category.CLAIMS
            problems.append(
                f"The check {name} failed on this page ({type(error).__name__}: {error}); some of its "
                "findings may be missing. Please report this with the page."
            )
    found_keyphrase = keyphrase_map(document)
    return PageReport(
        source=source,
        title=document.title,
        language=document.language or profile.language,
        status=PageStatus.PARTIAL if problems else PageStatus.AUDITED,
        claims_judged=claims_judged,
        problems=tuple(problems),
        metrics=metrics(judged),
        findings=tuple(_fingerprinted(sorted(found, key=lambda pair: pair[0].reading_order))),
        outline=heading_figures(document),
        keyphrase_map=found_keyphrase.as_data() if found_keyphrase else None,
        keyphrase=given_phrase(document),
        allowances=document.allowances,
    )


def make_report(pages: Iterable[PageReport], profile: Profile | None = None) -> Report:
    """The report of pages audited with one profile."""
    profile = profile or Profile()
    pages = tuple(pages)
    return Report(
        pages=pages,
        profile=profile.name,
        version=caveat_version(),
        ruleset=ruleset(),
        site_findings=tuple(_site_findings(pages, profile)),
        targets=targets(profile),
    )


def caveat_version() -> str:
    """The version of the installed distribution; "0" from a tree that is not installed."""
    try:
        return version("caveat")
    except PackageNotFoundError:
        return "0"


def _steps(
    document: Document, judged: Document, profile: Profile
) -> Iterator[tuple[str, Category, Iterator[_Identified]]]:
    """The checks to run, by name and category, with what they will find; the claim rules are one: they share claims."""
    written = rules().checks  # as rule files; a check in Python may be about claims too
    claims: dict[str, Check] = {}
    for check in profile.selected():
        if check.id in written:
            claims[check.id] = check
        elif check.across_pages:
            continue
        elif document.whole_page or not check.whole_page_only:
            yield check.id, check.category, _findings(check, judged if check.reads_language else document, profile)
    if claims:
        yield "of claims", Category.CLAIMS, _claim_findings(claims, judged, profile)


def _site_findings(pages: Sequence[PageReport], profile: Profile) -> Iterator[Finding]:
    """What the checks across pages find."""
    checks = [check for check in checks_across_pages() if profile.settings_for(check).enabled]
    return _fingerprinted(found for check in checks for found in _findings(check, pages, profile))


def _findings(check: Check, audited: Document | Sequence[PageReport], profile: Profile) -> Iterator[_Identified]:
    """What a check finds on a page, or across pages."""
    settings = profile.settings_for(check)
    for hit in check.run(audited, **settings.options):
        yield _identified(check, hit, settings.severity)


def _claim_findings(claims: Mapping[str, Check], document: Document, profile: Profile) -> Iterator[_Identified]:
    """What the claim rules find, one finding for each claim."""
    for rule, hit in claim_hits(document, claims.keys(), profile.claims, document.about.today):
        yield _identified(claims[rule], hit, profile.settings_for(claims[rule]).severity)


def _identified(check: Check, hit: Hit, configured: Severity | None) -> _Identified:
    finding = _finding(check, hit, configured)
    return finding, finding.quote or hit.subject


def _finding(check: Check, hit: Hit, configured: Severity | None) -> Finding:
    span = hit.where if isinstance(hit.where, Span) else None
    sentence = span.sentence_span if span else None
    place = hit.where if isinstance(hit.where, Place) else span.place if span else None
    end = span.end_place if span else None
    return Finding(
        rule=check.id,
        category=check.category,
        severity=configured or hit.severity or check.severity,
        message=hit.message,
        why=check.why,
        quote=span.quote if span else "",
        sentence=sentence.quote if sentence else "",
        sentence_start=sentence.start if sentence else None,
        role=span.block.role if span else None,
        block=span.block.index if span else None,
        start=span.start if span else None,
        end=span.end if span else None,
        line=place.line if place else None,
        column=place.column if place else None,
        end_line=end.line if end else None,
        end_column=end.column if end else None,
        suggestions=hit.suggestions or ((check.rewrite,) if check.rewrite else ()),
        tags=tuple(dict.fromkeys((*check.tags, *hit.tags))),
        status=hit.status,
        claim=hit.claim,
        sources=hit.sources or check.sources,
    )


def _fingerprinted(found: Iterable[tuple[Finding, str]]) -> Iterator[Finding]:
    """The findings with their identities; equal ones are told apart by their order on the page."""
    seen: Counter[str] = Counter()
    for finding, about in found:
        first = fingerprint(finding.rule, about, finding.sentence, 0)
        yield replace(finding, fingerprint=fingerprint(finding.rule, about, finding.sentence, seen[first]))
        seen[first] += 1
