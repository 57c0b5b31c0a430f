"""Who stands behind an article: each author and reviewer once, with all that page and structured data say of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from seo_checks.document import ABOUT_THE_PAGE, Document, Link, Span
from seo_checks.names import core_name, folded_words, is_person, is_post_nominal, same_person
from seo_checks.remembering import once_per_document
from seo_checks.source import Place
from seo_checks.structured import Node
from seo_checks.structured.statements import about_this_page
from seo_checks.text import fold
from seo_checks.trust.bylines import Credit, bylines
from seo_checks.trust.professions import PROFESSION, ROLE

_CLINICAL_LETTERS = frozenset(
    "mbbs mbchb bmbs mrcgp mrcp frcp mrcs frcs md do dc bds dds dmd mcsp rn rgn rmn np rd rdn lac mchiro most bost "
    "mrcpsych mrpharms facp facs licac dpt dpm gmc hcpc nmc".split()
)
_WORD = re.compile(r"[A-Za-z][A-Za-z.-]*")
_MOST_PEOPLE = 10
_REACH = 160  # characters around a name in which its bearer is introduced
_MOST_BLOCKS = 12  # that hold the name


@dataclass(frozen=True, slots=True)
class Person:
    """An author or reviewer: the name, all that is said beside it, and whether it leads to a profile."""

    name: str
    said: str
    profiled: bool
    where: Span | Place | None

    @property
    def has_credentials(self) -> bool:
        """Whether readers learn what makes the person competent: letters after the name, a profession, a role."""
        return bool(ROLE.search(self.said)) or any(map(is_post_nominal, _WORD.findall(self.said)))

    @property
    def is_clinician(self) -> bool:
        """Whether the person seems to practise a profession that registers are kept of."""
        letters = {word.replace(".", "").lower() for word in _WORD.findall(self.said) if word[:1].isupper()}
        return bool(PROFESSION.search(self.said)) or bool(letters & _CLINICAL_LETTERS)


@dataclass(frozen=True, slots=True)
class People:
    """The people behind an article. `teams`: what is credited in place of people, such as "the Elm Clinic team"."""

    authors: tuple[Person, ...]
    reviewers: tuple[Person, ...]
    teams: tuple[Credit, ...]

    @property
    def all(self) -> list[Person]:
        """Authors and reviewers, each once."""
        others = (one for one in self.reviewers if not any(same_person(one.name, a.name) for a in self.authors))
        return [*self.authors, *others]


@once_per_document
def people(document: Document) -> People:
    """The people whom the page or its structured data credits."""
    found = bylines(document)
    pages = about_this_page(document)
    authors = _merged(document, found.authors, [node for page in pages for node in page.nodes("author")])
    reviewers = _merged(document, found.reviewers, [node for page in pages for node in page.nodes("reviewedBy")])
    plain_authors = [name for page in pages for name in page.texts("author") if is_person(name) and "://" not in name]
    plain_reviewers = [name for page in pages for name in page.texts("reviewedBy") if is_person(name)]
    return People(
        _with_names(document, authors, plain_authors),
        _with_names(document, reviewers, plain_reviewers),
        tuple(credit for credit in found.authors if not credit.name),
    )


def _merged(document: Document, credits: Iterable[Credit], nodes: list[Node]) -> tuple[Person, ...]:
    merged: list[Person] = []
    for credit in credits:
        if credit.name and not any(same_person(credit.name, known.name) for known in merged):
            said = f"{credit.detail} {_elsewhere(document, credit.name)}"
            merged.append(Person(credit.name, said, _links_to_profile(document, credit), credit.span))
    for node in nodes[:_MOST_PEOPLE]:
        name = node.text("name")
        if not is_person(name) or (node.types and "Organization" in node.types):
            continue
        said = " ".join(
            [*node.texts("honorificSuffix", "jobTitle", "description"), *node.named("hasCredential", "memberOf")]
        )
        # In the structured data letters may also stand in the name itself.
        said = f"{said} {name[len(name.split()[0]) :] if name.split() else ''}"
        known = next((one for one in merged if same_person(one.name, name)), None)
        profiled = node.has("url", "sameAs", "identifier")
        if known:
            merged[merged.index(known)] = replace(
                known, said=f"{known.said} {said}", profiled=known.profiled or profiled
            )
        else:
            merged.append(Person(name, f"{said} {_elsewhere(document, name)}", profiled, node.place))
    return tuple(merged[:_MOST_PEOPLE])


def _with_names(document: Document, merged: tuple[Person, ...], names: list[str]) -> tuple[Person, ...]:
    new = [name for name in names[:_MOST_PEOPLE] if not any(same_person(name, one.name) for one in merged)]
    return (*merged, *(Person(name, f"{name} {_elsewhere(document, name)}", False, None) for name in new))


def _elsewhere(document: Document, name: str) -> str:
    """What the page says right after the name, wherever it stands, such as in a note on the author."""
    surname = _surname(name)
    if not surname:
        return ""
    said: list[str] = []
    blocks = document.blocks
    credited = _credited(document)  # what is said there is said of somebody else
    for number, block in enumerate(blocks):
        if block.role in ABOUT_THE_PAGE or surname not in block.folded:
            continue
        match = re.search(rf"\b{re.escape(surname)}\b", block.folded)
        if match and len(said) < _MOST_BLOCKS:
            others = [start for start in credited.get(block.index, ()) if start > match.end()]
            end = min([match.end() + _REACH, *others])
            said.append(block.text[match.end() : end])
            # A name on a line of its own is followed by what its bearer does.
            following = blocks[number + 1] if number + 1 < len(blocks) else None
            if following and match.end() + 2 >= len(block.text) and following.index not in credited:
                said.append(following.text[: _REACH // 2])
    return " ".join(said)


@once_per_document
def _credited(document: Document) -> dict[int, list[int]]:
    """By block, where the names of credits start."""
    found: dict[int, list[int]] = {}
    for credit in (*bylines(document).authors, *bylines(document).reviewers):
        found.setdefault(credit.span.block.index, []).append(credit.span.start)
    return found


def _surname(name: str) -> str:
    """The last word of a name without letters after it, as folded text has it."""
    core = core_name(name)
    written = [word.strip(".,;()") for word in fold(name).split()]
    return next((word for word in reversed(written) if core and "".join(folded_words(word)).endswith(core[-1])), "")


def _links_to_profile(document: Document, credit: Credit) -> bool:
    """Whether the name, or something beside it, is a link to another page."""
    block = credit.span.block
    for link in document.links:
        if link.span and link.span.block is block and link.span.end > credit.span.start and _leaves_page(link):
            return True
    return any(_leaves_page(link) and len(link.text) < 80 and credit.name in link.text for link in document.links)


def _leaves_page(link: Link) -> bool:
    return not link.href.startswith(("#", "mailto:", "tel:"))
