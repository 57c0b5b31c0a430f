"""Who is found by a right."""

import pytest

from cms.users.rights import people_with
from tests.cms.factories import make_user

pytestmark = pytest.mark.django_db


def test_people_are_found_by_what_their_groups_may_do_however_they_sign_in(settings):
    settings.AUTHENTICATION_BACKENDS = [
        "django.contrib.auth.backends.RemoteUserBackend",
        "django.contrib.auth.backends.ModelBackend",
    ]
    reviewer, reviewing_administrator = (
        make_user("Compliance reviewers", is_superuser=admin) for admin in (False, True)
    )
    make_user("Editors")
    make_user("Compliance reviewers", is_active=False)
    make_user(is_superuser=True)
    assert list(people_with("compliance.decide_claim")) == [reviewer, reviewing_administrator]
