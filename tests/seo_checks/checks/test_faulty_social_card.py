import pytest

from tests.seo_checks.addressed import findings_at
from tests.seo_checks.pages import findings, page, place


def carded(*metas: tuple[str, str], canonical: str = "") -> str:
    head = "".join(f'\n<meta property="{name}" content="{content}">' for name, content in metas)
    link = f'\n<link rel="canonical" href="{canonical}">' if canonical else ""
    return page("<p>Thin needles.</p>", head=head + link)


@pytest.mark.parametrize("name", ["og:image", "og:url", "twitter:image"])
@pytest.mark.parametrize("address", ["/media/a.jpg", "a.jpg", "//elm.example/a.jpg"])
def test_relative_addresses_are_named(name, address):
    [finding] = findings("faulty-social-card", carded((name, address)))
    assert f"{name} is relative ({address})" in finding.message
    assert place(finding) == (4, 1)


@pytest.mark.parametrize("card", ["large", "summary-large-image", "photo"])
def test_kinds_of_card_that_do_not_exist(card):
    [finding] = findings("faulty-social-card", carded(("twitter:card", card)))
    assert f"“{card}”" in finding.message
    assert "summary_large_image" in finding.message


def test_an_address_that_is_not_the_canonical_one():
    text = carded(("og:url", "https://elm.example/b/"), canonical="https://elm.example/a/")
    [finding] = findings("faulty-social-card", text)
    assert "https://elm.example/b/" in finding.message
    assert "https://elm.example/a/" in finding.message
    assert place(finding) == (4, 1)


@pytest.mark.parametrize(
    ("shared", "canonical"),
    [
        ("https://elm.example/a/", "https://elm.example/a/"),
        ("https://www.elm.example/a", "https://elm.example/a/"),
        ("https://elm.example/a/", ""),
        ("https://elm.example/a/", "mailto:a@elm.example"),
    ],
)
def test_one_address_in_both_is_fine(shared, canonical):
    assert not findings("faulty-social-card", carded(("og:url", shared), canonical=canonical))


def test_a_relative_canonical_address_is_resolved():
    text = carded(("og:url", "https://elm.example/b/"), canonical="/b/")
    assert not findings_at("faulty-social-card", text)
    assert findings_at("faulty-social-card", text, "https://oak.example/b/")


@pytest.mark.parametrize(
    "metas",
    [
        (),
        (("og:image", "https://elm.example/a.jpg"), ("twitter:card", "Summary_Large_Image")),
        (("og:image", ""), ("twitter:card", "")),
        (("og:image:alt", "a needle"), ("twitter:site", "@elm")),
    ],
)
def test_cards_that_can_be_used_are_fine(metas):
    assert not findings("faulty-social-card", carded(*metas))
