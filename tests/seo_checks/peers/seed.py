"""The clinics' sample article as a page, where the shared folder beside the checkout holds it.

python -m tests.seo_checks.peers.seed > acupuncture-back-pain.html
"""

from __future__ import annotations

from html import escape
from pathlib import Path

NAME = "acupuncture-back-pain"
TEXT = Path(__file__).parents[4] / "shared" / "seed" / f"{NAME}.txt"
_SHORTEST_PARAGRAPH = 12  # words; what is shorter is a heading


def seed_page() -> str:
    """The article: its first block is the title, short blocks are headings, the others paragraphs."""
    title, *blocks = (" ".join(block.split()) for block in TEXT.read_text(encoding="utf-8").split("\n\n"))
    tags = ["h2" if len(block.split()) < _SHORTEST_PARAGRAPH else "p" for block in blocks if block]
    body = "\n".join(
        f"<{tag}>{escape(block, quote=False)}</{tag}>" for tag, block in zip(tags, filter(None, blocks), strict=True)
    )
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{escape(title)}</title>\n'
        '<meta name="description" content="What acupuncture is said to do for back pain, and how.">\n'
        f'<link rel="canonical" href="https://clinic.example/{NAME}/">\n</head>\n'
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


if __name__ == "__main__":
    print(seed_page(), end="")
