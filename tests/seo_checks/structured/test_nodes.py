"""Structured data as nodes, whatever the way it is written."""

import json

import pytest

from seo_checks import parse
from seo_checks.structured import Node, graph
from tests.seo_checks.pages import page


def nodes(value: object) -> tuple[Node, ...]:
    text = value if isinstance(value, str) else json.dumps(value)
    return graph(parse(page("<p>x</p>", head=f'<script type="application/ld+json">{text}</script>')))


def test_nested_nodes_follow_the_one_that_holds_them():
    article, person = nodes(
        {"@context": "https://schema.org", "@type": "Article", "author": {"@type": "Person", "name": "Jane"}}
    )
    assert (article.types, article.root) == (["Article"], True)
    assert (person.types, person.root) == (["Person"], False)
    assert article.nodes("author") == [person]
    assert article.named("author") == ["Jane"]
    assert article.place is not None


@pytest.mark.parametrize(
    "prefix", ["", "schema:", "http://schema.org/", "https://schema.org/", "https://www.schema.org/"]
)
@pytest.mark.parametrize("wrap", [lambda name: name, lambda name: [name]])
def test_types_and_properties_lose_the_prefix_of_schema_org(prefix, wrap):
    [node] = nodes({"@context": "http://schema.org/", "@type": wrap(f"{prefix}Person"), f"{prefix}name": "Jane"})
    assert node.types == ["Person"]
    assert node.text("name") == "Jane"


@pytest.mark.parametrize(
    "value",
    [
        [{"@context": "https://schema.org", "@type": "Person"}],
        {"@context": "https://schema.org", "@graph": [{"@type": "Person"}]},
        {"@context": "https://schema.org", "@graph": {"@type": "Person"}},
        {"@context": {"@vocab": "https://schema.org/"}, "@type": "Person"},
        {"@context": ["https://schema.org", {"x": "https://elm.example/x"}], "@type": "Person"},
        {"@type": "https://schema.org/Person"},
    ],
)
def test_nodes_are_found_in_arrays_graphs_and_under_all_forms_of_context(value):
    [node] = nodes(value)
    assert node.types == ["Person"]
    assert node.root


@pytest.mark.parametrize(
    "value",
    [
        {"@type": "Person"},
        {"@context": "https://elm.example/terms", "@type": "Person"},
        {"@context": "https://schema.org", "@type": "https://elm.example/Person"},
        "not json", "[]", "null", "7", '"Person"',
    ],
)  # fmt: skip
def test_other_vocabularies_and_other_values_give_no_nodes(value):
    assert nodes(value) == ()


def test_references_lead_to_the_node_of_that_id_wherever_it_stands():
    article, person = nodes(
        {
            "@context": "https://schema.org",
            "@graph": [
                {"@type": "Article", "author": {"@id": "#jane"}, "publisher": {"@id": "https://other.example/"}},
                {"@id": "#jane", "@type": "Person", "name": "Jane"},
            ],
        }
    )
    assert article.nodes("author") == [person]
    assert article.has("publisher")
    assert [node.declared for node in article.nodes("publisher")] == [False]


def test_nodes_of_one_id_are_one():
    [person] = nodes(
        [
            {"@context": "https://schema.org", "@id": "#jane", "@type": "Person", "name": "Jane"},
            {"@context": "https://schema.org", "@id": "#jane", "@type": "Patient", "jobTitle": "GP"},
        ]
    )
    assert person.types == ["Person", "Patient"]
    assert (person.text("name"), person.text("jobTitle")) == ("Jane", "GP")


def test_values_and_lists_are_unwrapped():
    [node] = nodes(
        {
            "@context": "https://schema.org", "@type": "Thing", "a": {"@value": "x", "@type": "Date"},
            "b": {"@list": ["y", {"@value": 2}]}, "c": None, "d": [], "e": "", "f": True,
        }
    )  # fmt: skip
    assert node.texts("a", "b", "f") == ["x", "y", "2", "true"]
    assert not node.has("c", "d", "e", "missing")


def test_references_in_a_circle_do_no_harm():
    one, two = nodes(
        {
            "@context": "https://schema.org",
            "@graph": [
                {"@id": "#1", "@type": "Thing", "x": {"@id": "#2"}},
                {"@id": "#2", "@type": "Thing", "x": {"@id": "#1"}},
            ],
        }
    )
    assert one.nodes("x") == [two]
    assert two.nodes("x") == [one]


@pytest.mark.parametrize("depth", [200, 100_000])
def test_deep_nesting_does_no_harm(depth):
    head = '{"@context": "https://schema.org", "@type": "Thing", "x": '
    found = nodes(head + '{"x": ' * depth + "1" + "}" * depth + "}")
    assert len(found) in {0, depth + 1}  # the parser of JSON gives up on the deepest


def test_a_huge_array_is_read_in_order():
    things = [{"@type": "Thing", "name": str(number)} for number in range(20_000)]
    assert [node.text("name") for node in nodes({"@context": "https://schema.org", "@graph": things})][-1] == "19999"
