"""What the tests of the compliance desk share."""

import pytest
from wagtail.models import Page

from tests.cms.factories import RISKY, make_article, make_user

CLEAN = "What acupuncture can and cannot do for back pain."


@pytest.fixture
def editor(db):
    return make_user("Editors", first_name="Edie", last_name="Marlowe", email="editor@example.org")


@pytest.fixture
def reviewer(db):
    return make_user("Compliance reviewers", first_name="Ravi", last_name="Lindqvist", email="reviewer@example.org")


@pytest.fixture
def manager(db):
    return make_user("Managers", first_name="Maud", last_name="Okafor", email="manager@example.org")


@pytest.fixture
def draft(editor):
    """Return a function that makes an article as the editor's draft; without a summary, one with a claim in it."""

    def make(summary=RISKY, **fields):
        article = make_article(summary=summary, live=False, owner=editor, **fields)
        article.save_revision(user=editor)
        return stored(article)

    return make


def stored(page):
    """The page as the database has it now."""
    return Page.objects.get(pk=page.pk).specific


def is_live(page) -> bool:
    return stored(page).live
