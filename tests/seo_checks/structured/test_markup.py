"""Microdata and RDFa as structured data."""

import pytest

from seo_checks import parse
from seo_checks.structured import graph
from tests.seo_checks.pages import page


def values(body: str) -> list[tuple[str, object]]:
    return [(data.syntax, data.value) for data in parse(page(body)).structured_data]


def test_microdata_becomes_an_object_of_its_properties():
    body = """
    <div itemscope itemtype="https://schema.org/MedicalClinic" itemid="#clinic">
      <span itemprop="name">Elm <b>Clinic</b></span>
      <div itemprop="address" itemscope itemtype="https://schema.org/PostalAddress">
        <span itemprop="postalCode">ZZ9 4AB</span></div>
      <a itemprop="url sameAs" href="/about/">About us</a>
      <time itemprop="foundingDate" datetime="2009-03-03">long ago</time>
      <meta itemprop="priceRange" content="££"><img itemprop="image" src="a.jpg" alt="">
      <script itemprop="name">no</script>
    </div>"""
    [(syntax, value)] = values(body)
    assert syntax == "microdata"
    assert value == {
        "@context": "https://schema.org", "@type": ["https://schema.org/MedicalClinic"], "@id": "#clinic",
        "name": ["Elm Clinic"],
        "address": [
            {"@context": "https://schema.org", "@type": ["https://schema.org/PostalAddress"], "postalCode": ["ZZ9 4AB"]}
        ],
        "url": ["/about/"], "sameAs": ["/about/"], "foundingDate": ["2009-03-03"], "priceRange": ["££"],
        "image": ["a.jpg"],
    }  # fmt: skip


@pytest.mark.parametrize(
    "body",
    [
        '<div vocab="https://schema.org/" typeof="Person"><b property="name">Jane</b></div>',
        '<div typeof="schema:Person"><b property="schema:name">Jane</b></div>',
        '<div vocab="http://schema.org"><p typeof="Person"><meta property="name" content="Jane"></p></div>',
        '<div vocab="http://schema.org" typeof=Person><a property=name href=/x content=Jane>x</a></div>',
    ],
)
def test_rdfa_lite_becomes_the_same_nodes(body):
    [node] = graph(parse(page(body)))
    assert node.syntax == "rdfa"
    assert node.types == ["Person"]
    assert node.texts("name") == ["Jane"]


def test_an_item_that_is_no_property_stands_on_its_own():
    body = "<div itemscope><div itemscope itemprop=x></div><div itemscope><b itemprop=y>1</b></div></div>"
    assert [value for _, value in values(body)] == [{"@type": [], "x": [{"@type": []}]}, {"@type": [], "y": ["1"]}]


def test_properties_outside_of_items_and_pages_without_items_give_nothing():
    assert values('<p itemprop="name">Jane</p><p property="og:title">Jane</p><p>itemscope typeof=</p>') == []


def test_items_of_other_vocabularies_are_no_nodes():
    assert (
        graph(parse(page('<p itemscope itemtype="http://data-vocabulary.org/Person"><b itemprop=name>J</b></p>'))) == ()
    )


def test_addresses_are_resolved_against_the_base():
    text = page('<p itemscope><a itemprop=url href="x/">y</a></p>', head='<base href="https://elm.example/a/">')
    [data] = parse(text).structured_data
    assert data.value["url"] == ["https://elm.example/a/x/"]


@pytest.mark.parametrize(
    "opening",
    ['<div itemscope itemprop=a itemtype="https://schema.org/Person">', "<div typeof=schema:Person property=a>"],
)
def test_deep_nesting_loses_nothing_and_gives_no_deep_objects(opening):
    depth = 2_000
    document = parse(opening * depth + "x")
    assert len(graph(document)) == depth
    for data in document.structured_data:
        value, levels = data.value, 0
        while isinstance(value, dict):
            value, levels = (value.get("a") or [None])[0], levels + 1
        assert levels <= 50


def test_text_within_many_open_properties_is_not_gathered_again_and_again():
    [data] = parse("<div itemscope>" + "<b itemprop=x>a" * 5_000).structured_data
    assert sum(map(len, data.value["x"])) <= 20 * 5_000
