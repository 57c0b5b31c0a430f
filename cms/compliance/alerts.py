"""E-mails about pages that may not go live, or that went live in spite of that."""

import logging
from collections.abc import Iterable

from django.db.models import QuerySet
from django.template.loader import render_to_string
from wagtail.admin.mail import send_mail
from wagtail.admin.utils import get_admin_base_url
from wagtail.models import Page

from cms.compliance.publishing import refusal_path
from cms.compliance.service import DECIDE
from cms.users.models import User
from cms.users.rights import people_with

logger = logging.getLogger(__name__)


def reviewers() -> QuerySet[User]:
    """Return who decides on claims; administrators only where they are reviewers."""
    return people_with(DECIDE)


def reviewers_of(page: Page) -> list[User]:
    """Return the reviewers who may see the claims of this page."""
    return [reviewer for reviewer in reviewers() if page.permissions_for_user(reviewer).can_edit()]


def tell(users: Iterable[User | None], alert: str, context: dict) -> None:
    """Send each of them, once, the alert of that name; an e-mail that fails is logged, and stops nothing.

    `context` has the `page`; the templates get the address at which its editor shows what is wrong.
    """
    addresses = {user.email for user in users if user and user.is_active and user.email}
    if not addresses:
        logger.info("Nobody could be told of %s (page %s)", alert, context["page"].pk)
    address = f"{get_admin_base_url()}{refusal_path(context['page'])}"
    context = {"title": " ".join(context["page"].get_admin_display_title().split()), "address": address, **context}
    subject = render_to_string(f"compliance/alerts/{alert}_subject.txt", context).strip()
    text = render_to_string(f"compliance/alerts/{alert}.txt", context)
    for recipient in sorted(addresses):
        try:
            send_mail(subject, text, [recipient])
        except Exception:
            logger.exception("The e-mail “%s” could not be sent to %s", subject, recipient)
