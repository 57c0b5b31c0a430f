from __future__ import annotations

import re
from collections.abc import Iterator

from seo_checks.check import check
from seo_checks.document import Block, Document
from seo_checks.findings import Category, Hit, Severity
from seo_checks.vocabulary import on_page
from seo_checks.wording.figures import frequencies
from seo_checks.wording.prose import own_prose

_PERCENT = r"\d[\d.]* ?(?:%|per ?cent|percent)"
_RISK = r"(?:risks?|chances?|likelihood|odds|probability|incidence)"
_CHANGE = (
    r"(?:reduc|lower|cut|halv|decreas|increas|rais|doubl|tripl|trebl|quadrupl|slash|drop|fell|fall|rise|rose)[a-z]*"
)
_RELATIVE = re.compile(
    rf"\b{_CHANGE} (?:[\w'-]+ ){{0,4}}{_RISK}\b(?: [\w'-]+){{0,8}}? by (?:[\w'-]+ ){{0,3}}{_PERCENT}"
    rf"|\b{_RISK}\b(?: [\w'-]+){{0,8}}? {_CHANGE} by (?:[\w'-]+ ){{0,3}}{_PERCENT}"
    rf"|{_PERCENT} (?:lower|higher|greater|smaller|reduced|increased|reduction in|increase in|rise in|fall in|drop in)"
    rf"(?: the| their| your)?(?: [\w'-]+)? {_RISK}\b"
    rf"|{_PERCENT} (?:more|less) likely\b"
    rf"|\b(?:doubl|halv|tripl|trebl)(?:e|es|ed|ing|le|les|led|ling)? (?:the|your|their|a person's) {_RISK}\b"
    r"|\b(?:twice|(?:two|three|four|five|six|seven|eight|nine|ten|\d+) times)(?: as| more| less) likely\b"
)
_WORDS = frozenset("risk risks chance chances likelihood likely odds probability incidence".split())
# Two percentages or a percentage of people beside it: the reader can tell what it is a share of.
_ABSOLUTE = re.compile(
    rf"from (?:about |around )?{_PERCENT} to (?:about |around )?{_PERCENT}"
    rf"|{_PERCENT} of (?:the |all |those |these )?(?:\w+ )?"
    r"(?:people|patients|women|men|adults|children|participants|group)"
    r"|\bper (?:100|1,?000|10,?000|100,?000)\b|\b\d[\d,]* (?:more|fewer|extra) (?:people|cases|deaths|women|men)\b"
    r"|\bhalf of\b|\bpercentage points?\b|\babsolute\b"
)


@check(category=Category.READABILITY, severity=Severity.REVIEW, reads_language=True)
def relative_risk_alone(document: Document) -> Iterator[Hit]:
    """Relative risk without the numbers behind it

    “Cuts the risk by half” may mean from 20 in 100 to 10 in 100, or from 2 in a million to 1. Without the numbers
    patients overrate the effect, whether it is a benefit or a harm.

    Seen are changes of a risk or a chance by a percentage, “twice as likely” and the like. A sentence is left alone
    where its block or the next one gives numbers of people: “1 in 10”, “from 4 % to 2 %”, “5 % of women”.

    Source: Patient Information Forum, Use absolute risk rather than relative risk <https://www.pifonline.org.uk/toolkit/guidance/accuracy/communicate-risk-clearly/use-absolute-risk-or-number-needed-to-treat-rather-than-relative-risk/>
    Source: CDC Clear Communication Index, Does the audience have to conduct mathematical calculations? <https://www.cdc.gov/ccindex/tool/page-17.html>
    """
    prose = own_prose(document)
    for block in prose.holding_folded(*on_page(document, _WORDS)):
        number = prose.index(block)
        near = prose[number : number + 2]
        for sentence in block.sentences:
            match = _RELATIVE.search(sentence.folded)
            if match and not any(_has_numbers(document, other) for other in near):
                span = block.span(sentence.start + match.start(), sentence.start + match.end())
                yield Hit(
                    span,
                    f"“{span.quote}” is a relative risk. Say how many people it happens to with and without, of the "
                    "same number: “4 in 100 without, 2 in 100 with”.",
                )
                break


def _has_numbers(document: Document, block: Block) -> bool:
    return block.index in frequencies(document) or _ABSOLUTE.search(block.folded) is not None
