"""Helpers: pages of given sentences, what a claim rule finds there, and a small body of rule data of our own."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from seo_checks.claims import claim_hits, claim_rules
from seo_checks.claims.engine import ClaimEngine
from seo_checks.claims.evidence import Register
from seo_checks.claims.lexicon import Lexicon
from seo_checks.claims.loading import Rules, load_rules
from seo_checks.claims.settings import ClaimSettings
from seo_checks.document import Block, Document, Role, Span
from seo_checks.findings import Hit

RULES = {check.id: check for check in claim_rules()}
TODAY = date(2026, 11, 25)

# A whole body of rule data, as small as it can be: what the engine does shows without the rules that people write.
SMALL = {
    "concepts/treatments.yaml": """
alternative: |
  acupuncture: needling
  electroacupuncture < acupuncture
  Reiki
product: |
  herbal tea(s)
conventional: |
  physiotherapy: physio
  surgery
""",
    "concepts/conditions.yaml": """
pain:
  minor: |
    back pain: bad back(s)
    low back pain < back pain: lower back pain
    headache(s)
  chronic: |
    migraine(s)
breathing:
  serious: |
    asthma
cancer:
  regulated: |
    cancer(s)
mind:
  wellbeing: |
    stress
""",
    "concepts/lists.yaml": """
therapy: "@alternative, @product"
health: "@therapy, @conventional, @condition, treatment(s)"
end: cure~, banish~
relieve: relieve~, ease~
vulnerable: child, children
negation: not, never
selling: our clinic, book now
informing: your doctor, hospital, symptom(s), diagnosis
leaflet: this leaflet
followable: Cochrane review
named-ailment: "@condition minor"
risk words: side effect(s)
treated here: conditions we treat, helps with
not treated: before you book
heading risks: side effects, risks, what are the risks
heading references: references
heading patients: patient stories
heading legal: disclaimer
""",
    "guards.yaml": """
advice: [see your doctor if]
debunking: [(myth|myths) that]
source: [researchers asked whether]
course: [(workshop|course) on]
tradition: [in Chinese medicine]
""",
    "frames.yaml": """
eases:
  says: Something eases a condition.
  strength: 3
  patterns: ['{relieve} ...3 @target:{condition}+']
""",
    "provisions.yaml": "\n".join(
        f"{place.lower()}-1: {{title: {place} 1, jurisdiction: {place}, url: 'https://example.org/{place}',"
        f" verified: official, checked: 2026-11-22, says: Do not mislead.}}"
        for place in ("UK", "US", "AU", "SG")
    ),
    "rules/cure.yaml": """
title: Claims a cure
definition: Says that a condition is cured.
severity: must-fix
message: Claims a cure.
why: Nobody can promise it.
basis: [uk-1, us-1, sg-1]
hedged: keeps
patterns: ['{end} ...3 {condition}']
rewrite: Say what you do.
examples:
  flag: [{text: It cures migraine., quote: cures migraine}]
  quiet: [It does not cure migraine.]
""",
    "rules/relief.yaml": """
title: Claims relief
definition: Says that a condition is eased.
severity: review
message: Claims relief.
why: Few conditions have evidence.
basis: [uk-1, au-1]
evidence: true
stricter: [SG]
frames: [{frame: eases, targets: [condition], raised-by: [condition serious, vulnerable]}]
rewrite: Cite what was found.
suggestions: ['If you have {condition}, ask us about {treatment}.', Ask us what is known.]
examples:
  flag: [{text: It eases migraine., quote: eases migraine}]
  quiet: [It does not ease migraine.]
""",
    "rules/speed.yaml": """
title: Promises speed
definition: Gives a time.
severity: must-fix
message: Promises speed.
why: Nobody knows how long it takes.
basis: [uk-1]
laxer: [US, AU]
patterns: [in one session, '{relieve} ...4 in minutes']
rewrite: Leave out the time.
examples:
  flag: [{text: Relief in one session., quote: in one session}]
  quiet: [It takes time.]
""",
}


def page(*paragraphs: str, title: str = "") -> Document:
    """A page of paragraphs, with a title where one is given."""
    blocks = [Block(0, Role.TITLE, title, main=False)] if title else []
    blocks.extend(Block(len(blocks) + i, Role.PARAGRAPH, text, main=True) for i, text in enumerate(paragraphs))
    return Document(blocks=tuple(blocks))


def blocks(*given: tuple[Role, str] | tuple[Role, str, int]) -> Document:
    """A page of blocks, each given as role, text and, for a heading, its level."""
    return Document(
        blocks=tuple(
            Block(
                number, role, text, main=role not in (Role.TITLE, Role.META_DESCRIPTION), level=next(iter(level), None)
            )
            for number, (role, text, *level) in enumerate(given)
        )
    )


def all_hits(document: Document) -> list[tuple[str, Hit]]:
    """What all claim rules together find on a page."""
    return list(claim_hits(document, RULES, ClaimSettings(), TODAY))


def quote(hit: Hit) -> str:
    """The words of the page that a hit points to; "" where it is about the page as a whole."""
    return hit.where.quote if isinstance(hit.where, Span) else ""


def written(folder: Path, files: Mapping[str, str] = SMALL) -> Path:
    """The folder with these files of rule data in it."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def none_found(rule: str, document: Document) -> Iterator[Hit]:
    """Stands for running a rule alone where only its data matters."""
    return iter(())


def loaded(folder: Path) -> Rules:
    """The rule data of a folder."""
    return load_rules(folder, run=none_found)


class Small:
    """The engine over the small body of rule data, read from a folder."""

    def __init__(self, folder: Path) -> None:
        self.rules = loaded(written(folder))
        self.lexicon = self.rules.library.lexicon

    def engine(
        self, *jurisdictions: str, register: Register | None = None, lexicon: Lexicon | None = None
    ) -> ClaimEngine:
        """An engine for readers of these jurisdictions, of the UK by default, and by default without evidence."""
        return ClaimEngine(self.rules, lexicon or self.lexicon, jurisdictions or ("UK",), register or Register((), {}))

    def hits(
        self, document: Document | str, engine: ClaimEngine | None = None, today: date = TODAY
    ) -> list[tuple[str, Hit]]:
        """What all rules find on a page, or in a paragraph."""
        document = page(document) if isinstance(document, str) else document
        return list((engine or self.engine()).hits(document, self.rules.rules, today))

    def hit(self, document: Document | str, engine: ClaimEngine | None = None, today: date = TODAY) -> Hit:
        """The only thing found there."""
        ((_, hit),) = self.hits(document, engine, today)
        return hit
