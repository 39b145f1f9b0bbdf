"""The index of a councillor's own list, with what the list is narrowed by at its end."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("enquiries", "0014_assistants")]

    operations = [
        migrations.RemoveIndex(model_name="enquiry", name="enquiry_member_received"),
        migrations.AddIndex(
            model_name="enquiry",
            index=models.Index(
                fields=["member", "received_at", "id", "status", "kind"],
                name="enquiry_member_received",
            ),
        ),
    ]
