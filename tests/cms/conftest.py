"""What several tests of the site share."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from pytest_django.plugin import blocking_manager_key
from wagtail.models import Page, Site

from cms.audits.audit_page import audit_page
from cms.audits.models import Version
from cms.home.models import ClinicDetails
from tests.cms.factories import (
    RISKY,
    make_article,
    make_condition,
    make_image,
    make_person,
    make_reference,
    make_treatment,
)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item, nextitem):
    """Put back what the migrations wrote, after a test that commits: it leaves its database empty.

    pytest-django lets such tests run last, but a worker that has none left takes over tests of another.
    """
    result = yield
    marker = item.get_closest_marker("django_db")
    if nextitem and marker and marker.kwargs.get("serialized_rollback"):
        with item.config.stash[blocking_manager_key].unblock():
            connection.creation.deserialize_db_from_string(connection._test_serialized_contents)
    return result


@pytest.fixture
def soup(client):
    """Return a function that fetches an address and parses the page."""

    def fetch(url: str, status: int = 200) -> BeautifulSoup:
        response = client.get(url)
        assert response.status_code == status
        return BeautifulSoup(response.content, "lxml")

    return fetch


@pytest.fixture
def full_article():
    """Return an article with every field filled in."""
    clinic = Site.objects.get()
    clinic.site_name = "Riverside Clinic"
    clinic.save()
    ClinicDetails.objects.create(
        site=clinic,
        booking_url="https://example.org/book",
        telephone="020 7946 0000",
        email="hello@example.org",
        address="12 River Street\nLondon SE1 0AA",
    )
    reviewer = make_person(name="Dr Amara Osei", credentials="MBBS", job_title="General practitioner")
    return make_article(
        title="Acupuncture for back pain",
        search_description="What acupuncture can do.",
        treatment=make_treatment(name="Acupuncture"),
        conditions=[make_condition(name="Back pain"), make_condition(name="Sciatica")],
        author=make_person(name="Li Chen", job_title="Acupuncturist"),
        medical_reviewer=reviewer,
        last_reviewed=date(2026, 3, 4),
        next_review_due=date(2028, 3, 4),
        references=[make_reference(title="A Cochrane review", doi="10.1/x"), make_reference(title="NG59")],
        social_image=make_image(),
    )


@pytest.fixture
def risky_article(db):
    """Return a published article with one claim, in its summary."""
    return make_article(title="Acupuncture for back pain", summary=RISKY)


@pytest.fixture
def audit(db):
    """Return a function that audits a page and returns the current run."""

    def run(page: Page, version: Version = Version.LIVE, **options):
        return audit_page(page, version, **options)

    return run
