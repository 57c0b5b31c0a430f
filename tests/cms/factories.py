"""Builds the things tests of the site need: each function makes one valid object; keywords override any field."""

from io import BytesIO
from itertools import count

from django.core.files.base import ContentFile
from PIL import Image as PillowImage
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Revision

from cms.articles.models import (
    ArticleReference,
    Condition,
    Person,
    Reference,
    Treatment,
    TreatmentArticlePage,
    TreatmentIndexPage,
)
from cms.home.models import HomePage, InformationPage
from cms.images.models import ClinicImage
from cms.users.models import User

# What an attacker would type into every field.
HOSTILE = "</script><script>alert(1)</script> \"quoted\" & <b>bold</b> 'x'"
# A sentence with one claim, and the rule that finds it.
RISKY = "We make sure your back pain never comes back."
RULE = "permanence-recurrence"
PARAGRAPH = "<p>Acupuncture is the insertion of fine needles into the skin.</p>"

_numbers = count(1)


def make_home() -> HomePage:
    """Return the front page, which the migrations made."""
    return HomePage.objects.get()


def make_index(**fields) -> TreatmentIndexPage:
    """Return a published treatment index under the front page."""
    values = {"title": "Treatments", "slug": f"treatments-{next(_numbers)}", "show_in_menus": True, **fields}
    return make_home().add_child(instance=TreatmentIndexPage(**values))


def make_policy(**fields) -> InformationPage:
    """Return a published page about how articles are written."""
    values = {
        "title": "How we write our articles",
        "slug": f"how-we-write-{next(_numbers)}",
        "body": [("paragraph", "<p>Two clinicians read each article.</p>")],
        **fields,
    }
    return make_home().add_child(instance=InformationPage(**values))


def make_article(*, index=None, body=None, conditions=(), references=(), **fields) -> TreatmentArticlePage:
    """Return a published article; ``body`` is a list of (block name, value), ``references`` of Reference."""
    number = next(_numbers)
    values = {
        "title": f"Acupuncture for back pain {number}",
        "slug": f"article-{number}",
        "summary": "What acupuncture can and cannot do for back pain.",
        "body": [("paragraph", PARAGRAPH)] if body is None else body,
        **fields,
    }
    article = TreatmentArticlePage(**values)
    (index or TreatmentIndexPage.objects.first() or make_index()).add_child(instance=article)
    article.conditions = list(conditions)
    article.article_references = [
        ArticleReference(reference=reference, sort_order=order) for order, reference in enumerate(references)
    ]
    article.save()
    return article


def make_treatment(**fields) -> Treatment:
    """Return a treatment."""
    number = next(_numbers)
    return Treatment.objects.create(**{"name": f"Treatment {number}", "slug": f"treatment-{number}", **fields})


def make_condition(**fields) -> Condition:
    """Return a condition."""
    number = next(_numbers)
    return Condition.objects.create(**{"name": f"Condition {number}", "slug": f"condition-{number}", **fields})


def make_person(**fields) -> Person:
    """Return an author or reviewer."""
    number = next(_numbers)
    return Person.objects.create(**{"name": f"Dr Person {number}", "slug": f"person-{number}", **fields})


def make_reference(**fields) -> Reference:
    """Return a publication."""
    return Reference.objects.create(**{"title": f"A trial of acupuncture {next(_numbers)}", **fields})


def make_image(size=(64, 48), **fields) -> ClinicImage:
    """Return a picture of so many pixels in the library."""
    picture = BytesIO()
    PillowImage.new("RGB", size, "teal").save(picture, "PNG")
    number = next(_numbers)
    values = {
        "title": "Picture",
        "description": "A teal square",
        "file": ContentFile(picture.getvalue(), name=f"picture-{number}.png"),
        "file_hash": str(number),  # or Wagtail's cache gives it the sizes of another test's picture
        **fields,
    }
    return ClinicImage.objects.create(**values)


def make_user(group: str = "", **fields) -> User:
    """Return somebody who can sign in, in the group of that name."""
    user = User.objects.create_user(**{"username": f"user-{next(_numbers)}", "password": "secret", **fields})
    if group:
        user.groups.add(user.groups.model.objects.get(name=group))
    return user


def publish_past_gate(revision: Revision) -> None:
    """Publish by Wagtail's bare action, whatever the text claims."""
    PublishPageRevisionAction(revision).execute(skip_permission_checks=True)
