"""What a person does in the page editor."""

from tests.browser.conftest import eventually

PARAGRAPH = '<p data-block-key="first">Needles are thin.</p>'
COUNTER = "[data-side-panel-toggle=caveat] [data-side-panel-toggle-counter]"


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
