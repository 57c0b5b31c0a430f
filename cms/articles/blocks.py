"""The blocks of an article's body. Each renders semantic HTML from a template of the same name."""

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.images.blocks import ImageBlock

PROSE = ["bold", "italic", "link", "document-link", "ol", "ul", "superscript"]
INLINE = ["bold", "italic", "link"]


class HeadingBlock(blocks.StructBlock):
    text = blocks.CharBlock(max_length=200)
    level = blocks.ChoiceBlock(
        choices=[("h2", "Section"), ("h3", "Subsection"), ("h4", "Detail")],
        default="h2",
        help_text="Sections are listed in the table of contents.",
    )

    class Meta:
        icon = "title"
        template = "articles/blocks/heading.html"
        label_format = "{text}"


class BulletListBlock(blocks.StructBlock):
    ordered = blocks.BooleanBlock(required=False, label="Numbered")
    items = blocks.ListBlock(blocks.RichTextBlock(features=INLINE, label="Item"))

    class Meta:
        icon = "list-ul"
        template = "articles/blocks/list.html"


class FigureBlock(blocks.StructBlock):
    image = ImageBlock()
    caption = blocks.CharBlock(required=False, max_length=300)

    class Meta:
        icon = "image"
        template = "articles/blocks/image.html"


class TableBlock(TypedTableBlock):
    text = blocks.CharBlock(required=False)
    rich_text = blocks.RichTextBlock(required=False, features=INLINE)

    class Meta:
        template = "articles/blocks/table.html"


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock()
    attribution = blocks.CharBlock(required=False, max_length=200)

    class Meta:
        icon = "openquote"
        template = "articles/blocks/quote.html"


class QuestionBlock(blocks.StructBlock):
    question = blocks.CharBlock(max_length=300)
    answer = blocks.RichTextBlock(features=PROSE)

    class Meta:
        icon = "help"
        label_format = "{question}"


class FaqBlock(blocks.StructBlock):
    title = blocks.CharBlock(required=False, max_length=200, default="Common questions")
    questions = blocks.ListBlock(QuestionBlock())

    class Meta:
        icon = "help"
        label = "Questions and answers"
        template = "articles/blocks/faq.html"


class TestimonialBlock(blocks.StructBlock):
    text = blocks.TextBlock(
        help_text="The person's own words. Health claims made by patients count as the clinic's claims."
    )
    name = blocks.CharBlock(required=False, max_length=100)
    detail = blocks.CharBlock(required=False, max_length=200, help_text="Such as “treated for neck pain, 2024”.")

    class Meta:
        icon = "user"
        template = "articles/blocks/testimonial.html"


def call_out(title: str, icon: str) -> blocks.StructBlock:
    """Return a titled box; the title is a default the editor may change."""
    return blocks.StructBlock(
        [
            ("title", blocks.CharBlock(max_length=200, default=title)),
            ("text", blocks.RichTextBlock(features=PROSE)),
        ],
        icon=icon,
        label=title,
        group="Call-outs",
        template="articles/blocks/call_out.html",
    )


class ArticleBody(blocks.StreamBlock):
    """Everything an article's body can hold."""

    heading = HeadingBlock(group="Text")
    paragraph = blocks.RichTextBlock(features=PROSE, icon="pilcrow", group="Text")
    list = BulletListBlock(group="Text")
    quote = QuoteBlock(group="Text")
    image = FigureBlock(group="Figures")
    table = TableBlock(group="Figures")
    evidence = call_out("What the evidence says", "doc-full-inverse")
    risks = call_out("Risks and limits", "warning")
    see_doctor = call_out("When to see a doctor", "info-circle")
    faq = FaqBlock(group="People")
    testimonial = TestimonialBlock(group="People")

    class Meta:
        icon = "doc-full"
