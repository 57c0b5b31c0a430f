"""A large site, made up from a seed: pages, audits, and what people said about some of the claims."""

import random
from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Page

from cms.articles.models import TreatmentArticlePage
from cms.audits.models import AuditFinding, AuditRun, Version
from cms.audits.site_profile import site_rules
from cms.compliance.models import Act, Claim, ClaimEvent
from cms.users.models import User
from seo_checks import Severity
from tests.cms.factories import make_index, make_person, make_treatment

RULES = ("permanence-recurrence", "cure-claim", "universality", "safety-absolute", "mechanism-as-fact")
WORDINGS = [
    f"{verb} {what}" for verb in ("cures", "heals", "ends", "reduces", "melts") for what in "abcdefghijklmnopqrst"
]
FIXED = 5  # claims of an earlier text that each page no longer makes


def generate(pages: int, claims: int, people: list[User], seed: int = 6) -> None:
    """Store `pages` live articles with `claims` claims each; one claim in ten has been decided, one in ten assigned.

    Everything is written in bulk, past the signals of saving: what they would do is not what is measured.
    """
    chance = random.Random(seed)
    articles = _articles(pages, chance)
    today = site_rules(articles[0]).digest
    before = AuditRun.objects.bulk_create(_run(page, "earlier", chance, days=180) for page in articles)
    now = AuditRun.objects.bulk_create(_run(page, today, chance, days=90) for page in articles)
    AuditRun.objects.filter(rules_digest=today).update(current=True)
    gone = (_finding(run, place, chance, claims + place) for run in before for place in range(FIXED))
    AuditFinding.objects.bulk_create(gone, batch_size=2_000)
    found = [_finding(run, place, chance, place) for run in now for place in range(claims)]
    AuditFinding.objects.bulk_create(found, batch_size=2_000)
    spoken_of = [finding for finding in found if chance.random() < 0.2]
    said = Claim.objects.bulk_create([_claim(finding, people, chance) for finding in spoken_of], batch_size=2_000)
    events = [event for claim in said for event in _events(claim, people, chance)]
    ClaimEvent.objects.bulk_create(events, batch_size=2_000)


def _articles(number: int, chance: random.Random) -> list[Page]:
    """The pages in one go, then what articles have beyond pages: Django cannot write the two together in bulk."""
    index, authors = make_index(), [make_person() for _ in range(8)]
    treatments = [make_treatment() for _ in range(12)]
    pages = Page.objects.bulk_create(
        Page(
            path=Page._get_path(index.path, index.depth + 1, place + 1),
            depth=index.depth + 1,
            title=f"Article {place}",
            draft_title=f"Article {place}",
            slug=f"many-{place}",
            url_path=f"{index.url_path}many-{place}/",
            content_type=ContentType.objects.get_for_model(TreatmentArticlePage),
            locale=index.locale,
            translation_key=UUID(int=chance.getrandbits(128)),
            last_published_at=timezone.now(),
        )
        for place in range(number)
    )
    Page.objects.filter(pk=index.pk).update(numchild=number)
    for page in pages:
        article = TreatmentArticlePage(
            page_ptr=page,
            summary="-",
            body=[],
            treatment=chance.choice(treatments),
            author=chance.choice(authors),
            next_review_due=timezone.localdate() + timedelta(days=chance.randrange(-30, 700)),
        )
        article.save_base(raw=True)
    return pages


def _run(page: Page, digest: str, chance: random.Random, *, days: int) -> AuditRun:
    """An audit of some day in the quarter that began so many days ago."""
    moment = timezone.now() - timedelta(days=chance.randrange(days - 90, days) + 1)
    return AuditRun(
        page=page,
        version=Version.LIVE,
        content_hash=digest,
        rules_digest=digest,
        status="audited",
        claims_judged=True,
        source=f"https://clinic.example{page.url_path}",
        content_saved_at=page.last_published_at,
        created_at=moment,
        checked_at=moment,
    )


def _finding(run: AuditRun, place: int, chance: random.Random, number: int) -> AuditFinding:
    severity = chance.choice([Severity.MUST_FIX, Severity.REVIEW])
    quote = chance.choice(WORDINGS)
    sentence = f"Sentence {number} of this page says that it {quote} in most of our patients."
    start = sentence.index(quote)
    return AuditFinding(
        run=run,
        position=place,
        rule=chance.choice(RULES),
        category="claims",
        severity=severity.value,
        severity_rank=severity.rank,
        status="open",
        message="Says more than can be shown.",
        why="Because.",
        quote=quote,
        sentence=sentence,
        sentence_start=0,
        block_role="paragraph",
        block_index=number,
        block_start=start,
        block_end=start + len(quote),
        contentpath="summary",
        field_label="Summary",
        sources=[{"id": "a", "title": "UK CAP 12.1", "url": "https://example.org/"}],
        claim={"treatment": "acupuncture", "condition": "back pain", "strength": chance.randrange(5)},
        fingerprint=f"{run.page_id}-{number}",
    )


def _claim(finding: AuditFinding, people: list[User], chance: random.Random) -> Claim:
    assignee = chance.choice([*people, None])
    return Claim(
        page_id=finding.run.page_id,
        fingerprint=finding.fingerprint,
        rule=finding.rule,
        quote=finding.quote,
        sentence=finding.sentence,
        assignee=assignee,
        due_on=timezone.localdate() + timedelta(days=chance.randrange(60)) if assignee else None,
    )


def _events(claim: Claim, people: list[User], chance: random.Random) -> Iterator[ClaimEvent]:
    if claim.assignee:
        yield ClaimEvent(claim=claim, act=Act.ASSIGNED, assignee=claim.assignee, by=people[0])
    if chance.random() < 0.5:
        act = chance.choice([Act.ACCEPTED, Act.FALSE_ALARM, Act.MUST_CHANGE])
        until = timezone.localdate() + timedelta(days=chance.randrange(-20, 200)) if act == Act.ACCEPTED else None
        yield ClaimEvent(claim=claim, act=act, reason="Read.", by=people[0], expires_on=until)
