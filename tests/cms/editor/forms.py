"""What the page editor posts."""

from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

NEEDLES = [("paragraph", "<p>Needles are thin.</p>")]


def article_form(article=None, *, body=None, **fields) -> dict:
    """Return the form of an article; `body` is a list of (name of a block, what it posts: of a paragraph its HTML)."""
    blocks = [
        (name, rich_text(value) if name == "paragraph" else value)
        for name, value in (NEEDLES if body is None else body)
    ]
    return nested_form_data(
        {
            "title": article.title if article else "Acupuncture for back pain",
            "slug": article.slug if article else "acupuncture",
            "summary": article.summary if article else "What needles can do.",
            "treatment": "",
            "body": streamfield(blocks),
            "article_references": inline_formset([]),
            "comments": inline_formset([]),
            **fields,
        }
    )
