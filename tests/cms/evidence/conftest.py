"""Entries of the evidence register, and the people who keep it."""

import pytest

from cms.evidence.models import Evidence
from tests.cms.evidence.entries import approve, draft_entry
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
        return draft_entry(author, **fields)

    return make


@pytest.fixture
def approved(draft, approver):
    """Return a function that makes an entry that counts."""

    def make(**fields) -> Evidence:
        return approve(draft(**fields), approver)

    return make
