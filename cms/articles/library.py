"""The “Clinic library” in the admin: treatments, conditions, people and references."""

from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from cms.articles.models import Condition, Person, Reference, Treatment


class TreatmentViewSet(SnippetViewSet):
    model = Treatment
    icon = "tag"
    list_display = ["name", "also_known_as"]
    inspect_view_enabled = True


class ConditionViewSet(SnippetViewSet):
    model = Condition
    icon = "tag"
    list_display = ["name", "also_known_as"]
    inspect_view_enabled = True


class PersonViewSet(SnippetViewSet):
    model = Person
    icon = "user"
    list_display = ["name", "job_title", "registration_body", "registration_number"]
    inspect_view_enabled = True


class ReferenceViewSet(SnippetViewSet):
    model = Reference
    icon = "link"
    list_display = ["title", "authors", "source", "year"]
    list_filter = ["year"]
    inspect_view_enabled = True


class ClinicLibrary(SnippetViewSetGroup):
    menu_label = "Clinic library"
    menu_icon = "folder-open-inverse"
    menu_order = 200
    items = (TreatmentViewSet, ConditionViewSet, PersonViewSet, ReferenceViewSet)
