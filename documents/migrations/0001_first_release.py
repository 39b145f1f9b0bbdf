"""Every table, trigger and index of the first release, in one step.

It replaces the migrations before it: a database made with them goes on as it is.
"""

import datetime
import uuid

import django.db.models.deletion
import django.db.models.functions.comparison
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("documents", "0001_initial"),
        ("documents", "0002_open_requests_by_date"),
        ("documents", "0003_requests_of_councillors"),
        ("documents", "0004_advice_reports_and_sameness"),
    ]

    initial = True

    dependencies = [
        ("enquiries", "0001_first_release"),
        ("people", "0001_first_release"),
        ("people", "__first__"),
        ("protocols", "0001_first_release"),
    ]

    operations = [
        migrations.CreateModel(
            name="DocumentDraft",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4)),
                ("answers", models.JSONField(default=dict)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "writer",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="document_draft",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DocumentRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reference", models.CharField(max_length=20, unique=True)),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("title", models.CharField(max_length=200)),
                ("received_at", models.DateTimeField()),
                ("due_at", models.DateTimeField(null=True)),
                (
                    "due_kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("acknowledge", "Acknowledgement"),
                            ("reply", "Reply"),
                            ("full-reply", "Full reply after a holding reply"),
                            ("support", "Answer to a request for support"),
                            ("member-reply", "Councillor's reply to a question"),
                            ("chase-answer", "Answer to a chase"),
                            ("document-decision", "Decision on a document"),
                            ("determination", "Final decision on a document"),
                            ("complaint-receipt", "Acknowledgement of a complaint"),
                            ("complaint-update", "Update to a complainant"),
                            ("complaint-outcome", "Outcome of a complaint"),
                        ],
                        max_length=20,
                    ),
                ),
                ("due_unit", models.CharField(blank=True, max_length=20)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("for-advice", "Waiting for advice"),
                            ("asked", "Asked"),
                            ("with-officer", "With officer"),
                            ("waiting", "Waiting for the member"),
                            ("for-decision", "For final decision"),
                            ("released", "Released"),
                            ("part-released", "Part released"),
                            ("refused", "Refused"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        max_length=20,
                    ),
                ),
                ("what", models.TextField()),
                ("likeness", models.CharField(max_length=200)),
                ("document", models.CharField(max_length=220)),
                ("right", models.CharField(max_length=20)),
                (
                    "purpose",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("committee", "Committee or council business"),
                            ("ward", "Your ward"),
                            ("casework", "Casework for a resident"),
                            ("other", "Another of your duties"),
                        ],
                        max_length=20,
                    ),
                ),
                ("has_seat", models.BooleanField(default=False)),
                ("needed_by", models.DateField(null=True)),
                ("meeting", models.CharField(blank=True, max_length=200)),
                ("interest", models.CharField(blank=True, max_length=500)),
                ("third_party", models.CharField(blank=True, max_length=500)),
                ("for_somebody", models.BooleanField(default=False)),
                ("may_breach", models.BooleanField(default=False)),
                ("recruitment", models.BooleanField(default=False)),
                ("adviser", models.CharField(blank=True, max_length=30)),
                ("advised_at", models.DateTimeField(null=True)),
                ("office", models.CharField(blank=True, max_length=30)),
                ("consulted", models.CharField(blank=True, max_length=30)),
                ("viewed_at", models.DateTimeField(null=True)),
                ("reminded_at", models.DateTimeField(null=True)),
                ("decided_at", models.DateTimeField(null=True)),
                ("determined_at", models.DateTimeField(null=True)),
                ("released_at", models.DateTimeField(null=True)),
                ("inspect_only", models.BooleanField(default=False)),
                ("expires_on", models.DateField(null=True)),
                ("accepted_at", models.DateTimeField(null=True)),
                (
                    "queue_at",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.functions.comparison.Coalesce(
                            "due_at",
                            models.Value(
                                datetime.datetime(
                                    9999,
                                    1,
                                    1,
                                    0,
                                    0,
                                    tzinfo=datetime.timezone(datetime.timedelta(0), "+0000"),
                                )
                            ),
                        ),
                        output_field=models.DateTimeField(),
                    ),
                ),
                (
                    "committee",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.committee",
                    ),
                ),
                (
                    "enquiry",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="enquiries.enquiry",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "officer",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "protocol",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="protocols.protocol",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.service",
                    ),
                ),
                (
                    "shared_from",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="shared_to",
                        to="documents.documentrequest",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["member", "received_at", "id"], name="document_member"),
                    models.Index(fields=["service", "received_at", "id"], name="document_service"),
                    models.Index(fields=["officer", "received_at", "id"], name="document_officer"),
                    models.Index(
                        condition=models.Q(("office", ""), _negated=True),
                        fields=["office", "received_at", "id"],
                        name="document_office",
                    ),
                    models.Index(
                        condition=models.Q(("consulted", ""), _negated=True),
                        fields=["consulted", "received_at", "id"],
                        name="document_consulted",
                    ),
                    models.Index(
                        condition=models.Q(("adviser", ""), _negated=True),
                        fields=["adviser", "received_at", "id"],
                        name="document_adviser",
                    ),
                    models.Index(
                        condition=models.Q(
                            (
                                "status__in",
                                ("for-advice", "asked", "with-officer", "waiting", "for-decision"),
                            )
                        ),
                        fields=["service", "queue_at", "id"],
                        name="document_open_service",
                    ),
                    models.Index(
                        condition=models.Q(
                            (
                                "status__in",
                                ("for-advice", "asked", "with-officer", "waiting", "for-decision"),
                            )
                        ),
                        fields=["officer", "queue_at", "id"],
                        name="document_open_officer",
                    ),
                    models.Index(
                        condition=models.Q(
                            (
                                "status__in",
                                ("for-advice", "asked", "with-officer", "waiting", "for-decision"),
                            )
                        ),
                        fields=["office", "queue_at", "id"],
                        name="document_open_office",
                    ),
                    models.Index(
                        condition=models.Q(
                            (
                                "status__in",
                                ("for-advice", "asked", "with-officer", "waiting", "for-decision"),
                            )
                        ),
                        fields=["consulted", "queue_at", "id"],
                        name="document_open_consulted",
                    ),
                    models.Index(
                        condition=models.Q(
                            (
                                "status__in",
                                ("for-advice", "asked", "with-officer", "waiting", "for-decision"),
                            )
                        ),
                        fields=["adviser", "queue_at", "id"],
                        name="document_open_adviser",
                    ),
                    models.Index(
                        fields=["likeness", "received_at", "id"], name="document_likeness"
                    ),
                    models.Index(fields=["document", "received_at", "id"], name="document_same"),
                    models.Index(
                        condition=models.Q(("shared_from__isnull", False)),
                        fields=["shared_from"],
                        name="document_shared",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("status__in", ("released", "part-released", "refused")),
                                _negated=True,
                            ),
                            ("decided_at__isnull", False),
                            _connector="OR",
                        ),
                        name="document_decided_has_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "for-decision"), _negated=True),
                            models.Q(("office", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="document_for_decision_has_office",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("adviser", ""),
                            ("advised_at__isnull", False),
                            ("status__in", ("for-advice", "withdrawn")),
                            _connector="OR",
                        ),
                        name="document_advice_comes_first",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "for-advice"), _negated=True),
                            models.Q(("adviser", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="document_for_advice_has_office",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("determined_at", None),
                            ("consulted", ""),
                            ("viewed_at__isnull", False),
                            _connector="OR",
                        ),
                        name="document_view_comes_first",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("released_at", None), ("expires_on__isnull", False), _connector="OR"
                        ),
                        name="document_released_until",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DocumentPromise",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("acknowledge", "Acknowledgement"),
                            ("reply", "Reply"),
                            ("full-reply", "Full reply after a holding reply"),
                            ("support", "Answer to a request for support"),
                            ("member-reply", "Councillor's reply to a question"),
                            ("chase-answer", "Answer to a chase"),
                            ("document-decision", "Decision on a document"),
                            ("determination", "Final decision on a document"),
                            ("complaint-receipt", "Acknowledgement of a complaint"),
                            ("complaint-update", "Update to a complainant"),
                            ("complaint-outcome", "Outcome of a complaint"),
                        ],
                        max_length=20,
                    ),
                ),
                ("started_at", models.DateTimeField()),
                ("due_on", models.DateField()),
                ("due_at", models.DateTimeField()),
                ("working", models.JSONField()),
                ("kept_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("nudge_at", models.DateTimeField(null=True)),
                (
                    "rule",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="protocols.promiserule",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="promises",
                        to="documents.documentrequest",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        condition=models.Q(("ended_at", None)),
                        fields=["nudge_at", "id"],
                        name="documentpromise_to_nudge",
                    ),
                    models.Index(fields=["case", "due_at"], name="document_promises"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kept_at", None), ("ended_at", models.F("kept_at")), _connector="OR"
                        ),
                        name="documentpromise_kept_has_ended",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)),
                        fields=("case", "kind"),
                        name="documentpromise_one_open",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DocumentLetter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("signed", models.CharField(max_length=400)),
                ("body", models.TextField()),
                ("sent_at", models.DateTimeField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("request", "Request"),
                            ("advice", "Advice"),
                            ("question", "Question to the councillor"),
                            ("reply", "Reply"),
                            ("pass", "Passed on"),
                            ("decision", "Decision"),
                            ("referral", "Referred for a final decision"),
                            ("dispute", "Request for a final decision"),
                            ("view", "View"),
                            ("determination", "Final decision"),
                            ("sharing", "Request to share with another councillor"),
                            ("sharing-decided", "Decision on sharing"),
                            ("withdrawal", "Withdrawn"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letters",
                        to="documents.documentrequest",
                    ),
                ),
            ],
            options={
                "ordering": ("sent_at", "pk"),
                "abstract": False,
                "indexes": [models.Index(fields=["case", "sent_at"], name="document_letters")],
                "constraints": [
                    models.UniqueConstraint(fields=("case", "key"), name="documentletter_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("disclose", "Release the document"),
                            ("part", "Release part of the document"),
                            ("inspect", "Allow inspection only"),
                            ("refuse", "Refuse the request"),
                        ],
                        max_length=20,
                    ),
                ),
                ("is_final", models.BooleanField(default=False)),
                ("decided_at", models.DateTimeField()),
                ("grounds", models.JSONField(default=list)),
                ("left_out", models.TextField(blank=True)),
                ("conditions", models.TextField(blank=True)),
                ("expires_on", models.DateField(null=True)),
                ("is_exempt", models.BooleanField(default=False)),
                ("is_public", models.BooleanField(null=True)),
                ("is_lawful", models.BooleanField(null=True)),
                ("need_met", models.BooleanField(null=True)),
                ("is_report", models.BooleanField(null=True)),
                (
                    "answered_for_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "letter",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decision",
                        to="documents.documentletter",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="documents.documentrequest",
                    ),
                ),
            ],
            options={
                "ordering": ("-decided_at", "-pk"),
                "indexes": [
                    models.Index(fields=["case", "-decided_at"], name="document_decisions"),
                    models.Index(fields=["by", "-decided_at"], name="document_decided_by"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome__in", ("refuse", "part")), _negated=True),
                            models.Q(("grounds", []), _negated=True),
                            _connector="OR",
                        ),
                        name="document_refusal_has_ground",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("outcome", "refuse"), ("expires_on__isnull", False), _connector="OR"
                        ),
                        name="document_release_ends",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("is_report", True), _negated=True),
                            ("answered_for_by__isnull", False),
                            _connector="OR",
                        ),
                        name="document_report_has_author",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalDecision",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("disclose", "Release the document"),
                            ("part", "Release part of the document"),
                            ("inspect", "Allow inspection only"),
                            ("refuse", "Refuse the request"),
                        ],
                        max_length=20,
                    ),
                ),
                ("is_final", models.BooleanField(default=False)),
                ("decided_at", models.DateTimeField()),
                ("grounds", models.JSONField(default=list)),
                ("left_out", models.TextField(blank=True)),
                ("conditions", models.TextField(blank=True)),
                ("expires_on", models.DateField(null=True)),
                ("is_exempt", models.BooleanField(default=False)),
                ("is_public", models.BooleanField(null=True)),
                ("is_lawful", models.BooleanField(null=True)),
                ("need_met", models.BooleanField(null=True)),
                ("is_report", models.BooleanField(null=True)),
                ("history_change_reason", models.CharField(max_length=200, null=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "answered_for_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="documents.documentrequest",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "letter",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="documents.documentletter",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical decision",
                "verbose_name_plural": "historical decisions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalDocumentPromise",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("acknowledge", "Acknowledgement"),
                            ("reply", "Reply"),
                            ("full-reply", "Full reply after a holding reply"),
                            ("support", "Answer to a request for support"),
                            ("member-reply", "Councillor's reply to a question"),
                            ("chase-answer", "Answer to a chase"),
                            ("document-decision", "Decision on a document"),
                            ("determination", "Final decision on a document"),
                            ("complaint-receipt", "Acknowledgement of a complaint"),
                            ("complaint-update", "Update to a complainant"),
                            ("complaint-outcome", "Outcome of a complaint"),
                        ],
                        max_length=20,
                    ),
                ),
                ("started_at", models.DateTimeField()),
                ("due_on", models.DateField()),
                ("due_at", models.DateTimeField()),
                ("working", models.JSONField()),
                ("kept_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("history_change_reason", models.CharField(max_length=200, null=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="documents.documentrequest",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "rule",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="protocols.promiserule",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical document promise",
                "verbose_name_plural": "historical document promises",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalDocumentRequest",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("reference", models.CharField(db_index=True, max_length=20)),
                ("title", models.CharField(max_length=200)),
                ("received_at", models.DateTimeField()),
                ("due_at", models.DateTimeField(null=True)),
                (
                    "due_kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("acknowledge", "Acknowledgement"),
                            ("reply", "Reply"),
                            ("full-reply", "Full reply after a holding reply"),
                            ("support", "Answer to a request for support"),
                            ("member-reply", "Councillor's reply to a question"),
                            ("chase-answer", "Answer to a chase"),
                            ("document-decision", "Decision on a document"),
                            ("determination", "Final decision on a document"),
                            ("complaint-receipt", "Acknowledgement of a complaint"),
                            ("complaint-update", "Update to a complainant"),
                            ("complaint-outcome", "Outcome of a complaint"),
                        ],
                        max_length=20,
                    ),
                ),
                ("due_unit", models.CharField(blank=True, max_length=20)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("for-advice", "Waiting for advice"),
                            ("asked", "Asked"),
                            ("with-officer", "With officer"),
                            ("waiting", "Waiting for the member"),
                            ("for-decision", "For final decision"),
                            ("released", "Released"),
                            ("part-released", "Part released"),
                            ("refused", "Refused"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        max_length=20,
                    ),
                ),
                ("what", models.TextField()),
                ("likeness", models.CharField(max_length=200)),
                ("document", models.CharField(max_length=220)),
                ("right", models.CharField(max_length=20)),
                (
                    "purpose",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("committee", "Committee or council business"),
                            ("ward", "Your ward"),
                            ("casework", "Casework for a resident"),
                            ("other", "Another of your duties"),
                        ],
                        max_length=20,
                    ),
                ),
                ("has_seat", models.BooleanField(default=False)),
                ("needed_by", models.DateField(null=True)),
                ("meeting", models.CharField(blank=True, max_length=200)),
                ("interest", models.CharField(blank=True, max_length=500)),
                ("third_party", models.CharField(blank=True, max_length=500)),
                ("for_somebody", models.BooleanField(default=False)),
                ("may_breach", models.BooleanField(default=False)),
                ("recruitment", models.BooleanField(default=False)),
                ("adviser", models.CharField(blank=True, max_length=30)),
                ("advised_at", models.DateTimeField(null=True)),
                ("office", models.CharField(blank=True, max_length=30)),
                ("consulted", models.CharField(blank=True, max_length=30)),
                ("viewed_at", models.DateTimeField(null=True)),
                ("reminded_at", models.DateTimeField(null=True)),
                ("decided_at", models.DateTimeField(null=True)),
                ("determined_at", models.DateTimeField(null=True)),
                ("released_at", models.DateTimeField(null=True)),
                ("inspect_only", models.BooleanField(default=False)),
                ("expires_on", models.DateField(null=True)),
                ("accepted_at", models.DateTimeField(null=True)),
                ("history_change_reason", models.CharField(max_length=200, null=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "committee",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="people.committee",
                    ),
                ),
                (
                    "enquiry",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="enquiries.enquiry",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "officer",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "protocol",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="protocols.protocol",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="people.service",
                    ),
                ),
                (
                    "shared_from",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="documents.documentrequest",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical document request",
                "verbose_name_plural": "historical document requests",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalReleasedFile",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("pdf", "PDF"),
                            ("jpeg", "JPEG picture"),
                            ("png", "PNG picture"),
                            ("docx", "Word document"),
                            ("xlsx", "Excel workbook"),
                            ("pptx", "PowerPoint presentation"),
                            ("odt", "OpenDocument text"),
                            ("ods", "OpenDocument spreadsheet"),
                            ("txt", "Plain text"),
                            ("csv", "CSV table"),
                        ],
                        max_length=10,
                    ),
                ),
                ("size", models.PositiveIntegerField()),
                ("pages", models.PositiveIntegerField(null=True)),
                ("digest", models.CharField(max_length=64)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("ready", "Checked"),
                            ("checking", "Being checked"),
                            ("unsafe", "Blocked"),
                        ],
                        max_length=10,
                    ),
                ),
                ("scanned_at", models.DateTimeField(null=True)),
                ("added_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("name", models.CharField(max_length=100)),
                ("is_held", models.BooleanField(default=False)),
                ("is_confidential", models.BooleanField(default=False)),
                ("history_change_reason", models.CharField(max_length=200, null=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "added_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="documents.documentrequest",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical released file",
                "verbose_name_plural": "historical released files",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalSharing",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("consent", models.CharField(blank=True, max_length=500)),
                ("agreed", models.BooleanField(null=True)),
                ("decided_at", models.DateTimeField(null=True)),
                ("history_change_reason", models.CharField(max_length=200, null=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="documents.documentrequest",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "to",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical sharing",
                "verbose_name_plural": "historical sharings",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="ReleasedFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("pdf", "PDF"),
                            ("jpeg", "JPEG picture"),
                            ("png", "PNG picture"),
                            ("docx", "Word document"),
                            ("xlsx", "Excel workbook"),
                            ("pptx", "PowerPoint presentation"),
                            ("odt", "OpenDocument text"),
                            ("ods", "OpenDocument spreadsheet"),
                            ("txt", "Plain text"),
                            ("csv", "CSV table"),
                        ],
                        max_length=10,
                    ),
                ),
                ("size", models.PositiveIntegerField()),
                ("pages", models.PositiveIntegerField(null=True)),
                ("digest", models.CharField(max_length=64)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("ready", "Checked"),
                            ("checking", "Being checked"),
                            ("unsafe", "Blocked"),
                        ],
                        max_length=10,
                    ),
                ),
                ("scanned_at", models.DateTimeField(null=True)),
                ("added_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("name", models.CharField(max_length=100)),
                ("is_held", models.BooleanField(default=False)),
                ("is_confidential", models.BooleanField(default=False)),
                (
                    "added_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files",
                        to="documents.documentrequest",
                    ),
                ),
            ],
            options={
                "ordering": ("added_at", "pk"),
                "abstract": False,
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "checking")),
                        fields=["id"],
                        name="releasedfile_checking",
                    ),
                    models.Index(fields=["case"], name="released_file"),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReleasedFileOpening",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("opened_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "how",
                    models.CharField(
                        choices=[("downloaded", "saved a copy"), ("looked", "viewed it")],
                        max_length=10,
                    ),
                ),
                ("page", models.PositiveIntegerField(null=True)),
                (
                    "file",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="openings",
                        to="documents.releasedfile",
                    ),
                ),
                (
                    "reader",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("-opened_at", "-pk"),
                "abstract": False,
                "indexes": [
                    models.Index(
                        fields=["file", "opened_at", "id"], name="releasedfileopening_of_file"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Sharing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("consent", models.CharField(blank=True, max_length=500)),
                ("agreed", models.BooleanField(null=True)),
                ("decided_at", models.DateTimeField(null=True)),
                (
                    "case",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sharings",
                        to="documents.documentrequest",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "to",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("asked_at", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("decided_at", None)),
                        fields=("case",),
                        name="sharing_one_open",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("agreed", None), ("decided_at", None)),
                            models.Q(("agreed__isnull", False), ("decided_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="sharing_decided_says_how",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="documentletter",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="aedd82e8819aad9fff94536d652ac056799e7850",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_3e26d",
                    table="documents_documentletter",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="documentletter",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                    hash="fac2d9175f5a8375723a311c308fbf8d8834dd77",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_6ea6e",
                    table="documents_documentletter",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="historicaldecision",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="767cbaf849fb2a690f039a35fc4ee86cca0bffd2",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_55144",
                    table="documents_historicaldecision",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="historicaldecision",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                    hash="aa0c74ed1c641e6e8bc1fcd262c07fade2326194",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_5bd1f",
                    table="documents_historicaldecision",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="historicaldocumentpromise",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="11b334766503916f42f35f85bf1f4826c4682081",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_8887d",
                    table="documents_historicaldocumentpromise",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="historicaldocumentpromise",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                    hash="f33870675a40e6ae9ba2e57f4bbb8354c0001369",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_371a6",
                    table="documents_historicaldocumentpromise",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="historicaldocumentrequest",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="2ea8024613c42e55fd566772da2b56eb6c052861",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_54bc2",
                    table="documents_historicaldocumentrequest",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="historicaldocumentrequest",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                    hash="444fdda33e300122a98c71210bafe14f72a8fb38",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_53cc5",
                    table="documents_historicaldocumentrequest",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="historicalreleasedfile",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="3165b5f3fcc8dd3954a0c36e8a5e14dd5be3bbb3",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_cb24b",
                    table="documents_historicalreleasedfile",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="historicalreleasedfile",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                    hash="254b8584e7caf51978a4554e523083f6bee64e81",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_2182d",
                    table="documents_historicalreleasedfile",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="historicalsharing",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="b5c86e083a9f2e2e33af128e554ba3cc9636f34e",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_f1cfb",
                    table="documents_historicalsharing",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="historicalsharing",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                    hash="7414ffe6dc8afc257d61eb8f271929388fc7137a",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_e6d8c",
                    table="documents_historicalsharing",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="releasedfileopening",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="5faf6f68b5fad371ab1cd07704006cce81cc228a",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_5180c",
                    table="documents_releasedfileopening",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="releasedfileopening",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                    hash="0a1cc9afa2e989312e714a23809360877e8859f3",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_a9b07",
                    table="documents_releasedfileopening",
                    when="BEFORE",
                ),
            ),
        ),
    ]
