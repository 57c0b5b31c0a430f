"""The daily digest: one e-mail a person, on days on which there is something to tell them."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.db.models import Q, QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.mail import send_mail
from wagtail.admin.utils import get_admin_base_url
from wagtail.models import Page

from cms.compliance.alerts import reviewers
from cms.compliance.digest_contents import Period, sections_for
from cms.compliance.digest_models import DigestSent
from cms.evidence.models import Evidence
from cms.users.models import User

logger = logging.getLogger(__name__)

_USUAL = timedelta(days=1)  # that a first digest looks back
_LONGEST = timedelta(days=7)  # that any does, or a person who wants digests again would get all of a year


@dataclass(frozen=True)
class Mail:
    """A digest, written."""

    user: User
    subject: str
    text: str
    until: datetime


@dataclass
class Outcome:
    """How many digests were sent, and who did not get theirs, and why."""

    sent: int = 0
    failed: list[str] = field(default_factory=list)


def send_digests(day: date) -> Outcome:
    """Send the digests of a day to all who did not get theirs. Nobody's failure stops the others."""
    outcome = Outcome()
    for user in _recipients(day):
        try:
            mail = _written(user, day)
            if mail and _send_once(mail, day):
                outcome.sent += 1
        except Exception as error:
            logger.exception("The digest for user %s could not be sent", user.pk)
            outcome.failed.append(f"{user.get_username()} <{user.email}>: {error}")
    return outcome


def digests(day: date) -> Iterator[Mail]:
    """Yield the digests of a day that were not sent yet, for reading."""
    return (mail for user in _recipients(day) if (mail := _written(user, day)))


def _recipients(day: date) -> QuerySet[User]:
    """People with a page, a claim or evidence to look after, who want a digest and did not get that day's."""
    concerned = (
        Q(pk__in=reviewers().order_by().values("pk"))
        | Q(pk__in=Page.objects.exclude(owner=None).values("owner"))
        | Q(pk__in=Page.objects.exclude(latest_revision__user=None).values("latest_revision__user"))
        | Q(pk__in=Evidence.objects.exclude(owner=None).values("owner"))
    )
    got = DigestSent.objects.filter(day=day).values("user")
    wanted = User.objects.filter(concerned, is_active=True).exclude(email="").exclude(digest_choice__daily=False)
    return wanted.exclude(pk__in=got).order_by("pk")


def _written(user: User, day: date) -> Mail | None:
    """The user's digest; None where there is nothing to tell, or nothing pressing."""
    if not user.has_perm("wagtailadmin.access_admin"):
        return None
    period = _period(user, day)
    sections = sections_for(user, period)
    if not any(section.is_pressing for section in sections):
        return None
    base = get_admin_base_url()
    context = {
        "user": user,
        "day": day,
        "sections": sections,
        "base": base,
        "site": settings.WAGTAIL_SITE_NAME,
        "account": f"{base}{reverse('wagtailadmin_account')}",
    }
    subject = render_to_string("compliance/digests/digest_subject.txt", context).strip()
    return Mail(user, subject, render_to_string("compliance/digests/digest.txt", context), period.until)


def _period(user: User, day: date) -> Period:
    until = min(timezone.now(), timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min)))
    last = DigestSent.objects.filter(user=user, day__lt=day).order_by("-day").first()
    since = max(last.until, until - _LONGEST) if last else until - _USUAL
    return Period(day, since, until)


def _send_once(mail: Mail, day: date) -> bool:
    """Send it unless another process has; what could not be sent is tried again the next time."""
    kept, new = DigestSent.objects.get_or_create(user=mail.user, day=day, defaults={"until": mail.until})
    if not new:
        return False
    try:
        send_mail(mail.subject, mail.text, [mail.user.email])
    except Exception:
        kept.delete()
        raise
    return True
