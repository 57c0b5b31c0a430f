"""Managers may read the audit trail, each within the pages they may see."""

from django.contrib.auth.management import create_permissions
from django.db import migrations


def grant(apps, schema_editor):
    # Django creates permissions after all migrations; this one is needed now.
    config = apps.get_app_config("trail")
    config.models_module = True
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = None
    view = apps.get_model("auth", "Permission").objects.get(
        content_type__app_label="trail", codename="view_trailentry"
    )
    for group in apps.get_model("auth", "Group").objects.filter(name="Managers"):
        group.permissions.add(view)


class Migration(migrations.Migration):
    dependencies = [("trail", "0001_trail"), ("users", "0002_groups")]

    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
