"""Runs say whether all text was judged for claims. Of stored ones that is known only where all was audited."""

from django.db import migrations, models
from django.db.models import Case, Value, When


def know_what_is_certain(apps, schema_editor):
    judged = Case(When(status="audited", then=Value(True)), default=Value(False))
    apps.get_model("audits", "AuditRun").objects.update(claims_judged=judged)


class Migration(migrations.Migration):
    dependencies = [("audits", "0003_figures")]

    operations = [
        migrations.AddField(
            "auditrun",
            "claims_judged",
            models.BooleanField(default=False, help_text="Whether all text was judged for claims; else see the problems."),
            preserve_default=False,
        ),
        migrations.RunPython(know_what_is_certain, migrations.RunPython.noop),
    ]
