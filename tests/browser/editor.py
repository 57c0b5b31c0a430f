"""What a person does in the page editor."""

from cms.home.demo_clinic import FOLDER
from tests.browser.conftest import eventually
from tests.cms.factories import make_article

PARAGRAPH = '<p data-block-key="first">Needles are thin.</p>'
COUNTER = "[data-side-panel-toggle=caveat] [data-side-panel-toggle-counter]"


def long_article(size: int):
    """Return an article of about so many words, of the demonstration clinic's sentences, in paragraphs."""
    texts = [
        path.read_text(encoding="utf-8").split("---\n", 2)[2] for path in sorted((FOLDER / "articles").glob("*.md"))
    ]
    paragraphs = [part.strip() for text in texts for part in text.split("\n\n") if part[:1].isalpha()]
    body, words = [], 0
    while words < size:
        paragraph = paragraphs[len(body) % len(paragraphs)]
        body.append(("paragraph", f"<p>{paragraph}</p>"))
        words += len(paragraph.split())
    article = make_article(body=body, summary="Plain words.")
    article.save_revision()
    return article


def open_editor(page, article, query: str = ""):
    """Open an article, ready to be typed in."""
    open_form(page, f"/admin/pages/{article.pk}/edit/{query}")


def open_form(page, address: str):
    """Open a page of the admin that has an editor, and wait until Wagtail watches its form.

    What is typed earlier it takes for the saved text.
    """
    page.add_init_script("document.addEventListener('w-unsaved:watch-edits', () => { window.watched = true })")
    page.goto(address)
    assert eventually(lambda: page.evaluate("window.watched"))


def open_panel(page):
    """Open the panel and return it."""
    page.click("[data-side-panel-toggle=caveat]")
    panel = page.locator("[data-side-panel=caveat]")
    assert eventually(panel.is_visible)
    return panel


def type_at_the_end(page, text: str):
    """Type at the end of the article's paragraph, and wait until the form has it."""
    page.click("[data-contentpath=body] [contenteditable=true]")
    page.keyboard.press("Control+End")
    page.keyboard.type(text)
    assert eventually(lambda: text.strip() in page.locator("[name=body-0-value]").input_value())


def press(page, label: str):
    """Press one of the buttons below the editor; most are folded away until the one beside them is pressed."""
    footer = page.locator("[data-edit-form] footer")
    assert eventually(footer.is_visible)
    footer.locator("[data-w-dropdown-target=toggle]").click()
    footer.get_by_role("button", name=label, exact=True).click()


def tab_to(page, selector: str):
    """Press Tab until an element has the focus; a person would give up earlier than this does."""
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} cannot be reached with Tab")


def ask_for_exception(finding, reason: str):
    """Open a finding of the panel and ask the compliance desk for an exception."""
    finding.evaluate("details => { details.open = true }")
    finding.get_by_role("button", name="Ask for an exception").click()
    finding.get_by_label("Why may these words stand?").fill(reason)
    finding.get_by_role("button", name="Send to the compliance desk").click()
