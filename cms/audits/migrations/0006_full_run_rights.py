"""Those who answer for the whole site may have all of it audited, and see how far that has come."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

GROUPS = ("Compliance reviewers", "Managers")


def grant(apps, schema_editor):
    # Django creates permissions after all migrations; these are needed now.
    config = apps.get_app_config("audits")
    config.models_module = True
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = None
    rights = apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label="audits", codename__in=("view_fullrun", "add_fullrun")
    )
    for group in apps.get_model("auth", "Group").objects.filter(name__in=GROUPS):
        group.permissions.add(*rights)


class Migration(migrations.Migration):
    dependencies = [("audits", "0005_full_runs"), ("users", "0002_groups")]

    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
