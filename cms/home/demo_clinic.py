"""Load the demonstration clinic from the files in `demo/`: its library, its pages, its articles."""

from pathlib import Path

import yaml
from django.core.files.images import ImageFile
from django.db import transaction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Revision, Site

from cms.articles.importing import import_paths
from cms.articles.models import (
    Condition,
    Person,
    Reference,
    Treatment,
    TreatmentArticlePage,
    TreatmentIndexPage,
)
from cms.home.models import ClinicDetails, HomePage, InformationPage
from cms.images.models import ClinicImage

FOLDER = Path(__file__).parent / "demo"


def load_demo_clinic() -> str:
    """Load what is not there yet; say in a few words what was done. What people changed since is left as it is."""
    data = yaml.safe_load((FOLDER / "clinic.yaml").read_text(encoding="utf-8"))
    if TreatmentIndexPage.objects.filter(slug=data["treatment_index"]["slug"]).exists():
        return "there already, left as it is"
    with transaction.atomic():
        _load_library(data)
        index = _load_pages(data)
        articles = _load_articles(index, _references(data["references"]))
    return f"{len(articles)} articles loaded"


def _load_library(data: dict) -> None:
    for model, key in ((Treatment, "treatments"), (Condition, "conditions")):
        for entry in data[key]:
            fields = {**entry, "also_known_as": "\n".join(entry.get("also_known_as", ()))}
            model.objects.get_or_create(slug=entry["slug"], defaults=fields)
    for entry in data["people"]:
        fields = {**entry, "biography": f"<p>{entry['biography']}</p>"}
        Person.objects.get_or_create(slug=entry["slug"], defaults=fields)


def _references(entries: list[dict]) -> dict[str, Reference]:
    """The references by the keys that the articles' front matter cites them with."""
    found = {}
    for entry in entries:
        fields = {name: value for name, value in entry.items() if name != "key"}
        found[entry["key"]] = Reference.objects.get_or_create(title=entry["title"], defaults=fields)[0]
    return found


def _load_pages(data: dict) -> TreatmentIndexPage:
    """Fill in the home page and the clinic's details; add the index of treatments and the policy below it."""
    site = Site.objects.get(is_default_site=True)
    site.site_name = data["clinic"]["name"]
    site.save()
    home = HomePage.objects.get(pk=site.root_page_id)
    _fill(home, data["home"])
    _publish(home.save_revision())
    index = TreatmentIndexPage(slug=data["treatment_index"]["slug"], show_in_menus=True)
    policy = InformationPage(slug=data["editorial_policy"]["slug"], body=data["editorial_policy"]["body"])
    for page, entry in ((index, data["treatment_index"]), (policy, data["editorial_policy"])):
        _fill(page, entry)
        home.add_child(instance=page)
        _publish(page.save_revision())
    _load_details(site, data["clinic"], policy)
    return index


def _fill(page: HomePage | TreatmentIndexPage | InformationPage, entry: dict) -> None:
    page.title = page.draft_title = entry["title"]
    page.seo_title = entry["seo_title"]
    page.search_description = entry["seo_description"]
    page.introduction = entry["introduction"]


def _load_details(site: Site, clinic: dict, policy: InformationPage) -> None:
    details = ClinicDetails.for_site(site)
    details.telephone = clinic["telephone"]
    details.email = clinic["email"]
    details.address = clinic["address"]
    details.editorial_policy = policy
    with (FOLDER / "images" / "social-card.png").open("rb") as file:
        details.social_image = ClinicImage.objects.create(
            title="Social card", description=clinic["name"], file=ImageFile(file, name="social-card.png")
        )
    details.save()


def _load_articles(index: TreatmentIndexPage, references: dict[str, Reference]) -> list[TreatmentArticlePage]:
    """Import the articles as drafts, and publish those that are not meant to stay drafts."""
    outcomes = import_paths([FOLDER / "articles"], index, references=references, pictures=FOLDER / "images")
    articles = list(TreatmentArticlePage.objects.filter(pk__in=[outcome.page_id for outcome in outcomes]))
    for article in articles:
        if _is_meant_to_be_live(FOLDER / "articles" / article.import_source):
            _publish(article.get_latest_revision())
    return articles


def _publish(revision: Revision) -> None:
    """Publish past Caveat's gate, as if the pages had been there before it: their claims are what the demo is about."""
    PublishPageRevisionAction(revision).execute(skip_permission_checks=True)


def _is_meant_to_be_live(path: Path) -> bool:
    front_matter = yaml.safe_load(path.read_text(encoding="utf-8").split("---\n", 2)[1])
    return front_matter.get("live", True)
