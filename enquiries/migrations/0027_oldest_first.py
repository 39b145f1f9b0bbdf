"""Indexes of open enquiries by when they were received, for the filter of the queue by age."""

from django.db import migrations, models

OPEN = ("received", "with-officer", "waiting")


def index_by_age(name: str, *fields: str) -> migrations.AddIndex:
    return migrations.AddIndex(
        model_name="enquiry",
        index=models.Index(
            fields=[*fields, "received_at", "id"],
            name=name,
            condition=models.Q(status__in=OPEN),
            include=["status", "kind", "officer", "queue_at"],
        ),
    )


class Migration(migrations.Migration):
    dependencies = [("enquiries", "0026_links_between_enquiries")]

    operations = [
        migrations.RemoveIndex(model_name="enquiry", name="enquiry_open_age"),
        index_by_age("enquiry_age_service", "service"),
        index_by_age("enquiry_age_all"),
    ]
