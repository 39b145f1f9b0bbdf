"""Downloads of the queue are recorded with those of councillors’ own lists."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("portal", "0003_list_download"),
    ]

    operations = [
        migrations.AddField(
            model_name="listdownload",
            name="file",
            field=models.CharField(db_default="csv", default="csv", max_length=4),
        ),
        migrations.AddField(
            model_name="listdownload",
            name="filters",
            field=models.CharField(blank=True, db_default="", default="", max_length=300),
        ),
        migrations.AddField(
            model_name="listdownload",
            name="of",
            field=models.CharField(
                choices=[
                    ("everything", "Everything a councillor raised"),
                    ("queue", "The queue of officers"),
                ],
                db_default="everything",
                default="everything",
                max_length=20,
            ),
        ),
    ]
