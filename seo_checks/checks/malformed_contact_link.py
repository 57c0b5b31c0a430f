from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from seo_checks.addresses import Leads, Target, main_links
from seo_checks.check import check
from seo_checks.document import Document
from seo_checks.findings import Category, Hit, Severity

_MAILBOX = re.compile(r"[^@\s<>,;/:]+@[^@\s<>,;/:]+\.[^@\s<>,;/:.]{2,}")
_NAMED_MAILBOX = re.compile(r"[^<>]*<([^<>]+)>\s*")
_SEPARATORS = re.compile(r"[\s().\u2010-\u2014\u00a0-]+")
_NUMBER = re.compile(r"\+?[\d*#]{3,16}")
_AFTER_NUMBER = re.compile(r"[;,pw]|ext", re.IGNORECASE)  # pauses, extensions and parameters
_TRUNK_ZERO = re.compile(r"\+\d{1,3}[\s.-]*\(\s*0\s*\)|\+44[\s.-]*0")


@check(category=Category.SEO, severity=Severity.REVIEW)
def malformed_contact_link(document: Document) -> Iterator[Hit]:
    """E-mail or telephone link that does not work

    A patient who taps it gets an error, or a wrong number, and does not know why.

    An address needs a name, an “@” and a domain; a number nothing but digits, a “+” at its start and the usual
    separators. The zero in brackets of “+44 (0)20” is dialled with the rest, so it must go from the link.

    Source: IETF, RFC 6068: the mailto scheme <https://www.rfc-editor.org/rfc/rfc6068>
    Source: IETF, RFC 3966: the tel scheme <https://www.rfc-editor.org/rfc/rfc3966>
    """
    for link, target in main_links(document):
        if reason := _fault(target):
            yield Hit(
                link.span or link.place, f"The link “{link.href.strip()}” does not work: {reason}.", subject=link.href
            )


def _fault(target: Target) -> str:
    value = unquote(target.url.partition(":")[2])
    if target.leads is Leads.MAIL:
        return _mail_fault(value)
    return _phone_fault(value) if target.leads is Leads.PHONE else ""


def _mail_fault(value: str) -> str:
    recipients, _, fields = value.partition("?")
    if not recipients.strip():  # readers may be asked to share a page with whom they like
        return "" if fields else "it names no address"
    if recipients.startswith("//"):
        return "take out the slashes"
    for recipient in recipients.strip().rstrip(",;").split(","):
        named = _NAMED_MAILBOX.fullmatch(recipient)
        if not _MAILBOX.fullmatch((named[1] if named else recipient).strip()):
            return f"“{recipient.strip()}” is no e-mail address"
    return ""


def _phone_fault(value: str) -> str:
    if value.startswith("//"):
        return "take out the slashes"
    if _TRUNK_ZERO.match(value.strip()):
        return "the 0 after the country code is dialled too; leave it out"
    number = _AFTER_NUMBER.split(_SEPARATORS.sub("", value), maxsplit=1)[0]
    return "" if _NUMBER.fullmatch(number) else "give digits alone, with a + before the country code"
