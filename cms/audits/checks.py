"""System checks: a site that would audit with gaps, or not at all, says so before it starts."""

from collections.abc import Iterator

from django.core.checks import Error, Warning
from wagtail.blocks import Block
from wagtail.fields import StreamField

from cms.audits.audited import audited_models
from cms.audits.extractors import has_extractor
from cms.audits.site_profile import file_profile
from seo_checks import CaveatError


def check_profile(app_configs, **kwargs):
    """The site's profile must be usable."""
    try:
        file_profile()
    except CaveatError as error:
        return [Error(error.problem, hint=error.remedy, id="audits.E001")]
    return []


def check_extractors(app_configs, **kwargs):
    """Each type of block on audited pages must have a text extractor, or findings in it name no field."""
    return [
        Warning(
            f"Caveat cannot tell which field a finding in {path} comes from: {type(block).__module__}."
            f"{type(block).__qualname__} has no text extractor.",
            hint="Register one with cms.audits.extractors.extract.",
            obj=model,
            id="audits.W001",
        )
        for model in audited_models()
        for field in model._meta.get_fields()
        if isinstance(field, StreamField)
        for path, block in _blocks(field.name, field.stream_block)
        if not has_extractor(block)
    ]


def _blocks(path: str, block: Block) -> Iterator[tuple[str, Block]]:
    """A block and all blocks inside it, each with the path of names that leads there."""
    yield path, block
    children = dict(getattr(block, "child_blocks", {}))
    if hasattr(block, "child_block"):
        children["item"] = block.child_block
    for name, child in children.items():
        yield from _blocks(f"{path}.{name}", child)
