import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0003_notice_states"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SetAside",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sweep", models.CharField(max_length=60)),
                ("row", models.CharField(max_length=40)),
                ("sealed", models.BooleanField(default=False)),
                ("error", models.CharField(max_length=300)),
                ("attempts", models.PositiveSmallIntegerField(default=1)),
                ("failed_at", models.DateTimeField()),
                ("again_at", models.DateTimeField()),
            ],
        ),
        migrations.AddField(
            model_name="notice",
            name="superseded_by",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="superseded",
                to="casework.notice",
            ),
        ),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(
                condition=models.Q(("superseded_by__isnull", False)),
                fields=["superseded_by"],
                name="notice_superseded_by",
            ),
        ),
        migrations.AddConstraint(
            model_name="setaside",
            constraint=models.UniqueConstraint(fields=("sweep", "row"), name="set_aside_once"),
        ),
    ]
