from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("compliance", "0005_digests")]

    operations = [
        migrations.AddField(
            model_name="claimevent",
            name="register_entry",
            field=models.CharField(
                blank=True,
                default="",
                help_text="The entry of the clinic's register that it rests on, by its short name.",
                max_length=80,
            ),
            preserve_default=False,
        )
    ]
