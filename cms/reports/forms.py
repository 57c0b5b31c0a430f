"""What a report is asked for with."""

from django import forms
from wagtail.admin.widgets import AdminDateInput, AdminPageChooser

from cms.articles.models import Treatment
from cms.audits.audited import audited_models
from cms.reports.scope import LONGEST, PAGE, SITE, TREATMENT, Scope
from cms.users.models import User


class ScopeForm(forms.Form):
    """A scope: the site, a treatment or a page; and the period of its history."""

    about = forms.ChoiceField(
        label="Scope",
        choices=[(SITE, "The whole site"), (TREATMENT, "A treatment"), (PAGE, "A page")],
        initial=SITE,
        widget=forms.RadioSelect,
    )
    treatment = forms.ModelChoiceField(Treatment.objects.none(), required=False, empty_label="Choose a treatment")
    page = forms.ModelChoiceField(None, required=False, widget=AdminPageChooser)
    first_day = forms.DateField(label="From", required=False, widget=AdminDateInput)
    last_day = forms.DateField(
        label="To",
        required=False,
        widget=AdminDateInput,
        help_text="Weekly figures and fixed claims are those of this period; without one, of the last 26 weeks.",
    )

    def __init__(self, *args, user: User, **kwargs):
        """Offer what the user may see."""
        super().__init__(*args, **kwargs)
        pages = Scope.of().pages(user)
        self.fields["treatment"].queryset = Treatment.objects.filter(articles__in=pages.values("pk")).distinct()
        self.fields["page"].queryset = pages
        self.fields["page"].widget = AdminPageChooser(target_models=audited_models())

    def clean(self):
        """Ask for what the chosen scope needs, and for a period that can be."""
        given = super().clean()
        about = given.get("about")
        if about in {TREATMENT, PAGE} and not given.get(about) and about not in self.errors:
            self.add_error(about, f"Choose the {about}.")
        if not self.errors:
            try:
                scope = self._scope(given)
            except OverflowError:  # the usual period would begin before there were years
                self.add_error("last_day", "The period would begin too long ago. Choose a later day.")
                return given
            if scope.first_day > scope.last_day:
                self.add_error("first_day", "The period must begin before it ends, and not in the future.")
            elif scope.last_day - scope.first_day > LONGEST:
                self.add_error("first_day", "A period has three years at most.")
        return given

    @property
    def scope(self) -> Scope:
        """The scope that a valid form asks for."""
        return self._scope(self.cleaned_data)

    @staticmethod
    def _scope(given: dict) -> Scope:
        about = given["about"]
        chosen = {about: given[about]} if about != SITE else {}
        return Scope.of(given["first_day"], given["last_day"], **chosen)
