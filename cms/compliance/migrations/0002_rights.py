"""Compliance reviewers decide on claims; managers may publish with undecided ones, giving a reason."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

RIGHTS = {"Compliance reviewers": "decide_claim", "Managers": "override_publish_gate"}


def grant(apps, schema_editor):
    # Django creates permissions after all migrations; these are needed now.
    config = apps.get_app_config("compliance")
    config.models_module = True
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = None
    Permission = apps.get_model("auth", "Permission")
    for name, codename in RIGHTS.items():
        right = Permission.objects.get(content_type__app_label="compliance", codename=codename)
        for group in apps.get_model("auth", "Group").objects.filter(name=name):
            group.permissions.add(right)


class Migration(migrations.Migration):
    dependencies = [("compliance", "0001_claims"), ("users", "0002_groups")]

    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
