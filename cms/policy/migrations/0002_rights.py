"""Compliance reviewers and managers set the rules of sites; editors do not see them."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

GROUPS = ("Compliance reviewers", "Managers")


def grant(apps, schema_editor):
    # Django creates permissions after all migrations; this one is needed now.
    config = apps.get_app_config("policy")
    config.models_module = True
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = None
    right = apps.get_model("auth", "Permission").objects.get(
        content_type__app_label="policy", codename="change_siterules"
    )
    for group in apps.get_model("auth", "Group").objects.filter(name__in=GROUPS):
        group.permissions.add(right)


class Migration(migrations.Migration):
    dependencies = [("policy", "0001_site_rules"), ("users", "0002_groups")]

    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
