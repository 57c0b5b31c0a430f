"""Imports files as draft articles, one after the other."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import DatabaseError

from cms.articles.importing.article import Article, read_article
from cms.articles.importing.faults import ImportFault
from cms.articles.importing.files import SourceFile, digest_of, find_files, text_of
from cms.articles.importing.lengths import longest_in_field
from cms.articles.importing.outcome import Outcome, Status
from cms.articles.importing.pages import PageWriter, why_not_to_update
from cms.articles.importing.stream import Body
from cms.articles.models import Reference, Treatment, TreatmentArticlePage, TreatmentIndexPage
from cms.users.models import User
from seo_checks.errors import CaveatError

MAX_SOURCE = longest_in_field("import_source")


def import_paths(
    paths: Iterable[Path | str],
    parent: TreatmentIndexPage,
    *,
    treatment: Treatment | None = None,
    owner: User | None = None,
    references: Mapping[str, Reference] | None = None,
    pictures: Path | str | None = None,
    dry_run: bool = False,
    tell: Callable[[Outcome], None] = lambda outcome: None,
) -> list[Outcome]:
    """Import files and folders of files as draft articles under ``parent``; return what became of each file.

    ``treatment`` is that of files which name none, ``owner`` who the pages belong to, ``references`` the library's
    publications by the keys that front matter uses, ``pictures`` a folder with the pictures that do not lie with the
    files. Each file is written in a transaction of its own, and ``tell`` is called with what became of it.
    """
    run = _Run(PageWriter(parent, treatment, owner, references, pictures and Path(pictures), dry_run))
    outcomes = []
    for source in find_files(paths):
        outcomes.append(run.outcome_of(source))
        tell(outcomes[-1])
    return outcomes


class _Run:
    def __init__(self, writer: PageWriter) -> None:
        self._writer = writer
        self._paths: dict[str, Path] = {}  # by the name they are recognised by
        self._names: dict[str, str] = {}  # by what the files hold

    def outcome_of(self, source: SourceFile) -> Outcome:
        """Import one file; what is wrong with it is its outcome."""
        try:
            return self._import(source)
        except CaveatError as fault:
            return Outcome(Status.FAILED, source.name, why=str(fault))
        except (DatabaseError, OSError, ValidationError) as error:
            why = f"It could not be saved: {error} Nothing of it was written; import it again."
            return Outcome(Status.FAILED, source.name, why=why)

    def _import(self, source: SourceFile) -> Outcome:
        data = source.read()
        digest = digest_of(data)
        self._require_own_name(source)
        first = self._names.setdefault(digest, source.name)
        if first != source.name:
            return Outcome(Status.LEFT_ALONE, source.name, why=f"the same content as {first}")
        page = _known_page(import_source=source.name) or _known_page(import_hash=digest)
        if page is None:
            article = read_article(text_of(data), source.kind, source.path)
            return _written(Status.CREATED, source, article, *self._writer.create(source, digest, article))
        if page.import_hash == digest:
            before = "" if page.import_source == source.name else f"imported before as {page.import_source}"
            return Outcome(Status.UNCHANGED, source.name, page.draft_title, page.pk, why=before)
        if why := why_not_to_update(page):
            return Outcome(Status.LEFT_ALONE, source.name, page.draft_title, page.pk, why=why)
        article = read_article(text_of(data), source.kind, source.path)
        return _written(Status.UPDATED, source, article, *self._writer.update(page, source, digest, article))

    def _require_own_name(self, source: SourceFile) -> None:
        if len(source.name) > MAX_SOURCE:
            raise ImportFault(f"Its path is longer than {MAX_SOURCE} characters.", "Import a folder nearer to it.")
        first = self._paths.setdefault(source.name, source.path)
        if first != source.path:
            raise ImportFault(
                f"{first} has the same path in its folder.", "Import the folder that holds both folders instead."
            )


def _known_page(**identity: str) -> TreatmentArticlePage | None:
    """Return the page that a file was imported as; a copy made later is not that page."""
    return TreatmentArticlePage.objects.filter(alias_of=None, **identity).order_by("pk").first()


def _written(status: Status, source: SourceFile, article: Article, page: TreatmentArticlePage, body: Body) -> Outcome:
    return Outcome(
        status,
        source.name,
        article.title,
        page.pk,
        blocks=len(body.blocks),
        images=body.images,
        links=body.links,
        notes=tuple(article.notes),
    )
