"""cms/PUBLISHING.md names each route with the tests that prove it."""

import re
from pathlib import Path

from tests.cms.compliance import test_publish_routes as routes

DOCUMENT = Path(__file__).parents[3] / "cms" / "PUBLISHING.md"


def test_every_test_that_the_table_names_is_there_and_the_other_way_round():
    named = set(re.findall(r"`(test_\w+)`", DOCUMENT.read_text(encoding="utf-8")))
    there = {name for name in vars(routes) if name.startswith("test_")}
    assert named - there == set()
    assert there - named <= {  # what is no route
        "test_after_a_decision_it_is_published",
        "test_editors_do_not_publish_in_any_case",
        "test_somebody_without_groups_gets_nowhere",
    }
