from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("casework", "0004_set_aside")]

    operations = [
        migrations.AddField(
            model_name="pendingupload",
            name="warnings",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="pendingupload",
            name="confirmed_at",
            field=models.DateTimeField(null=True),
        ),
    ]
