"""A large site, made up from a seed: pages, audits, and what people said about some of the claims."""

import random
from collections.abc import Iterator
from datetime import timedelta

from django.utils import timezone

from cms.articles.models import TreatmentArticlePage
from cms.audits.models import AuditFinding, AuditRun
from cms.compliance.models import Act, Claim, ClaimEvent
from cms.users.models import User
from seo_checks import Severity
from tests.cms.audits.stored import store
from tests.cms.factories import make_article, make_index, make_person, make_treatment

RULES = ("permanence-recurrence", "cure-claim", "universality", "safety-absolute", "mechanism-as-fact")
WORDINGS = [
    f"{verb} {what}" for verb in ("cures", "heals", "ends", "reduces", "melts") for what in "abcdefghijklmnopqrst"
]


def generate(pages: int, claims: int, people: list[User], seed: int = 6) -> None:
    """Store `pages` live articles with `claims` claims each; one claim in ten has been decided, one in ten assigned."""
    chance = random.Random(seed)
    index, authors = make_index(), [make_person() for _ in range(8)]
    treatments = [make_treatment() for _ in range(12)]
    body = make_article(index=index).body
    for number in range(pages):
        page = TreatmentArticlePage(
            title=f"Article {number}",
            slug=f"many-{number}",
            summary="-",
            body=body,
            treatment=chance.choice(treatments),
            author=chance.choice(authors),
        )
        index.add_child(instance=page)
        run = store(page, 0)
        AuditRun.objects.filter(pk=run.pk).update(created_at=timezone.now() - timedelta(days=chance.randrange(90)))
        found = AuditFinding.objects.bulk_create(_finding(run, place, chance) for place in range(claims))
        _say(found, page, people, chance)


def _finding(run: AuditRun, place: int, chance: random.Random) -> AuditFinding:
    severity = chance.choice([Severity.MUST_FIX, Severity.REVIEW])
    quote = chance.choice(WORDINGS)
    sentence = f"Sentence {place} of this page says that it {quote} in most of our patients."
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
        block_index=place,
        block_start=start,
        block_end=start + len(quote),
        contentpath="summary",
        field_label="Summary",
        sources=[{"id": "a", "title": "UK CAP 12.1", "url": "https://example.org/"}],
        claim={"treatment": "acupuncture", "condition": "back pain", "strength": chance.randrange(5)},
        fingerprint=f"{run.page_id}-{place}",
    )


def _say(found: list[AuditFinding], page, people: list[User], chance: random.Random) -> None:
    """Decide on some of the claims, and give others to somebody."""
    spoken_of = [finding for finding in found if chance.random() < 0.2]
    claims = Claim.objects.bulk_create(_claim(finding, page, people, chance) for finding in spoken_of)
    ClaimEvent.objects.bulk_create(event for claim in claims for event in _events(claim, people, chance))


def _claim(finding: AuditFinding, page, people: list[User], chance: random.Random) -> Claim:
    assignee = chance.choice([*people, None])
    return Claim(
        page=page,
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
