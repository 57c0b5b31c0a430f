"""What the log holds already waits for the chain, copied as it stands today."""

from django.db import migrations

from cms.trail.copies import canonical, copy_of, that_matter


def copy_earlier(apps, schema_editor):
    Waiting = apps.get_model("trail", "Waiting")
    for name in ("PageLogEntry", "ModelLogEntry"):
        entries = apps.get_model("wagtailcore", name).objects.filter(that_matter()).order_by("pk")
        for entry in entries.select_related("user", "content_type").iterator(500):
            Waiting.objects.create(entry=canonical(copy_of(entry)))


class Migration(migrations.Migration):
    dependencies = [("trail", "0002_rights"), ("wagtailcore", "0098_apitoken")]

    operations = [migrations.RunPython(copy_earlier, migrations.RunPython.noop)]
