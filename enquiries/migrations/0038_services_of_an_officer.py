"""Indexes of enquiries for covers of officers who are away: by officer and service, and in those of
open ones all that decides whether a cover reads them."""

from django.db import migrations, models
from django.db.migrations.operations.base import Operation

OPEN = ("received", "with-officer", "waiting")


def index_of_open(name: str, fields: list[str], include: list[str]) -> list[Operation]:
    index = models.Index(
        fields=[*fields, "queue_at", "id"],
        name=name,
        condition=models.Q(status__in=OPEN),
        include=["status", "kind", *include],
    )
    return [
        migrations.RemoveIndex(model_name="enquiry", name=name),
        migrations.AddIndex(model_name="enquiry", index=index),
    ]


class Migration(migrations.Migration):
    dependencies = [("enquiries", "0037_posts_on_committees")]

    operations = [
        migrations.AddIndex(
            model_name="enquiry",
            index=models.Index(fields=["officer", "service"], name="enquiry_officer_service"),
        ),
        *index_of_open("enquiry_open_officer", ["officer"], ["service", "challenged"]),
        *index_of_open("enquiry_open_all", [], ["officer", "service", "challenged"]),
    ]
