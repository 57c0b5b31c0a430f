"""Account → Notifications: whether somebody wants the daily digest."""

from django import forms
from wagtail.admin.views.account import BaseSettingsPanel, notifications_tab
from wagtail.admin.widgets import SwitchInput

from cms.compliance.digest_models import DigestChoice


class DigestForm(forms.ModelForm):
    """The one question."""

    class Meta:
        model = DigestChoice
        fields = ["daily"]
        widgets = {"daily": SwitchInput}


class DigestSettingsPanel(BaseSettingsPanel):
    """Asks it, beside Wagtail's own notifications."""

    name = "digest"
    title = "Compliance digest"
    tab = notifications_tab
    order = 200

    def get_form(self):
        """Return the form with what the user chose."""
        choice = DigestChoice.objects.filter(user=self.user).first() or DigestChoice(user=self.user)
        return DigestForm(self.request.POST or None, instance=choice, prefix=self.name)
