"""Every table, trigger and index of the first release, in one step.

It replaces the migrations before it: a database made with them goes on as it is.
"""

import uuid

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import casework.sealing.field


class Migration(migrations.Migration):
    replaces = [("complaints", "0001_initial"), ("complaints", "0002_requests_of_councillors")]

    initial = True

    dependencies = [
        ("people", "__first__"),
        ("protocols", "0001_first_release"),
    ]

    operations = [
        migrations.CreateModel(
            name="Draft",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("writer", models.CharField(max_length=32, unique=True)),
                ("answers", casework.sealing.field.SealedField(table="draft")),
                ("changed_at", models.DateTimeField(auto_now=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Opening",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("said", casework.sealing.field.SealedField(table="opening")),
                ("asked_at", models.DateTimeField()),
                ("agreed_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ("-asked_at", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="Complaint",
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
                            ("received", "Received"),
                            ("acknowledged", "Acknowledged"),
                            ("assessed", "Being assessed"),
                            ("informal", "Informal resolution"),
                            ("investigation", "Investigation"),
                            ("referred", "Referred elsewhere"),
                            ("decided", "Decided"),
                            ("closed", "Closed"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        max_length=20,
                    ),
                ),
                ("complainant", models.CharField(max_length=32)),
                ("office", models.CharField(max_length=32)),
                ("body", casework.sealing.field.SealedField(table="complaint")),
                ("handling", casework.sealing.field.SealedField(table="complaint")),
                (
                    "protocol",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="protocols.protocol",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["complainant", "received_at", "id"], name="complaint_complainant"
                    ),
                    models.Index(fields=["office", "received_at", "id"], name="complaint_office"),
                ],
            },
        ),
        migrations.CreateModel(
            name="ComplaintLetter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("sent_at", models.DateTimeField()),
                ("body", casework.sealing.field.SealedField(table="letter")),
                (
                    "case",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letters",
                        to="complaints.complaint",
                    ),
                ),
            ],
            options={
                "ordering": ("sent_at", "pk"),
                "indexes": [models.Index(fields=["case", "sent_at"], name="complaint_letters")],
            },
        ),
        migrations.CreateModel(
            name="ComplaintPromise",
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
                    "case",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="promises",
                        to="complaints.complaint",
                    ),
                ),
                (
                    "rule",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="protocols.promiserule",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        condition=models.Q(("ended_at", None)),
                        fields=["nudge_at", "id"],
                        name="complaintpromise_to_nudge",
                    ),
                    models.Index(fields=["case", "due_at"], name="complaint_promises"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kept_at", None), ("ended_at", models.F("kept_at")), _connector="OR"
                        ),
                        name="complaintpromise_kept_has_ended",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)),
                        fields=("case", "kind"),
                        name="complaintpromise_one_open",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("draft", models.CharField(blank=True, max_length=32)),
                ("added_at", models.DateTimeField()),
                ("said", casework.sealing.field.SealedField(table="evidence")),
                ("content", casework.sealing.field.SealedField(table="evidence")),
                (
                    "case",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="complaints.complaint",
                    ),
                ),
            ],
            options={
                "ordering": ("added_at", "pk"),
                "indexes": [
                    models.Index(fields=["case"], name="complaint_evidence"),
                    models.Index(fields=["draft"], name="complaint_draft_evidence"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("case__isnull", False), ("draft", "")),
                            models.Q(models.Q(("draft", ""), _negated=True), ("case", None)),
                            _connector="OR",
                        ),
                        name="evidence_of_draft_or_case",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Exclusion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("person", models.CharField(max_length=32)),
                (
                    "case",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="exclusions",
                        to="complaints.complaint",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("case", "person"), name="exclusion_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Grant",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("reader", models.CharField(max_length=32)),
                ("said", casework.sealing.field.SealedField(table="grant")),
                ("given_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "case",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="grants",
                        to="complaints.complaint",
                    ),
                ),
            ],
            options={
                "ordering": ("given_at", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)),
                        fields=("case", "reader"),
                        name="grant_one_open",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalComplaint",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("reference", models.CharField(db_index=True, max_length=20)),
                ("key", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
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
                            ("received", "Received"),
                            ("acknowledged", "Acknowledged"),
                            ("assessed", "Being assessed"),
                            ("informal", "Informal resolution"),
                            ("investigation", "Investigation"),
                            ("referred", "Referred elsewhere"),
                            ("decided", "Decided"),
                            ("closed", "Closed"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        max_length=20,
                    ),
                ),
                ("complainant", models.CharField(max_length=32)),
                ("office", models.CharField(max_length=32)),
                ("body", casework.sealing.field.SealedField(table="complaint")),
                ("handling", casework.sealing.field.SealedField(table="complaint")),
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
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
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
            ],
            options={
                "verbose_name": "historical complaint",
                "verbose_name_plural": "historical complaints",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalComplaintPromise",
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
                        to="complaints.complaint",
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
                "verbose_name": "historical complaint promise",
                "verbose_name_plural": "historical complaint promises",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalGrant",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("reader", models.CharField(max_length=32)),
                ("said", casework.sealing.field.SealedField(table="grant")),
                ("given_at", models.DateTimeField()),
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
                        to="complaints.complaint",
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
                "verbose_name": "historical grant",
                "verbose_name_plural": "historical grants",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalOpening",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("said", casework.sealing.field.SealedField(table="opening")),
                ("asked_at", models.DateTimeField()),
                ("agreed_at", models.DateTimeField(null=True)),
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
                "verbose_name": "historical opening",
                "verbose_name_plural": "historical openings",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Record",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("about", models.CharField(max_length=32)),
                ("at", models.DateTimeField()),
                ("said", casework.sealing.field.SealedField(table="record")),
            ],
            options={
                "indexes": [models.Index(fields=["about", "at", "id"], name="complaint_record")],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="record",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="58cb83027b2b78b31cf4b506be765443d0ec63c3",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_6d833",
                    table="complaints_record",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="record",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                    hash="a73c210e0a225f806e3c8562ff2ffb0018cfbb61",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_75b07",
                    table="complaints_record",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="complaintletter",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="f97dc338306b86925bac05595f7af6aa68e096c6",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_ce0f7",
                    table="complaints_complaintletter",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="complaintletter",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                    hash="b656f07ae54f688671e732fb5de94677aecc8deb",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_f40f2",
                    table="complaints_complaintletter",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="evidence",
            trigger=pgtrigger.compiler.Trigger(
                name="sent_stays",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."case_id" IS NOT NULL)',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="167079fdaa21ea4a734b15495fb56a546a256b41",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_sent_stays_6563d",
                    table="complaints_evidence",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="exclusion",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="74af4efbb8cd90ecc17cf8395bf6362ccbe3e789",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_41378",
                    table="complaints_exclusion",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="exclusion",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                    hash="0f302128fa99cb64f68540c50013de70992f5ed9",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_d884b",
                    table="complaints_exclusion",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="historicalcomplaint",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="0d5000e8ad32d50f9385321a773710a2ad259348",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_cffe6",
                    table="complaints_historicalcomplaint",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="historicalcomplaint",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                    hash="a14406fa1158c07f7d208e9850b85fb569b72779",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_7ccf4",
                    table="complaints_historicalcomplaint",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="historicalcomplaintpromise",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="437eaf1e26c76c681da3162d1f95c286764f6d81",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_2f4d9",
                    table="complaints_historicalcomplaintpromise",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="historicalcomplaintpromise",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                    hash="a7c6f2b460837772f4191e9f16b281498f04597a",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_fe6ea",
                    table="complaints_historicalcomplaintpromise",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="historicalgrant",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="e77d59de1079554c05d87e255f144fce36ed6f6c",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_e9153",
                    table="complaints_historicalgrant",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="historicalgrant",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                    hash="0b12ac4a4f3454f93f8c183d0de202a49c8b24c2",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_5cb2b",
                    table="complaints_historicalgrant",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="historicalopening",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="241920a9712ee1e19cab6ab9b0a7e8d1e2db29d8",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_f2bfe",
                    table="complaints_historicalopening",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="historicalopening",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                    hash="37de8f404cfb737c62833669f188f06e723a99a2",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_3214e",
                    table="complaints_historicalopening",
                    when="BEFORE",
                ),
            ),
        ),
    ]
