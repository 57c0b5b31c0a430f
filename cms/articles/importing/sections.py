"""Makes call-outs, questions and answers, testimonials and quotations of what was read inside them.

What such a block cannot hold makes it plain: its title becomes a heading, and its content stays as it was read.
"""

from collections.abc import Callable, Sequence

from cms.articles.blocks import ArticleBody
from cms.articles.importing.elements import (
    CallOut,
    Element,
    Faq,
    Heading,
    List,
    Paragraph,
    Prose,
    Question,
    Quote,
    Testimonial,
)
from cms.articles.importing.inline import Run, Style, plain_text
from cms.articles.importing.lengths import longest_in_block

CALL_OUTS = frozenset({"evidence", "risks", "see_doctor"})
SECTION_LEVEL = 2
MAX_FAQ_TITLE = longest_in_block("faq", "title")
MAX_QUESTION = longest_in_block("faq", "questions", "question")
MAX_NAME = longest_in_block("testimonial", "name")
MAX_DETAIL = longest_in_block("testimonial", "detail")
MAX_ATTRIBUTION = longest_in_block("quote", "attribution")

Note = Callable[[str], None]


def default_title(kind: str) -> str:
    """Return the title that the editor offers for a call-out, nothing for other kinds."""
    return ArticleBody().child_blocks[kind].child_blocks["title"].get_default() if kind in CALL_OUTS else ""


def section(kind: str, title: str, blocks: Sequence[Element], note: Note) -> list[Element]:
    """Return what a container of this kind becomes."""
    if kind in CALL_OUTS:
        return call_out(kind, title, blocks, note)
    if kind == "faq":
        return faq(title, blocks, note)
    note(f"unknown container “{kind}”: its text was kept")
    return [*([Paragraph(_text(title))] if title else []), *blocks]


def call_out(kind: str, title: str, blocks: Sequence[Element], note: Note) -> list[Element]:
    """Return a call-out, where its content is prose."""
    content = _prose(blocks, note)
    if not content or not title or len(title) > longest_in_block(kind, "title"):
        note(f"“{kind}” kept as plain blocks: it has no fitting title, is empty, or holds more than text and lists")
        return [*_heading(title), *blocks]
    return [CallOut(kind, title, content)]


def faq(title: str, blocks: Sequence[Element], note: Note) -> list[Element]:
    """Return questions and answers: each heading of the first heading's level is a question."""
    first = next((place for place, block in enumerate(blocks) if isinstance(block, Heading)), len(blocks))
    questions = _questions(blocks[first:], note)
    if not questions or len(title) > MAX_FAQ_TITLE:
        note("“faq” kept as plain blocks: it has no questions, one without an answer, or more than text and lists")
        return [*_heading(title), *blocks]
    if first:
        return [*_heading(title), *blocks[:first], Faq("", questions)]
    return [Faq(title, questions)]


def _questions(blocks: Sequence[Element], note: Note) -> tuple[Question, ...]:
    """Return the questions with their answers; none where one of them does not fit."""
    questions: list[tuple[str, list[Element]]] = []
    level = 0
    for block in blocks:
        if isinstance(block, Heading) and (not questions or block.level <= level):
            level = level or block.level
            questions.append((block.text, []))
        else:
            questions[-1][1].append(block)
    answered = tuple(Question(text, _prose(answer, note)) for text, answer in questions)
    fits = all(question.answer and len(question.text) <= MAX_QUESTION for question in answered)
    return answered if fits else ()


def testimonial(said_by: Sequence[str], blocks: Sequence[Element], note: Note) -> list[Element]:
    """Return a testimonial by (name, detail), where its content is prose."""
    name, detail = (*said_by, "", "")[:2]
    text = _plain(blocks)
    if not text or len(name) > MAX_NAME or len(detail) > MAX_DETAIL:
        note("“testimonial” kept as plain blocks: it is empty, signed at length, or holds more than text and lists")
        return [*blocks, *(Paragraph(_text(part)) for part in (name, detail) if part)]
    return [Testimonial(text, name, detail)]


def quote(attribution: str, blocks: Sequence[Element], note: Note) -> list[Element]:
    """Return a quotation, where its content is prose."""
    text = _plain(blocks)
    if not text or len(attribution) > MAX_ATTRIBUTION:
        if blocks:
            note("quotation kept as plain blocks: it holds more than text and lists, or is signed at length")
        return [*blocks, *([Paragraph(_text(attribution))] if attribution else [])]
    return [Quote(text, attribution)]


def _heading(title: str) -> list[Element]:
    return [Heading(title, SECTION_LEVEL)] if title else []


def _text(text: str, style: Style | None = None) -> tuple[Run, ...]:
    return (Run(text, style or Style()),)


def _prose(blocks: Sequence[Element], note: Note) -> Prose:
    """Return the blocks as paragraphs and lists; nothing where one of them is neither, nor a heading."""
    if not all(isinstance(block, Paragraph | List | Heading) for block in blocks):
        return ()
    if any(isinstance(block, Heading) for block in blocks):
        note("heading inside a box kept as bold text")
    return tuple(
        Paragraph(_text(block.text, Style(bold=True))) if isinstance(block, Heading) else block for block in blocks
    )


def _plain(blocks: Sequence[Element]) -> str:
    """Return the blocks as plain text, an empty line between paragraphs; nothing where one of them is not prose."""
    texts = []
    for block in blocks:
        if isinstance(block, Paragraph):
            texts.append(plain_text(block.runs))
        elif isinstance(block, List):
            texts.append("\n".join(plain_text(item.runs) for item in block.items))
        elif isinstance(block, Quote) and not block.attribution:
            texts.append(block.text)
        else:
            return ""
    return "\n\n".join(texts)
