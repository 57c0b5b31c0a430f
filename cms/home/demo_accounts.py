"""The three people who show the demo: one account per role, with passwords made up on the spot."""

import json
import secrets
from dataclasses import dataclass
from pathlib import Path

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from wagtail.users.models import UserProfile


@dataclass(frozen=True)
class Account:
    """Somebody who can log in to the demo."""

    role: str
    username: str
    password: str


_PEOPLE = (
    # role, user name, first name, last name, group
    ("Editor", "editor", "Edie", "Marlowe", "Editors"),
    ("Compliance reviewer", "reviewer", "Ravi", "Lindqvist", "Compliance reviewers"),
    ("Manager", "manager", "Maud", "Okafor", "Managers"),
)


def ensure_accounts(credentials: Path) -> list[Account]:
    """Create the accounts that are missing; return all of them with their passwords.

    Passwords are kept in the file `credentials` (readable by its owner only), because the database holds hashes. An
    account whose password is not in the file, say after it was deleted, gets a new one; a password that somebody has
    changed in the site stays changed.
    """
    known = json.loads(credentials.read_text()) if credentials.exists() else {}
    accounts = []
    for role, username, first_name, last_name, group in _PEOPLE:
        user, created = get_user_model().objects.get_or_create(
            username=username,
            defaults={"first_name": first_name, "last_name": last_name, "email": f"{username}@wetherlowhouse.example"},
        )
        if created or username not in known:
            user.set_password(known.setdefault(username, secrets.token_urlsafe(9)))
            user.save()
        user.groups.add(Group.objects.get(name=group))
        UserProfile.objects.get_or_create(user=user, defaults={"dismissibles": {}})
        accounts.append(Account(role, username, known[username]))
    credentials.touch(mode=0o600)
    credentials.write_text(json.dumps(known, indent=2))
    return accounts
