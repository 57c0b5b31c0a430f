"""How to find the text in each type of StreamField block.

A custom block class gets an extractor like this; a system check warns of block types that have none:

    @extract.register(PriceBlock)
    def _price(block, value, spot):
        yield from spot.inside("note").plain(value["note"])
"""

from collections.abc import Iterator
from functools import singledispatch
from typing import Any

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.images.blocks import ImageBlock

from cms.audits.spots import Segment, Spot, library_segments


@singledispatch
def extract(block: blocks.Block, value: Any, spot: Spot) -> Iterator[Segment]:
    """Yield the text of a block's value. A block type without an extractor of its own gives none."""
    return iter(())


def has_extractor(block: blocks.Block) -> bool:
    """Return whether the text in this type of block is found."""
    return extract.dispatch(type(block)) is not extract.dispatch(object)


@extract.register(blocks.BooleanBlock)
@extract.register(blocks.IntegerBlock)
@extract.register(blocks.FloatBlock)
@extract.register(blocks.DecimalBlock)
@extract.register(blocks.DateBlock)
@extract.register(blocks.TimeBlock)
@extract.register(blocks.DateTimeBlock)
@extract.register(blocks.EmailBlock)
@extract.register(blocks.URLBlock)
@extract.register(blocks.ChoiceBlock)
@extract.register(blocks.MultipleChoiceBlock)
@extract.register(blocks.StaticBlock)
def _no_text(block: blocks.Block, value: Any, spot: Spot) -> Iterator[Segment]:
    """Nobody types prose here."""
    return iter(())


@extract.register(blocks.CharBlock)
@extract.register(blocks.TextBlock)
@extract.register(blocks.RegexBlock)
@extract.register(blocks.RawHTMLBlock)
def _plain_text(block: blocks.Block, value: Any, spot: Spot) -> Iterator[Segment]:
    return spot.plain(value)


@extract.register
def _rich_text(block: blocks.RichTextBlock, value: Any, spot: Spot) -> Iterator[Segment]:
    return spot.rich(value.source if value else "")


@extract.register
def _chosen(block: blocks.ChooserBlock, value: Any, spot: Spot) -> Iterator[Segment]:
    return library_segments(value, spot)


@extract.register
def _image(block: ImageBlock, value: Any, spot: Spot) -> Iterator[Segment]:
    """A decorative image has no text; one without an alternative text of its own shows that of the library."""
    if value and not value.decorative:
        alternative = block.child_blocks["alt_text"]
        yield from spot.inside("alt_text", alternative.label).plain(value.contextual_alt_text or value.default_alt_text)


@extract.register
def _stream(block: blocks.StreamBlock, value: Any, spot: Spot) -> Iterator[Segment]:
    for child in value or ():
        yield from extract(child.block, child.value, spot.inside(child.id or "", str(child.block.label)))


@extract.register
def _list(block: blocks.ListBlock, value: Any, spot: Spot) -> Iterator[Segment]:
    for child in value.bound_blocks if value else ():
        yield from extract(child.block, child.value, spot.inside(child.id or "", str(child.block.label)))


@extract.register
def _struct(block: blocks.StructBlock, value: Any, spot: Spot) -> Iterator[Segment]:
    for name, child in block.child_blocks.items():
        yield from extract(child, value.get(name) if value else None, spot.inside(name, str(child.label)))


@extract.register
def _typed_table(block: TypedTableBlock, value: Any, spot: Spot) -> Iterator[Segment]:
    """The editor gives no address to a cell, so the table's own is the closest there is."""
    if value is None:
        return
    yield from spot.named("caption").plain(value.caption)
    for number, column in enumerate(value.columns, start=1):
        yield from spot.named(f"heading of column {number}").plain(column["heading"])
    for number, row in enumerate(value.rows, start=1):
        for place, cell in enumerate(row, start=1):
            yield from extract(cell.block, cell.value, spot.named(f"row {number}, column {place}"))
