"""What became of each file."""

from dataclasses import dataclass
from enum import StrEnum

from cms.articles.importing.notes import Note
from cms.terminal import printable


class Status(StrEnum):
    """What an import did with a file."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    LEFT_ALONE = "left alone"
    FAILED = "failed"


@dataclass(frozen=True)
class Outcome:
    """What became of one file, and what is left to do by hand."""

    status: Status
    source: str
    title: str = ""
    page_id: int | None = None
    blocks: int = 0
    images: int = 0
    links: int = 0
    notes: tuple[Note, ...] = ()
    why: str = ""


def report(outcome: Outcome) -> list[str]:
    """Return the lines that say so: one for the file, one more for each note."""
    parts = [outcome.source]
    if outcome.title:
        parts.append(f"“{outcome.title}”")
    if outcome.status in {Status.CREATED, Status.UPDATED}:
        counts = ((outcome.blocks, "block"), (outcome.images, "image"), (outcome.links, "link"))
        parts.append(", ".join(_counted(number, name) for number, name in counts))
    if outcome.why:
        parts.append(outcome.why)
    lines = [f"{outcome.status:<10}  {' — '.join(parts)}", *(f"{'':<12}{note}" for note in outcome.notes)]
    return [printable(line) for line in lines]


def summary(outcomes: list[Outcome]) -> str:
    """Return one line about all files."""
    counts = [(sum(outcome.status is status for outcome in outcomes), status) for status in Status]
    return f"{_counted(len(outcomes), 'file')}: " + ", ".join(
        f"{number} {status}" for number, status in counts if number
    )


def _counted(number: int, name: str) -> str:
    return f"{number} {name}" if number == 1 else f"{number} {name}s"
