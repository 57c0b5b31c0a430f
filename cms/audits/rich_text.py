"""Rich text as the editor holds it: Draft.js blocks, each with its key and its text."""

from collections.abc import Iterator

from bs4 import BeautifulSoup
from wagtail.admin.rich_text.converters.html_to_contentstate import BLOCK_KEY_NAME, HtmlToContentStateHandler

# Features that make blocks. Links are left out: reading one asks the database for its page, and its text stays anyway.
_BLOCK_FEATURES = ("h1", "h2", "h3", "h4", "h5", "h6", "ol", "ul", "blockquote", "hr")


def draft_blocks(html: str) -> Iterator[tuple[str, str]]:
    """Yield (key, text) for each block with text; `<br/>` is a newline. Text that was never edited has no key yet."""
    handler = HtmlToContentStateHandler(_BLOCK_FEATURES)
    try:
        handler.feed(html)
        handler.close()
    except AssertionError:
        # Wagtail asserts that tags match. Its editor cannot open such text either, so there is no block to point at.
        yield "", BeautifulSoup(html, "lxml").get_text()
        return
    for block in handler.contentstate.blocks:
        if block.text.strip():
            yield (block.key if f'{BLOCK_KEY_NAME}="{block.key}"' in html else ""), block.text


def image_alternatives(html: str) -> list[str]:
    """Return the alternative texts of the images in rich text, in order."""
    if "<embed" not in html:
        return []
    images = BeautifulSoup(html, "lxml").find_all("embed", embedtype="image")
    return [image["alt"] for image in images if image.get("alt")]
