"""Compliance reviewers keep the register and approve each other's entries; editors and managers read it."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

RIGHTS = {
    "Editors": ("view",),
    "Compliance reviewers": ("view", "add", "change", "publish", "lock", "unlock"),
    "Managers": ("view",),
}
WORKFLOW = "Evidence review"
REVIEWERS = "Compliance reviewers"


def grant(apps, schema_editor):
    # Django and Wagtail create permissions after all migrations; these are needed now.
    config = apps.get_app_config("evidence")
    config.models_module = True
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = None
    Group, Permission = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    content_type = apps.get_model("contenttypes", "ContentType").objects.get(app_label="evidence", model="evidence")
    for name, rights in RIGHTS.items():
        group = Group.objects.filter(name=name).first()
        for right in rights if group else ():
            permission, _ = Permission.objects.get_or_create(
                content_type=content_type, codename=f"{right}_evidence", defaults={"name": f"Can {right} evidence entry"}
            )
            group.permissions.add(permission)
    reviewers = Group.objects.filter(name=REVIEWERS).first()
    if reviewers:
        let_attach(apps, reviewers)
        set_up_workflow(apps, reviewers, content_type)


def let_attach(apps, group):
    """Entries have documents attached, which takes the right to choose and to upload them."""
    Permission, Collection = apps.get_model("auth", "Permission"), apps.get_model("wagtailcore", "Collection")
    for codename in ("add_document", "choose_document"):
        apps.get_model("wagtailcore", "GroupCollectionPermission").objects.get_or_create(
            group=group,
            collection=Collection.objects.get(depth=1),
            permission=Permission.objects.get(content_type__app_label="wagtaildocs", codename=codename),
        )


def set_up_workflow(apps, group, content_type):
    """Drafts are sent to the reviewers; the approval publishes them."""
    ContentType = apps.get_model("contenttypes", "ContentType")
    GroupApprovalTask = apps.get_model("wagtailcore", "GroupApprovalTask")
    task_type, _ = ContentType.objects.get_or_create(app_label="wagtailcore", model="groupapprovaltask")
    workflow, created = apps.get_model("wagtailcore", "Workflow").objects.get_or_create(name=WORKFLOW)
    if created:
        task = GroupApprovalTask.objects.create(name=WORKFLOW, content_type=task_type)
        task.groups.add(group)
        apps.get_model("wagtailcore", "WorkflowTask").objects.create(workflow=workflow, task=task, sort_order=0)
        apps.get_model("wagtailcore", "WorkflowContentType").objects.create(
            content_type=content_type, workflow=workflow
        )


class Migration(migrations.Migration):
    dependencies = [("evidence", "0001_evidence"), ("users", "0002_groups")]

    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
