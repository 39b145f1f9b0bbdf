from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("enquiries", "0006_words_as_they_are"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="enquiry",
            index=models.Index(
                condition=models.Q(("informed__isnull", False)),
                fields=["informed", "received_at", "id"],
                name="enquiry_informed",
            ),
        ),
    ]
