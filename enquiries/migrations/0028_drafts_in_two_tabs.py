"""The form that a draft of a reply was saved from last, so that two tabs do not overwrite each other."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("enquiries", "0027_oldest_first")]

    operations = [
        migrations.AddField(
            model_name="replydraft", name="saved_from", field=models.UUIDField(null=True)
        ),
    ]
