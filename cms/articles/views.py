"""Public pages about people."""

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from cms.articles.models import Person, TreatmentArticlePage
from cms.articles.presentation import person_context, person_description
from cms.head import view_head


def public_people():
    """Return the people named on a public article. Nobody else has a profile."""
    articles = TreatmentArticlePage.objects.live().public()
    return Person.objects.filter(Q(authored__in=articles) | Q(reviewed__in=articles)).distinct()


def person(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one person's profile."""
    someone = get_object_or_404(public_people().select_related("photo"), slug=slug)
    head = view_head(someone.name, request, description=person_description(someone, request))
    context = {**person_context(someone, request), "head": head}
    return render(request, "articles/person.html", context)
