"""The index of enquiries by officer and service, so that the planner combines it with no other."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("enquiries", "0040_confidential_letters")]

    operations = [
        migrations.RemoveIndex(model_name="enquiry", name="enquiry_officer_service"),
        migrations.AddIndex(
            model_name="enquiry",
            index=models.Index(
                fields=["officer", "service"],
                name="enquiry_officer_service",
                condition=models.Q(reference__gt=""),
            ),
        ),
    ]
