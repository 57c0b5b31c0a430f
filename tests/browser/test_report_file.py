"""The HTML report of the command line in Chromium: inert, filtered, accessible, printable, usable when it is long."""

import time

import pytest

from seo_checks import Category, Severity
from seo_checks.formatters import FORMATTERS, Style
from tests.browser.axe import violations
from tests.browser.conftest import eventually
from tests.seo_checks.formatters.reports import about_the_page, finding, mixed, page, report

pytestmark = pytest.mark.browser


@pytest.fixture
def opened(chromium, tmp_path):
    """Return a function that opens a report as a file; dialogs, requests, errors and refusals fail the test."""
    contexts, happened = [], []

    def opened(found, **options):
        path = tmp_path / "report.html"
        path.write_text(FORMATTERS["html"](found, Style()), encoding="utf-8")
        context = chromium.new_context(**options)
        contexts.append(context)
        window = context.new_page()
        window.on("dialog", lambda dialog: (happened.append(f"dialog {dialog.message}"), dialog.dismiss()))
        window.on("console", lambda message: happened.append(message.text))
        window.on("pageerror", lambda error: happened.append(str(error)))
        window.on("request", lambda request: request.url == path.as_uri() or happened.append(request.url))
        window.goto(path.as_uri())
        return window

    yield opened
    for context in contexts:
        context.close()
    assert happened == []


def shown(window) -> int:
    return window.locator("article:visible").count()


def test_hostile_text_does_nothing_and_filters_narrow_the_list(opened):
    window = opened(mixed())
    status = window.locator("#shown")
    assert status.inner_text() == "All 7 findings"
    window.uncheck("[name=severity][value=advice]")
    assert (status.inner_text(), shown(window)) == ("5 of 7 findings", 5)
    window.select_option("#category", "claims")
    window.select_option("#page", label="docs/page.html")
    assert shown(window) == 2
    window.select_option("#rule", "review-open")
    assert shown(window) == 1
    window.get_by_role("button", name="Show all").click()
    assert eventually(lambda: status.inner_text() == "All 7 findings")
    window.get_by_label("Words").press_sequentially("ALERT(1)")
    assert eventually(lambda: status.inner_text() == "1 of 7 findings")
    assert window.locator("section.page:visible").count() == 1
    window.get_by_label("Words").fill("no such words")
    assert eventually(lambda: window.locator("#none").is_visible())
    # The way from the table of pages to findings that are filtered away.
    window.get_by_role("link", name="docs/page.html").click()
    assert eventually(lambda: status.inner_text() == "All 7 findings")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_is_accessible_and_fits_a_phone(opened, scheme):
    window = opened(mixed(), color_scheme=scheme, viewport={"width": 320, "height": 700})
    window.evaluate("document.querySelectorAll('details').forEach((details) => (details.open = true))")
    assert violations(window) == []
    assert window.evaluate("document.documentElement.scrollWidth") == 320


def test_is_whole_without_its_script(opened):
    window = opened(mixed(), java_script_enabled=False)
    assert shown(window) == 7
    assert not window.locator("#filters").is_visible()
    window.get_by_text("Suppressed (3)").click()
    window.get_by_text("Agreed with the regulator.").first.wait_for()  # opens a moment after the click


def test_printed_report_holds_what_is_folded_on_the_screen_and_no_filters(opened):
    window = opened(mixed())
    window.emulate_media(media="print")
    assert not window.locator("#filters").is_visible()
    assert window.get_by_text("Agreed with the regulator.").first.is_visible()
    cut = window.evaluate(
        "[...document.querySelectorAll('tr, article, figure, li')].filter("
        "(box) => getComputedStyle(box).breakInside !== 'avoid').map((box) => box.outerHTML)"
    )
    assert cut == []


def test_stays_usable_with_ten_thousand_findings(opened):
    def found(number):
        category, severity = list(Category)[number % 3], list(Severity)[number % 2]
        return finding(f"rule-{number % 40}", severity, category=category, fingerprint=str(number))

    pages = [page(*map(found, range(at, at + 100)), source=f"page-{at}.html") for at in range(0, 10_000, 100)]
    window = opened(report(*pages, site_findings=(about_the_page("twins"),)))
    began = time.monotonic()
    window.uncheck("[name=severity][value=must-fix]")
    status = window.locator("#shown")
    assert status.inner_text() == "5,001 of 10,001 findings"
    window.get_by_label("Words").fill("rule-39 ")
    assert eventually(lambda: status.inner_text() == "250 of 10,001 findings")
    assert time.monotonic() - began < 20  # some 1.5 s where nothing else runs
