"""Policy and chases go by routes like every other matter, in place of two fields of the version.

What an adopted version did stays: its routes are written from those fields, history with them.
"""

from django.db import migrations, models
from django.utils import timezone

KINDS = [
    ("complaint", "Complaint"),
    ("need-to-know", "Need to know"),
    ("policy", "Policy or strategy"),
    ("failed-service", "Service that failed"),
    ("request", "Anything but a question of fact"),
    ("chase", "Enquiry that is chased"),
    ("group-meeting", "Officer at a group meeting"),
    ("interpretation", "Question about the protocol"),
]
OFFICES = {"chief-officer": "director"}


def write_routes(apps, schema_editor):
    Route = apps.get_model("protocols", "Route")
    Record = apps.get_model("protocols", "HistoricalRoute")
    for protocol in apps.get_model("protocols", "Protocol").objects.all():
        for kind, field in (("policy", "policy_to"), ("chase", "chase_to")):
            office, clause = getattr(protocol, field), protocol.citations.get(field, "")
            if not office or Route.objects.filter(protocol=protocol, kind=kind).exists():
                continue
            said = {
                "kind": kind,
                "to": [OFFICES.get(office, office)],
                "clause": clause,
                "silent": not clause,
            }
            route = Route.objects.create(protocol=protocol, **said)
            Record.objects.create(
                id=route.pk,
                protocol_id=protocol.pk,
                **said,
                fallback=[],
                history_date=timezone.now(),
                history_type="+",
                history_change_reason="moved from a field of the version",
            )


class Migration(migrations.Migration):
    dependencies = [("protocols", "0004_guidance_of_clauses")]

    operations = [
        migrations.AlterField(
            model_name=name, name="kind", field=models.CharField(choices=KINDS, max_length=20)
        )
        for name in ("route", "historicalroute")
    ]
    operations += [
        migrations.RunPython(write_routes, migrations.RunPython.noop),
        *(
            migrations.RemoveField(model_name=model, name=field)
            for model in ("protocol", "historicalprotocol")
            for field in ("policy_to", "chase_to")
        ),
    ]
