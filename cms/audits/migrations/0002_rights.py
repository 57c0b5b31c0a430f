"""Everybody who works on the site may see what audits found, each within the pages they may see."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

GROUPS = ("Editors", "Compliance reviewers", "Managers")


def grant(apps, schema_editor):
    # Django creates permissions after all migrations; this one is needed now.
    config = apps.get_app_config("audits")
    config.models_module = True
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = None
    view = apps.get_model("auth", "Permission").objects.get(
        content_type__app_label="audits", codename="view_auditfinding"
    )
    for group in apps.get_model("auth", "Group").objects.filter(name__in=GROUPS):
        group.permissions.add(view)


class Migration(migrations.Migration):
    dependencies = [("audits", "0001_initial"), ("users", "0002_groups")]

    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
