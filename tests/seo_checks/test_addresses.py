"""Where links lead, seen from the page they stand on."""

from dataclasses import replace

import pytest

from seo_checks import About, parse
from seo_checks.addresses import Leads, home, host_of, is_local, main_links, target
from tests.seo_checks.pages import page

HERE = "https://www.elm.example/pain/"


def document(address: str = HERE, head: str = "", body: str = "<p>Text</p>"):
    return replace(parse(page(body, head=head)), about=About(address=address))


@pytest.mark.parametrize(
    ("href", "leads"),
    [
        ("", Leads.NOWHERE),
        ("#", Leads.NOWHERE),
        ("#fees", Leads.HERE),
        ("/pain/#fees", Leads.HERE),
        ("https://www.elm.example/pain/#fees", Leads.HERE),
        ("/prices/#fees", Leads.INSIDE),
        ("/prices/", Leads.INSIDE),
        ("../prices", Leads.INSIDE),
        (" /pri\nces/ ", Leads.INSIDE),
        ("https://elm.example/prices/", Leads.INSIDE),
        ("//ELM.example/prices/", Leads.INSIDE),
        ("https://book.elm.example/", Leads.OUTSIDE),
        ("https://www.nhs.uk/", Leads.OUTSIDE),
        ("HTTP://nhs.uk/", Leads.OUTSIDE),
        ("mailto:a@elm.example", Leads.MAIL),
        ("TEL:123", Leads.PHONE),
        ("javascript:void(0)", Leads.SCRIPT),
        ("file:///C:/a.pdf", Leads.FILE),
        ("C:\\Users\\a.pdf", Leads.FILE),
        ("\\\\server\\a.pdf", Leads.FILE),
        ("data:text/plain,x", Leads.OTHER),
        ("http://[::1", Leads.UNKNOWN),
    ],
)
def test_an_address_leads_somewhere(href, leads):
    assert target(document(), href).leads is leads


def test_addresses_are_resolved_against_the_page():
    found = target(document(), "../prices?x=1#fees")
    assert (found.url, found.host, found.fragment) == ("https://www.elm.example/prices?x=1", "elm.example", "fees")


def test_a_base_changes_what_addresses_mean():
    based = document(head='<base href="https://cdn.example/x/">')
    assert target(based, "y").url == "https://cdn.example/x/y"
    assert target(based, "#fees").leads is Leads.OUTSIDE


def test_fragments_are_decoded():
    assert target(document(), "#f%C3%A9es").fragment == "fées"


def test_where_no_address_is_known_absolute_links_lead_outside():
    unknown = document("")
    assert home(unknown).host == ""
    assert target(unknown, "https://elm.example/").leads is Leads.OUTSIDE
    assert target(unknown, "/prices/").leads is Leads.INSIDE
    assert target(unknown, "#fees").leads is Leads.HERE


@pytest.mark.parametrize(
    "head",
    [
        '<link rel="canonical" href="https://elm.example/pain/">',
        '<meta property="og:url" content="https://elm.example/pain/">',
        '<link rel="canonical" href="/pain/"><meta property="og:url" content="https://elm.example/pain/">',
    ],
)
def test_the_head_may_tell_the_address(head):
    assert home(document("", head)).host == "elm.example"
    assert target(document("", head), "https://www.elm.example/x").leads is Leads.INSIDE


def test_links_outside_the_main_content_are_left_out():
    text = page('<p><a href="/a/">A</a></p>').replace("<main>", '<nav><a href="/b/">B</a></nav><main>')
    assert [link.href for link, _ in main_links(parse(text))] == ["/a/"]


@pytest.mark.parametrize(
    ("address", "host"), [("https://WWW.Elm.example:8/x", "elm.example"), ("/x", ""), ("mailto:a@b.c", ""), ("//[", "")]
)
def test_the_host_of_an_address(address, host):
    assert host_of(address) == host


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "192.168.1.5", "10.0.0.1", "::1", "cms.local", "0.0.0.0"])
def test_hosts_that_only_one_network_reaches(host):
    assert is_local(host)


@pytest.mark.parametrize("host", ["elm.example", "nhs.uk", "8.8.8.8", "local.example.org", ""])
def test_hosts_that_everybody_reaches(host):
    assert not is_local(host)
