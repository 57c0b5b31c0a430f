import pytest

from seo_checks import Severity
from tests.seo_checks.articles import found, json_ld
from tests.seo_checks.pages import page

CHECK = "structured-data-relative-url"


@pytest.mark.parametrize("address", ["/a.jpg", "a.jpg", "../a", "//elm.example/a", "www.elm.example", "#a"])
def test_incomplete_addresses_are_named(address):
    [finding] = found(CHECK, page("<p>x</p>", head=json_ld({"@type": "Thing", "image": address})))
    assert finding.severity is Severity.ADVICE
    assert f"image “{address}”" in finding.message
    assert finding.line == 3


@pytest.mark.parametrize(
    "node",
    [
        {"url": "https://elm.example/"}, {"image": "data:image/png;base64,AA"}, {"url": ""}, {"name": "/a"},
        {"@id": "#clinic"}, {"image": {"@type": "ImageObject", "url": "https://elm.example/a.jpg"}},
        {"urlTemplate": "/?q={q}"},
    ],
)  # fmt: skip
def test_complete_addresses_and_other_values_are_fine(node):
    assert not found(CHECK, page("<p>x</p>", head=json_ld({"@type": "Thing", **node})))


def test_one_script_is_one_finding():
    nodes = [
        {"@type": "Thing", "url": f"/{number}", "logo": {"@type": "ImageObject", "url": "/0"}} for number in range(6)
    ]
    [finding] = found(CHECK, page("<p>x</p>", head=json_ld(*nodes)))
    assert "“/0”, url “/1”, url “/2” and 3 more" in finding.message


def test_links_of_microdata_are_ordinary_links():
    body = '<p itemscope itemtype="https://schema.org/Person"><a itemprop="url" href="/jane/">Jane</a></p>'
    assert not found(CHECK, page(body))
