"""How long a text may be in each place of an article, as its blocks and fields say."""

from wagtail.blocks import ListBlock

from cms.articles.blocks import ArticleBody
from cms.articles.models import TreatmentArticlePage


def longest_in_block(*names: str) -> int:
    """Return the greatest length of a block's text, the block named by its path in the body."""
    block = ArticleBody()
    for name in names:
        block = (block.child_block if isinstance(block, ListBlock) else block).child_blocks[name]
    return block.field.max_length


def longest_in_field(name: str) -> int:
    """Return the greatest length of an article's field."""
    return TreatmentArticlePage._meta.get_field(name).max_length
