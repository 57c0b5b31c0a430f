import json

import pytest

from seo_checks import Severity
from tests.seo_checks.pages import findings, page, place


def script(value: object) -> str:
    return page("<p>x</p>", head=f'\n<script type="application/ld+json">{json.dumps(value)}</script>')


@pytest.mark.parametrize(
    ("value", "named"),
    [
        ({"@type": "Person"}, "names no vocabulary"),
        ([{"@context": "https://schema.org"}, {"@type": "Person"}], "names no vocabulary"),
        ({"@context": "https://shcema.org", "@type": "Person"}, "“https://shcema.org”"),
        ({"@context": {"@vocab": "https://elm.example/"}}, "“https://elm.example/”"),
        ({"@context": "https://schema.org.elm.example/"}, "“https://schema.org.elm.example/”"),
        ({"@context": 7}, "names no vocabulary"),
    ],
)
def test_data_that_does_not_name_schema_org_is_flagged(value, named):
    [finding] = findings("structured-data-context", script(value))
    assert finding.severity is Severity.REVIEW
    assert place(finding) == (4, 1)
    assert named in finding.message
    assert "@context" in finding.message


@pytest.mark.parametrize(
    "context",
    ["https://schema.org", "http://schema.org/", "https://www.schema.org", "//schema.org", "HTTPS://Schema.org/",
     {"@vocab": "http://schema.org/"}, {"schema": "https://schema.org/"}, ["https://schema.org", {"x": "y"}],
     "https://schema.org/docs/jsonldcontext.jsonld"],
)  # fmt: skip
def test_all_ways_to_name_schema_org_are_fine(context):
    assert not findings("structured-data-context", script({"@context": context, "@graph": [{"@type": "Person"}]}))


def test_microdata_of_the_vocabulary_that_was_given_up_is_flagged():
    body = '<p itemscope itemtype="http://data-vocabulary.org/Breadcrumb">x</p>'
    [finding] = findings("structured-data-context", page(body))
    assert "data-vocabulary.org/Breadcrumb" in finding.message


@pytest.mark.parametrize("kind", ["https://schema.org/Person", "https://elm.example/Person", ""])
def test_other_microdata_is_left_alone(kind):
    assert not findings("structured-data-context", page(f'<p itemscope itemtype="{kind}">x</p>'))


def test_broken_json_is_the_business_of_another_check():
    assert not findings("structured-data-context", page("<script type='application/ld+json'>{,}</script>x"))
