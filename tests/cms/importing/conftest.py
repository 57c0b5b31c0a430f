"""What several tests of the import share."""

from pathlib import Path

import pytest

from cms.articles.importing import Outcome, import_paths
from cms.articles.models import TreatmentArticlePage, TreatmentIndexPage
from tests.cms.factories import make_index


@pytest.fixture
def index(db) -> TreatmentIndexPage:
    """Return a treatment index to import into."""
    return make_index(slug="treatments")


class Folder:
    """A folder of files to import."""

    def __init__(self, path: Path, index: TreatmentIndexPage) -> None:
        self.path = path
        self.index = index

    def write(self, name: str, content: str | bytes) -> Path:
        """Write a file, in folders as needed."""
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def run(self, **options) -> list[Outcome]:
        """Import the folder."""
        return import_paths([self.path], self.index, **options)

    def one(self, name: str, content: str | bytes, **options) -> tuple[TreatmentArticlePage, Outcome]:
        """Write one file, import the folder, and return the draft and what became of the file."""
        self.write(name, content)
        (outcome,) = [outcome for outcome in self.run(**options) if outcome.source == name]
        page = TreatmentArticlePage.objects.filter(pk=outcome.page_id).first()
        return page and page.get_latest_revision_as_object(), outcome


@pytest.fixture
def folder(tmp_path, index) -> Folder:
    """Return an empty folder to import from."""
    path = tmp_path / "articles"
    path.mkdir()
    return Folder(path, index)
