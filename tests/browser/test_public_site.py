"""Visitors' pages in a real Chromium: accessible, on any screen, by keyboard, on paper, and from this site alone."""

from urllib.parse import urlsplit

import pytest
from wagtail.models import Site

from cms.home.models import ClinicDetails
from tests.browser.axe import violations
from tests.cms.factories import (
    PARAGRAPH,
    make_article,
    make_home,
    make_image,
    make_index,
    make_person,
    make_policy,
    make_reference,
    make_treatment,
)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    # Wagtail leaves the temporary file of a rendition to the garbage collector.
    pytest.mark.filterwarnings("ignore:Unclosed file <tempfile.SpooledTemporaryFile:ResourceWarning"),
]

PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1440, "height": 900}
LIST = "<ul><li>numbness</li><li>fever</li></ul>"


def wide_table(caption):
    """A table that no phone can show whole."""
    columns = [{"type": "text", "heading": heading} for heading in ("", "First", "Second", "Third", "Fourth")]
    rows = [{"values": ["Side effects", "Sore skin", "Bruises", "Tiredness", "A headache"]}]
    return ("table", {"caption": caption, "columns": columns, "rows": rows})


def article_body():
    """Every kind of block."""
    picture = make_image(size=(1200, 675))
    picture.contextual_alt_text, picture.decorative = "Needles in a tray", False
    return [
        ("paragraph", f"{PARAGRAPH}<p>Trials disagree [1], [1, 2].</p>"),
        ("heading", {"text": "What happens", "level": "h2"}),
        ("heading", {"text": "On the day", "level": "h3"}),
        ("list", {"ordered": True, "items": ["<p>We talk.</p>", "<p>You rest.</p>"]}),
        ("image", {"image": picture, "caption": "A tray"}),
        wide_table("Effects"),
        wide_table(""),
        ("quote", {"text": "Stay active.", "attribution": "NICE"}),
        ("evidence", {"title": "What the evidence says", "text": PARAGRAPH}),
        ("risks", {"title": "Risks and limits", "text": LIST}),
        ("see_doctor", {"title": "When to see a doctor", "text": LIST}),
        ("faq", {"title": "Questions", "questions": [{"question": "Does it hurt?", "answer": "<p>Rarely.</p>"}]}),
        ("testimonial", {"text": "I felt looked after.", "name": "J.", "detail": "2024"}),
    ]


@pytest.fixture
def article(live_server):
    """A whole article on a whole site."""
    site = Site.objects.get()
    site.site_name = "Riverside Clinic"
    site.hostname, site.port = urlsplit(live_server.url).hostname, urlsplit(live_server.url).port
    site.save()
    details = ClinicDetails.for_site(site)
    details.booking_url = "https://example.org/book"
    details.telephone, details.email = "020 7946 0000", "hello@example.org"
    details.address = "12 River Street\nLondon SE1 0AA"
    details.editorial_policy = make_policy(introduction="How we work.")
    details.save()
    home = make_home()
    home.introduction = "A clinic by the river."
    home.save()
    treatment = make_treatment(name="Acupuncture")
    index = make_index(introduction="What we offer.")
    make_article(index=index, title="Another article", treatment=treatment)
    return make_article(
        index=index,
        title="Acupuncture for back pain",
        body=article_body(),
        treatment=treatment,
        author=make_person(name="Li Chen", job_title="Acupuncturist", photo=make_image(size=(400, 400))),
        medical_reviewer=make_person(
            name="Dr Amara Osei",
            registration_body="General Medical Council",
            registration_number="1",
            registration_url="https://example.org/register",
        ),
        last_reviewed="2026-03-04",
        next_review_due="2027-03-04",
        references=[make_reference(doi="10.1000/1"), make_reference(url="https://example.org/a/long/address" * 3)],
    )


@pytest.fixture
def addresses(article):
    """One page of each kind."""
    policy = ClinicDetails.objects.get().editorial_policy
    return [
        "/",
        article.get_parent().get_url(),
        article.get_url(),
        article.author.get_absolute_url(),
        article.medical_reviewer.get_absolute_url(),
        policy.get_url(),
        "/search/?q=acupuncture",
        "/search/?q=zzzz",
        "/nothing-here/",
    ]


@pytest.fixture
def visit(chromium, live_server):
    """Return a function that opens a window; in none of them may anything fail, or come from another site."""
    foreign, errors = [], []

    def watch(request):
        if not request.url.startswith((live_server.url, "data:")):
            foreign.append(request.url)

    def note(message):
        if message.type == "error" and "404" not in message.text:
            errors.append(message.text)

    def visit(size, **options):
        page = chromium.new_context(base_url=live_server.url, viewport=size, **options).new_page()
        page.on("request", watch)
        page.on("console", note)
        return page

    yield visit
    assert (foreign, errors) == ([], [])


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_every_kind_of_page_is_accessible_and_fits(visit, addresses, size, scheme):
    page = visit(size, color_scheme=scheme)
    for address in addresses:
        page.goto(address)
        assert violations(page) == [], address
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], address


def test_the_first_tab_skips_to_the_text(visit, article):
    page = visit(DESKTOP)
    page.goto(article.get_url())
    page.keyboard.press("Tab")
    link = page.locator(".skip-link")
    assert link.evaluate("link => link === document.activeElement && link.getBoundingClientRect().left >= 0")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_contents_are_folded_on_a_phone_and_stand_beside_the_text_on_a_desktop(visit, article):
    phone = visit(PHONE)
    phone.goto(article.get_url())
    link = phone.get_by_role("link", name="Risks and limits")
    assert not link.is_visible()
    phone.locator(".contents summary").focus()
    phone.keyboard.press("Enter")
    assert link.is_visible()

    desktop = visit(DESKTOP)
    desktop.goto(article.get_url())
    link = desktop.get_by_role("link", name="Risks and limits")
    assert link.is_visible()
    assert link.bounding_box()["x"] > desktop.locator(".prose").bounding_box()["x"] + 500
    link.focus()
    desktop.keyboard.press("Enter")
    assert desktop.locator("#risks-and-limits").evaluate("heading => heading.matches(':target')")
    assert desktop.locator(".contents").bounding_box()["y"] >= 0, "it stays in sight"


def test_a_wide_table_scrolls_by_keyboard(visit, article):
    page = visit(PHONE)
    page.goto(article.get_url())
    table = page.get_by_role("group", name="Effects")
    table.focus()
    page.keyboard.press("End")
    page.keyboard.press("ArrowRight")
    page.wait_for_function("table => table.scrollLeft > 0", arg=table.element_handle())


def test_on_paper_links_show_where_they_lead_and_navigation_is_left_out(visit, article):
    page = visit(DESKTOP)
    page.goto(article.get_url())
    page.emulate_media(media="print")
    for selector in (".site-menu", ".breadcrumbs", ".contents", ".related", ".references__back"):
        assert not page.locator(selector).first.is_visible(), selector
    after = "link => getComputedStyle(link, '::after').content"
    assert "https://doi.org/10.1000/1" in page.locator("#reference-1 a").first.evaluate(after)
    assert page.locator("#reference-2 a").first.evaluate(after) == "none", "it shows its address already"
    for selector in ("tr", ".call-out", ".references li"):
        kept = page.locator(selector).first.evaluate("part => getComputedStyle(part).breakInside")
        assert kept == "avoid", selector


def test_what_readers_ask_their_system_for_is_kept(visit, article):
    page = visit(DESKTOP, reduced_motion="reduce", forced_colors="active")
    page.goto(article.get_url())
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    assert violations(page) == []
    for selector in ("span.portrait", ".call-out", ".booking"):
        edge = page.locator(selector).first.evaluate("part => getComputedStyle(part).borderTopColor")
        assert edge not in {"rgba(0, 0, 0, 0)", page.evaluate("getComputedStyle(document.body).backgroundColor")}
