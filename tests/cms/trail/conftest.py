"""What the tests of the audit trail share."""

import pytest
from django.core.management import call_command
from wagtail.log_actions import log

from cms.trail.models import TrailEntry
from cms.trail.recording import seal
from tests.cms.factories import make_article, make_user


@pytest.fixture
def manager(db):
    return make_user("Managers", first_name="Maud", last_name="Okafor")


@pytest.fixture
def article(db):
    return make_article(title="Back pain")


@pytest.fixture
def trail(article, manager):
    """Return a function that writes so many things to the log of the article and chains them; return their rows."""

    def write(number: int = 5) -> list[TrailEntry]:
        for count in range(number):
            log(article, "caveat.live_undecided", user=manager, data={"quotes": [f"cures {count}"]})
        seal()
        return list(TrailEntry.objects.order_by("number"))

    return write


@pytest.fixture
def verify(capsys):
    """Return a function that runs the command; it returns the exit code, and all that was said."""

    def run(*arguments: str) -> tuple[int, str]:
        try:
            call_command("verify_audit_log", *arguments)
            code = 0
        except SystemExit as end:
            code = end.code
        said = capsys.readouterr()
        return code, said.err + said.out

    return run
