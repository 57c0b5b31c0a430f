"""The demo's accounts can be logged in to with the passwords that are shown, whatever was deleted in between."""

import pytest
from django.contrib.auth import authenticate, get_user_model

from cms.home.demo_accounts import ensure_accounts

pytestmark = pytest.mark.django_db


def can_log_in(accounts):
    return all(authenticate(username=account.username, password=account.password) for account in accounts)


@pytest.fixture
def credentials(tmp_path):
    return tmp_path / "demo-accounts.json"


def test_shown_passwords_work_and_stay(credentials):
    accounts = ensure_accounts(credentials)
    assert [account.username for account in accounts] == ["editor", "reviewer", "manager"]
    assert can_log_in(accounts)
    assert ensure_accounts(credentials) == accounts


def test_another_database_beside_the_same_file(credentials):
    accounts = ensure_accounts(credentials)
    get_user_model().objects.all().delete()
    assert ensure_accounts(credentials) == accounts
    assert can_log_in(accounts)


def test_a_file_that_was_deleted_means_new_passwords(credentials):
    before = ensure_accounts(credentials)
    credentials.unlink()
    accounts = ensure_accounts(credentials)
    assert can_log_in(accounts)
    assert {account.password for account in accounts}.isdisjoint({account.password for account in before})


def test_a_password_changed_in_the_site_stays_changed(credentials):
    ensure_accounts(credentials)
    editor = get_user_model().objects.get(username="editor")
    editor.set_password("chosen by a person")
    editor.save()
    ensure_accounts(credentials)
    assert authenticate(username="editor", password="chosen by a person")
