"""The three groups that work on the site: Editors write, Compliance reviewers check, Managers publish."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

LIBRARY = ("treatment", "condition", "person", "reference")

PAGE_RIGHTS = {
    "Editors": ("add", "change"),
    "Compliance reviewers": ("change", "lock", "unlock"),
    "Managers": ("add", "change", "publish", "lock", "unlock", "bulk_delete"),
}
LIBRARY_RIGHTS = {
    "Editors": ("view", "add", "change"),
    "Compliance reviewers": ("view",),
    "Managers": ("view", "add", "change", "delete"),
}
MANAGER_RIGHTS = (
    ("home", "change_clinicdetails"),
    ("wagtailredirects", "add_redirect"),
    ("wagtailredirects", "change_redirect"),
    ("wagtailredirects", "delete_redirect"),
)


def create_groups(apps, schema_editor):
    """Safe to run again: it sets the rights it names and leaves every other right alone."""
    Group = apps.get_model("auth", "Group")

    ensure_permissions(apps)
    # Wagtail's own moderators publish; here that is the managers' work. Their approval workflow comes along.
    if not Group.objects.filter(name="Managers").exists():
        Group.objects.filter(name="Moderators").update(name="Managers")
    for model in ("Workflow", "Task"):
        apps.get_model("wagtailcore", model).objects.filter(name="Moderators approval").update(name="Manager approval")

    for name in PAGE_RIGHTS:
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.add(permission(apps, "wagtailadmin", "access_admin"))
        for model in LIBRARY:
            for right in LIBRARY_RIGHTS[name]:
                group.permissions.add(permission(apps, "articles", f"{right}_{model}"))
        set_page_rights(apps, group, PAGE_RIGHTS[name])

    managers = Group.objects.get(name="Managers")
    for app_label, codename in MANAGER_RIGHTS:
        managers.permissions.add(permission(apps, app_label, codename))


def ensure_permissions(apps):
    """Django creates permissions after all migrations; here they are needed now."""
    for label in ("wagtailcore", "wagtailredirects", "articles", "home"):
        config = apps.get_app_config(label)
        config.models_module = True
        create_permissions(config, apps=apps, verbosity=0)
        config.models_module = None


def permission(apps, app_label, codename):
    return apps.get_model("auth", "Permission").objects.get(content_type__app_label=app_label, codename=codename)


def set_page_rights(apps, group, rights):
    """Give the group exactly these rights, on the whole page tree."""
    GroupPagePermission = apps.get_model("wagtailcore", "GroupPagePermission")
    root = apps.get_model("wagtailcore", "Page").objects.get(depth=1)
    GroupPagePermission.objects.filter(group=group).delete()
    for right in rights:
        GroupPagePermission.objects.create(
            group=group, page=root, permission=permission(apps, "wagtailcore", f"{right}_page")
        )


class Migration(migrations.Migration):
    dependencies = [
        ("users", "0001_initial"),
        ("articles", "0001_initial"),
        ("home", "0002_front_page"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailadmin", "0006_formstate"),
        ("wagtailredirects", "0008_add_verbose_name_plural"),
        # These give Editors and Moderators their rights to the library of images and documents.
        ("wagtailimages", "0027_image_description"),
        ("wagtaildocs", "0014_alter_document_file_size"),
    ]

    # Going back leaves the groups: people are in them.
    operations = [migrations.RunPython(create_groups, migrations.RunPython.noop)]
