"""A photo that is not sent yet can have with it where it was taken. Those from before have not."""

from django.db import migrations, models
from django.db.models import Value


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0008_news"),
    ]

    operations = [
        migrations.AddField(
            model_name="pendingupload",
            name="sealed_position",
            field=models.BinaryField(db_default=Value(b""), default=b""),
        ),
    ]
