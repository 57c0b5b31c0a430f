"""Addresses: one spelling each, and none that leads into somebody's own network."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seo_checks import UnreadableError
from tools.web.addresses import allowed, is_public, origin, to_ask

PRIVATE = """
127.0.0.1 127.255.255.254 0.0.0.0 10.0.0.1 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 100.64.0.1
100.127.255.255 192.0.0.1 198.18.0.1 203.0.113.5 224.0.0.1 240.0.0.1 255.255.255.255 ::1 :: fe80::1 fe80::1%eth0
fc00::1 fd12:3456::1 ff02::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:169.254.169.254 64:ff9b::7f00:1
64:ff9b::a9fe:a9fe 64:ff9b:1::7f00:1 2002:7f00:1:: 2002:a00:1::1 ::127.0.0.1 2001:db8::1 fec0::1
""".split()
PUBLIC = "1.1.1.1 93.184.215.14 100.63.255.255 100.128.0.1 172.32.0.1 2606:4700::1111 ::ffff:1.1.1.1 64:ff9b::101:101"


@pytest.mark.parametrize("address", PRIVATE)
def test_what_is_not_of_the_public_internet_is_told(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", PUBLIC.split())
def test_the_public_internet_is_told(address: str) -> None:
    assert is_public(ip_address(address))


# Spellings that C libraries read as numbers of IPv4: short forms, one number, octal, hexadecimal; and names.
@pytest.mark.parametrize(
    "host",
    ["127.1", "127.0.1", "2130706433", "0x7f.1", "0x7f000001", "0177.0.0.1", "0", "localhost", "LOCALHOST.", "[::1]",
     "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "169.254.169.254", "0xa9fea9fe", "[fe80::1]", "100.64.0.1", "10.0.0.1",
     "127。0。0。1", "①②⑦.0.0.1"],
)  # fmt: skip
def test_no_spelling_of_a_private_address_is_connected_to(host: str) -> None:
    with pytest.raises(UnreadableError):
        allowed(origin(to_ask(f"http://{host}/"))[1], 80, private=False)


def test_named_private_hosts_are_allowed_where_that_is_asked() -> None:
    assert [str(address) for address in allowed("127.0.0.1", 80, private=True)] == ["127.0.0.1"]


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("HTTP://Elm.Example:80", "http://elm.example/"),
        ("https://elm.example:443/a b?q=ü#part", "https://elm.example/a%20b?q=%C3%BC"),
        ("https://elm.example:8443/%7Ea/%zz", "https://elm.example:8443/%7Ea/%zz"),
        ("  https://elm.example/a\n/b\t ", "https://elm.example/a/b"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("https://elm.example./", "https://elm.example/"),
        ("https://[2606:4700::1111]:443/", "https://[2606:4700::1111]/"),
    ],
)
def test_address_has_one_spelling(written: str, asked: str) -> None:
    assert to_ask(written) == asked


@pytest.mark.parametrize(
    "address",
    ["", "elm.example", "ftp://elm.example/", "file:///etc/passwd", "javascript:alert(1)", "http://", "http:///path",
     "http://elm.example:99999/", "http://user@elm.example/", "http://user:pass@elm.example/", "http://@elm.example/",
     "http://elm.example\\@127.0.0.1/", "http://elm .example/", "http://[::1", "http://elm..example/", "gopher://x/",
     "http://elm.example%00.evil/", "http://elm.example,evil/"],
)  # fmt: skip
def test_what_is_no_plain_address_of_the_web_is_refused(address: str) -> None:
    with pytest.raises(UnreadableError):
        to_ask(address)


@given(
    st.one_of(
        st.text(max_size=60),
        st.builds(
            "{}://{}{}{}".format,
            st.sampled_from(["http", "https", "HTTP", "ftp", ""]),
            st.one_of(
                st.ip_addresses().map(lambda ip: f"[{ip}]" if ip.version == 6 else str(ip)),
                st.text("aZ-.:@0[]\\ü%", max_size=12),
            ),
            st.sampled_from(["", ":80", ":443", ":8000", ":x"]),
            st.text("/a%2é ?#&=.\\\n", max_size=12),
        ),
    )
)
def test_asking_for_an_address_changes_it_no_more(text: str) -> None:
    try:
        asked = to_ask(text)
    except UnreadableError:
        return
    assert to_ask(asked) == asked
    assert asked.isascii()
    parts = urlsplit(asked)
    assert parts.scheme in {"http", "https"}
    assert parts.hostname
    assert "@" not in parts.netloc
    assert not parts.fragment
    assert not any(character.isspace() or character == "\\" for character in asked)


@given(st.ip_addresses())
def test_public_addresses_are_global_ones_in_every_wrapping(address: object) -> None:
    ip = ip_address(str(address))
    if is_public(ip):
        assert ip.is_global or str(ip).startswith(("::ffff:", "64:ff9b:"))
        assert not any((ip.is_loopback, ip.is_link_local, ip.is_multicast, ip.is_unspecified))
    if ip.version == 4:
        assert is_public(ip_address(f"::ffff:{ip}")) == is_public(ip) == is_public(ip_address(f"64:ff9b::{ip}"))
