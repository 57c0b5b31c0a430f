"""Load the demonstration clinic's evidence register: approved entries, one that expires soon, and a draft."""

from datetime import timedelta
from pathlib import Path

import yaml
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import timezone

from cms.evidence.models import Evidence
from cms.users.models import User

FILE = Path(__file__).parent / "demo" / "evidence.yaml"


@transaction.atomic
def load_demo_evidence(approver: User) -> None:
    """Load the entries, written by a second reviewer and approved by `approver`; what is there is left as it is."""
    data = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    if Evidence.objects.exists():
        return
    author = _author(data["author"])
    today = timezone.localdate()
    for given in data["entries"]:
        days = {f"{name}_on": today + timedelta(days=given.pop(name)) for name in ("checked", "expires")}
        draft = given.pop("draft", False)
        entry = Evidence.objects.create(**given, **days, owner=author, live=False)
        revision = entry.save_revision(user=author, log_action=True)
        if not draft:
            revision.publish(user=approver)


def _author(fields: dict) -> User:
    """The second reviewer, who cannot sign in: somebody has to have written what the first one approves."""
    author, created = get_user_model().objects.get_or_create(username=fields["username"], defaults=fields)
    if created:
        author.set_unusable_password()
        author.save()
        author.groups.add(Group.objects.get(name="Compliance reviewers"))
    return author
