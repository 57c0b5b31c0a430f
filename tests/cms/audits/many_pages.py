"""Many small live pages at once, made up from a seed, past everything that saving a page sets off."""

import random

from django.utils import timezone
from wagtail.models import Page

from cms.home.models import HomePage, InformationPage
from tests.cms.factories import RISKY, make_home, make_policy

TEXTS = (RISKY, "What acupuncture can and cannot do for back pain.", "A session takes about forty minutes.")


def generate(pages: int, seed: int = 6) -> None:
    """Store so many pages below the front page."""
    chance = random.Random(seed)
    model = make_policy()
    home = make_home()
    made = [_page(model, home, number, chance.choice(TEXTS)) for number in range(pages - 1)]
    for page, row in zip(made, Page.objects.bulk_create([_row(page) for page in made]), strict=True):
        page.page_ptr_id = page.pk = row.pk
        page.save_base(raw=True)  # the row that the page has in the table of its own type
    Page.objects.filter(pk=home.pk).update(numchild=home.numchild + pages - 1)


def _page(model: InformationPage, home: HomePage, number: int, text: str) -> InformationPage:
    slug = f"many-{number}"
    return InformationPage(
        title=f"Page {number}",
        draft_title=f"Page {number}",
        slug=slug,
        path=InformationPage._get_path(home.path, home.depth + 1, home.numchild + number + 1),
        depth=home.depth + 1,
        url_path=f"{home.url_path}{slug}/",
        content_type=model.content_type,
        locale=model.locale,
        introduction=f"{text} This is page {number}.",
        body=model.body,
        last_published_at=timezone.now(),
    )


def _row(page: InformationPage) -> Page:
    fields = [field.attname for field in Page._meta.concrete_fields if field.attname != "id"]
    return Page(**{name: getattr(page, name) for name in fields})
