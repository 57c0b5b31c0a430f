"""Entries of the evidence register, and the people who keep it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cms.evidence.models import Evidence
from tests.cms.factories import make_user

REVIEWERS = "Compliance reviewers"


@pytest.fixture
def author(db):
    """Return the reviewer who writes entries."""
    return make_user(REVIEWERS, email="author@clinic.example")


@pytest.fixture
def approver(db):
    """Return another reviewer."""
    return make_user(REVIEWERS, email="approver@clinic.example")


@pytest.fixture
def draft(author):
    """Return a function that makes an entry as a draft; keywords override any field."""

    def make(**fields) -> Evidence:
        values = {
            "key": "knees",
            "treatment": "exercise",
            "condition": "knee pain",
            "strength": 2,
            "wording": "supervised exercise can ease knee pain",
            "requires": "supervised",
            "source": "Name of the trial, 2024",
            "doi": "10.1000/example",
            "checked_on": timezone.localdate(),
            "expires_on": timezone.localdate() + timedelta(days=200),
            "owner": author,
            **fields,
        }
        entry = Evidence.objects.create(**values, live=False)
        entry.save_revision(user=author)
        return entry

    return make


@pytest.fixture
def approved(draft, approver):
    """Return a function that makes an entry that counts."""

    def make(**fields) -> Evidence:
        entry = draft(**fields)
        entry.latest_revision.publish(user=approver)
        return Evidence.objects.get(pk=entry.pk)

    return make
