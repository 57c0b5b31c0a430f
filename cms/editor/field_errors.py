"""Findings as errors of the editor's form, each at the field or block that holds its words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import BaseForm
from wagtail import blocks
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.fields import StreamField
from wagtail.models import Page

from cms.audits.models import AuditFinding
from cms.audits.shown import mark, severity_label

_MOST = 120  # characters of the words that a message repeats

# The steps from a block to the one that holds the words, and what to say there.
_Entry = tuple[Sequence[str], str]


def set_field_errors(form: BaseForm, page: Page, findings: Iterable[AuditFinding]) -> None:
    """Put each finding at its field in the form, which may be unbound; findings in no field of the form are left out.

    `page` is the one that the form shows, so that block ids lead to the blocks on screen.
    """
    streams = {field.name: field.stream_block for field in page._meta.get_fields() if isinstance(field, StreamField)}
    entries: defaultdict[str, list[_Entry]] = defaultdict(list)
    for finding in findings:
        name, *steps = finding.contentpath.split(".")
        entries[name].append((steps, _message(finding)))
    for name, found in entries.items():
        if name in streams and name in form.fields:
            form.errors[name] = form.error_class([_block_error(streams[name], getattr(page, name), found)])
        elif name in form.fields:
            form.errors[name] = form.error_class([message for _, message in found])


def _message(finding: AuditFinding) -> str:
    quote = finding.quote if len(finding.quote) <= _MOST else f"{finding.quote[:_MOST].rsplit(' ', 1)[0]} …"
    words = f" “{quote}”" if quote else ""
    return f"{mark(finding)} {severity_label(finding)}:{words} {finding.message}"


def _block_error(block: blocks.Block, value: Any, entries: Iterable[_Entry]) -> ValidationError:
    """Return the error of a block, in the form in which its type hands errors down to the blocks in it."""
    inside: defaultdict[str, list[_Entry]] = defaultdict(list)
    here: list[str] = []
    inner = dict(_inner_blocks(block, value))
    for steps, message in entries:
        if steps and steps[0] in inner:
            inside[steps[0]].append((steps[1:], message))
        else:
            here.append(message)
    if not inner:
        return ValidationError([ValidationError(message) for message in here])
    errors = {inner[step][0]: _block_error(*inner[step][1:], found) for step, found in inside.items()}
    return _error_type(block)(block_errors=errors, non_block_errors=here)


def _inner_blocks(block: blocks.Block, value: Any) -> Iterator[tuple[str, tuple[int | str, blocks.Block, Any]]]:
    """The blocks in a block by their step in a content path, each with its key among the block's errors."""
    if isinstance(block, blocks.StreamBlock):
        for index, child in enumerate(value or ()):
            yield child.id, (index, child.block, child.value)
    elif isinstance(block, blocks.ListBlock):
        for index, child in enumerate(value.bound_blocks if value else ()):
            yield child.id, (index, child.block, child.value)
    elif isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield name, (name, child, value.get(name) if isinstance(value, Mapping) else None)


def _error_type(block: blocks.Block) -> type[ValidationError]:
    if isinstance(block, blocks.StreamBlock):
        return StreamBlockValidationError
    return ListBlockValidationError if isinstance(block, blocks.ListBlock) else StructBlockValidationError
