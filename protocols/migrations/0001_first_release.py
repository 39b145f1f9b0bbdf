"""Every table, trigger and index of the first release, in one step.

It replaces the migrations before it: a database made with them goes on as it is.
"""

import datetime
import uuid

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import protocols.choices


class Migration(migrations.Migration):
    replaces = [
        ("protocols", "0001_initial"),
        ("protocols", "0002_revision_of_a_draft"),
        ("protocols", "0003_routes_and_handling"),
        ("protocols", "0004_guidance_of_clauses"),
        ("protocols", "0005_enquiries_follow_routes"),
        ("protocols", "0006_stages_of_a_complaint"),
        ("protocols", "0007_promises_on_documents"),
        ("protocols", "0008_what_is_expected"),
        ("protocols", "0009_adopted_is_fixed"),
        ("protocols", "0010_requests_of_councillors"),
        ("protocols", "0011_concerns_from_a_case"),
        ("protocols", "0012_restriction_read"),
        ("protocols", "0013_rulings_reviews_and_elections"),
    ]

    initial = True

    dependencies = [
        ("people", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="ClosureDay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(unique=True)),
                (
                    "why",
                    models.CharField(help_text="For example, staff training day", max_length=200),
                ),
            ],
            options={
                "ordering": ("day",),
            },
        ),
        migrations.CreateModel(
            name="PromiseRule",
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
                ("clause", models.CharField(blank=True, max_length=20)),
                ("amount", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "unit",
                    models.CharField(
                        choices=[
                            ("working days", "working days"),
                            ("calendar days", "calendar days"),
                            ("weeks", "weeks"),
                            ("clear days", "clear days"),
                        ],
                        default="working days",
                        max_length=20,
                    ),
                ),
                ("silent", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="BankHoliday",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "division",
                    models.CharField(
                        choices=[
                            ("england-and-wales", "England and Wales"),
                            ("scotland", "Scotland"),
                            ("northern-ireland", "Northern Ireland"),
                        ],
                        max_length=20,
                    ),
                ),
                ("day", models.DateField()),
                ("title", models.CharField(max_length=200)),
            ],
            options={
                "ordering": ("day", "division"),
                "constraints": [
                    models.UniqueConstraint(fields=("division", "day"), name="bank_holiday_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="ElectionPeriod",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "name",
                    models.CharField(help_text="For example, County election 2027", max_length=100),
                ),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
            ],
            options={
                "ordering": ("starts_on",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                        name="election_ends_after_it_starts",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalBankHoliday",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "division",
                    models.CharField(
                        choices=[
                            ("england-and-wales", "England and Wales"),
                            ("scotland", "Scotland"),
                            ("northern-ireland", "Northern Ireland"),
                        ],
                        max_length=20,
                    ),
                ),
                ("day", models.DateField()),
                ("title", models.CharField(max_length=200)),
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
                "verbose_name": "historical bank holiday",
                "verbose_name_plural": "historical bank holidays",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalClosureDay",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(db_index=True)),
                (
                    "why",
                    models.CharField(help_text="For example, staff training day", max_length=200),
                ),
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
                "verbose_name": "historical closure day",
                "verbose_name_plural": "historical closure days",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalElectionPeriod",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "name",
                    models.CharField(help_text="For example, County election 2027", max_length=100),
                ),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
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
                "verbose_name": "historical election period",
                "verbose_name_plural": "historical election periods",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalProtocol",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(db_index=True, verbose_name="version")),
                ("name", models.CharField(max_length=200)),
                (
                    "preset",
                    models.CharField(
                        help_text="The file that the draft started from", max_length=50
                    ),
                ),
                ("source", models.CharField(help_text="How its clauses are cited", max_length=100)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("adopted", "Adopted"),
                            ("superseded", "Superseded"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                (
                    "revision",
                    models.PositiveIntegerField(
                        default=0, help_text="Counts the changes of a draft"
                    ),
                ),
                ("effective_from", models.DateField(blank=True, help_text="Local date", null=True)),
                (
                    "minute",
                    models.CharField(blank=True, max_length=200, verbose_name="minute reference"),
                ),
                (
                    "division",
                    models.CharField(
                        choices=[
                            ("england-and-wales", "England and Wales"),
                            ("scotland", "Scotland"),
                            ("northern-ireland", "Northern Ireland"),
                            ("any-of-the-uk", "Any of the UK"),
                        ],
                        default="england-and-wales",
                        max_length=20,
                    ),
                ),
                (
                    "cut_off",
                    models.TimeField(
                        blank=True,
                        default=datetime.time(17, 0),
                        help_text="Local time; later counts as next day",
                        null=True,
                    ),
                ),
                (
                    "roll",
                    models.BooleanField(
                        default=True, help_text="Moves a due date off a non-working day"
                    ),
                ),
                (
                    "follow_up_days",
                    models.PositiveSmallIntegerField(default=5, help_text="Working days"),
                ),
                (
                    "holding_cap",
                    models.PositiveSmallIntegerField(
                        blank=True, default=20, help_text="Working days", null=True
                    ),
                ),
                (
                    "holding_limit",
                    models.PositiveSmallIntegerField(default=1, help_text="Per enquiry"),
                ),
                ("pause_while_waiting", models.BooleanField(default=False)),
                ("contact_centre_name", models.CharField(default="contact centre", max_length=100)),
                ("contact_centre_phone", models.CharField(blank=True, max_length=50)),
                ("contact_centre_url", models.URLField(blank=True)),
                (
                    "complaint_stages",
                    models.JSONField(
                        default=protocols.choices.every_stage, help_text="In their order"
                    ),
                ),
                (
                    "procedures",
                    models.JSONField(
                        blank=True, default=dict, help_text="Procedure to its address"
                    ),
                ),
                (
                    "acknowledgement",
                    models.BooleanField(
                        default=False,
                        help_text="Whether both sides confirm that they have read what is expected",
                    ),
                ),
                (
                    "links",
                    models.JSONField(
                        blank=True, default=dict, help_text="What is linked, to its address"
                    ),
                ),
                (
                    "more_links",
                    models.TextField(
                        blank=True, default="", help_text="A title and a web address, one per line"
                    ),
                ),
                (
                    "source_dates",
                    models.TextField(
                        blank=True, help_text="When it was adopted and revised, one per line"
                    ),
                ),
                ("approved_on", models.DateField(blank=True, help_text="Local date", null=True)),
                ("review_on", models.DateField(blank=True, help_text="Local date", null=True)),
                (
                    "media_contacts",
                    models.TextField(blank=True, help_text="Who to ask, one per line"),
                ),
                ("office_hours", models.CharField(blank=True, max_length=100)),
                (
                    "support_offers",
                    models.TextField(blank=True, help_text="Support available, one per line"),
                ),
                (
                    "request_services",
                    models.JSONField(
                        blank=True,
                        default=dict,
                        help_text="What is asked for, to the service that has it",
                    ),
                ),
                (
                    "titles",
                    models.JSONField(
                        blank=True, default=dict, help_text="Office to what it is called"
                    ),
                ),
                (
                    "citations",
                    models.JSONField(blank=True, default=dict, help_text="Setting to its clause"),
                ),
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
                    "adopted_by",
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
                    "drafted_by",
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
            ],
            options={
                "verbose_name": "historical protocol",
                "verbose_name_plural": "historical protocols",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Nudge",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("offset", models.SmallIntegerField()),
                (
                    "addressee",
                    models.CharField(
                        choices=[
                            ("handling-officer", "Handling officer"),
                            ("head-of-service", "Head of service"),
                            ("chief-officer", "Chief officer"),
                            ("chief-executive", "Chief Executive"),
                            ("coordinators", "Coordinators"),
                            ("member", "Councillor"),
                            ("deciding-office", "Office dealing with a final decision"),
                            ("receiving-office", "Office that has the complaint"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "template",
                    models.CharField(
                        choices=[
                            ("unassigned", "Nobody has it yet"),
                            ("due-soon", "Due soon"),
                            ("due-today", "Due today"),
                            ("overdue", "Overdue"),
                            ("still-overdue", "Still overdue"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "rule",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="nudges",
                        to="protocols.promiserule",
                    ),
                ),
            ],
            options={
                "ordering": ("rule", "offset", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("rule", "offset", "addressee"), name="nudge_told_once_a_day"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalNudge",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("offset", models.SmallIntegerField()),
                (
                    "addressee",
                    models.CharField(
                        choices=[
                            ("handling-officer", "Handling officer"),
                            ("head-of-service", "Head of service"),
                            ("chief-officer", "Chief officer"),
                            ("chief-executive", "Chief Executive"),
                            ("coordinators", "Coordinators"),
                            ("member", "Councillor"),
                            ("deciding-office", "Office dealing with a final decision"),
                            ("receiving-office", "Office that has the complaint"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "template",
                    models.CharField(
                        choices=[
                            ("unassigned", "Nobody has it yet"),
                            ("due-soon", "Due soon"),
                            ("due-today", "Due today"),
                            ("overdue", "Overdue"),
                            ("still-overdue", "Still overdue"),
                        ],
                        max_length=20,
                    ),
                ),
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
                "verbose_name": "historical nudge",
                "verbose_name_plural": "historical nudges",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Protocol",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(unique=True, verbose_name="version")),
                ("name", models.CharField(max_length=200)),
                (
                    "preset",
                    models.CharField(
                        help_text="The file that the draft started from", max_length=50
                    ),
                ),
                ("source", models.CharField(help_text="How its clauses are cited", max_length=100)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("adopted", "Adopted"),
                            ("superseded", "Superseded"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                (
                    "revision",
                    models.PositiveIntegerField(
                        default=0, help_text="Counts the changes of a draft"
                    ),
                ),
                ("effective_from", models.DateField(blank=True, help_text="Local date", null=True)),
                (
                    "minute",
                    models.CharField(blank=True, max_length=200, verbose_name="minute reference"),
                ),
                (
                    "division",
                    models.CharField(
                        choices=[
                            ("england-and-wales", "England and Wales"),
                            ("scotland", "Scotland"),
                            ("northern-ireland", "Northern Ireland"),
                            ("any-of-the-uk", "Any of the UK"),
                        ],
                        default="england-and-wales",
                        max_length=20,
                    ),
                ),
                (
                    "cut_off",
                    models.TimeField(
                        blank=True,
                        default=datetime.time(17, 0),
                        help_text="Local time; later counts as next day",
                        null=True,
                    ),
                ),
                (
                    "roll",
                    models.BooleanField(
                        default=True, help_text="Moves a due date off a non-working day"
                    ),
                ),
                (
                    "follow_up_days",
                    models.PositiveSmallIntegerField(default=5, help_text="Working days"),
                ),
                (
                    "holding_cap",
                    models.PositiveSmallIntegerField(
                        blank=True, default=20, help_text="Working days", null=True
                    ),
                ),
                (
                    "holding_limit",
                    models.PositiveSmallIntegerField(default=1, help_text="Per enquiry"),
                ),
                ("pause_while_waiting", models.BooleanField(default=False)),
                ("contact_centre_name", models.CharField(default="contact centre", max_length=100)),
                ("contact_centre_phone", models.CharField(blank=True, max_length=50)),
                ("contact_centre_url", models.URLField(blank=True)),
                (
                    "complaint_stages",
                    models.JSONField(
                        default=protocols.choices.every_stage, help_text="In their order"
                    ),
                ),
                (
                    "procedures",
                    models.JSONField(
                        blank=True, default=dict, help_text="Procedure to its address"
                    ),
                ),
                (
                    "acknowledgement",
                    models.BooleanField(
                        default=False,
                        help_text="Whether both sides confirm that they have read what is expected",
                    ),
                ),
                (
                    "links",
                    models.JSONField(
                        blank=True, default=dict, help_text="What is linked, to its address"
                    ),
                ),
                (
                    "more_links",
                    models.TextField(
                        blank=True, default="", help_text="A title and a web address, one per line"
                    ),
                ),
                (
                    "source_dates",
                    models.TextField(
                        blank=True, help_text="When it was adopted and revised, one per line"
                    ),
                ),
                ("approved_on", models.DateField(blank=True, help_text="Local date", null=True)),
                ("review_on", models.DateField(blank=True, help_text="Local date", null=True)),
                (
                    "media_contacts",
                    models.TextField(blank=True, help_text="Who to ask, one per line"),
                ),
                ("office_hours", models.CharField(blank=True, max_length=100)),
                (
                    "support_offers",
                    models.TextField(blank=True, help_text="Support available, one per line"),
                ),
                (
                    "request_services",
                    models.JSONField(
                        blank=True,
                        default=dict,
                        help_text="What is asked for, to the service that has it",
                    ),
                ),
                (
                    "titles",
                    models.JSONField(
                        blank=True, default=dict, help_text="Office to what it is called"
                    ),
                ),
                (
                    "citations",
                    models.JSONField(blank=True, default=dict, help_text="Setting to its clause"),
                ),
                (
                    "adopted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="protocols_adopted",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "drafted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="protocols_drafted",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("number",),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("status", "adopted")),
                        fields=("effective_from",),
                        name="protocol_one_in_force_on_a_day",
                        violation_error_message="Another version takes effect on that day.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("adopted_by__isnull", False),
                                ("effective_from__isnull", False),
                                ("status", "adopted"),
                                models.Q(("minute", ""), _negated=True),
                            ),
                            models.Q(("adopted_by__isnull", True), ("status", "draft")),
                            _connector="OR",
                        ),
                        name="protocol_adopted_says_when_and_by_whom",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("adopted_by__isnull", True),
                            models.Q(("adopted_by", models.F("drafted_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="protocol_adopted_by_another",
                        violation_error_message="Someone other than the drafter must adopt it.",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="promiserule",
            name="protocol",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="rules",
                to="protocols.protocol",
            ),
        ),
        migrations.CreateModel(
            name="HistoricalRoute",
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
                            ("complaint", "Complaint"),
                            ("concern", "Officer’s concern, raised from a case"),
                            ("need-to-know", "Need to know"),
                            ("policy", "Policy or strategy"),
                            ("failed-service", "Service failure"),
                            ("request", "Anything except a question of fact"),
                            ("chase", "Chased enquiry"),
                            ("group-meeting", "Officer at a group meeting"),
                            ("interpretation", "Question about the protocol"),
                        ],
                        max_length=20,
                    ),
                ),
                ("by", models.CharField(blank=True, max_length=20)),
                ("about", models.CharField(blank=True, max_length=30)),
                ("to", models.JSONField()),
                ("fallback", models.JSONField(blank=True, default=list)),
                ("first_step", models.CharField(blank=True, max_length=200)),
                ("first_must", models.BooleanField(default=False)),
                (
                    "first_office",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("line-manager", "line-manager"),
                            ("head-of-service", "head-of-service"),
                            ("director", "director"),
                            ("chief-executive", "chief-executive"),
                            ("monitoring-officer", "monitoring-officer"),
                            ("chief-operating-officer", "chief-operating-officer"),
                            ("group-leader", "group-leader"),
                            ("independent-person", "independent-person"),
                        ],
                        max_length=30,
                    ),
                ),
                ("clause", models.CharField(blank=True, max_length=20)),
                ("silent", models.BooleanField(default=False)),
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
                "verbose_name": "historical route",
                "verbose_name_plural": "historical routes",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPromiseRule",
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
                ("clause", models.CharField(blank=True, max_length=20)),
                ("amount", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "unit",
                    models.CharField(
                        choices=[
                            ("working days", "working days"),
                            ("calendar days", "calendar days"),
                            ("weeks", "weeks"),
                            ("clear days", "clear days"),
                        ],
                        default="working days",
                        max_length=20,
                    ),
                ),
                ("silent", models.BooleanField(default=False)),
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
                "verbose_name": "historical promise rule",
                "verbose_name_plural": "historical promise rules",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalClause",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "position",
                    models.PositiveSmallIntegerField(help_text="Its place in the document"),
                ),
                ("number", models.CharField(max_length=40)),
                ("heading", models.CharField(max_length=200)),
                ("summary", models.TextField()),
                (
                    "handled",
                    models.CharField(
                        choices=[
                            ("enforced", "Enforced: it cannot be broken"),
                            ("supported", "Supported: by a workflow, a record or a timer"),
                            ("guided", "Guided: shown where it matters"),
                            ("none", "None: for context only"),
                        ],
                        default="none",
                        max_length=10,
                    ),
                ),
                ("behaviour", models.CharField(blank=True, max_length=50)),
                (
                    "side",
                    models.CharField(
                        blank=True,
                        choices=[("member", "Councillors"), ("officer", "Officers")],
                        help_text="Empty: both sides",
                        max_length=10,
                    ),
                ),
                ("screens", models.JSONField(blank=True, default=list)),
                (
                    "guidance",
                    models.TextField(
                        blank=True, help_text="Said on those screens; empty: the summary"
                    ),
                ),
                ("note", models.TextField(blank=True, help_text="What overrides or qualifies it")),
                (
                    "before_poll",
                    models.TextField(
                        blank=True, default="", help_text="Said in its place in an election period"
                    ),
                ),
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
                "verbose_name": "historical clause",
                "verbose_name_plural": "historical clauses",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Clause",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "position",
                    models.PositiveSmallIntegerField(help_text="Its place in the document"),
                ),
                ("number", models.CharField(max_length=40)),
                ("heading", models.CharField(max_length=200)),
                ("summary", models.TextField()),
                (
                    "handled",
                    models.CharField(
                        choices=[
                            ("enforced", "Enforced: it cannot be broken"),
                            ("supported", "Supported: by a workflow, a record or a timer"),
                            ("guided", "Guided: shown where it matters"),
                            ("none", "None: for context only"),
                        ],
                        default="none",
                        max_length=10,
                    ),
                ),
                ("behaviour", models.CharField(blank=True, max_length=50)),
                (
                    "side",
                    models.CharField(
                        blank=True,
                        choices=[("member", "Councillors"), ("officer", "Officers")],
                        help_text="Empty: both sides",
                        max_length=10,
                    ),
                ),
                ("screens", models.JSONField(blank=True, default=list)),
                (
                    "guidance",
                    models.TextField(
                        blank=True, help_text="Said on those screens; empty: the summary"
                    ),
                ),
                ("note", models.TextField(blank=True, help_text="What overrides or qualifies it")),
                (
                    "before_poll",
                    models.TextField(
                        blank=True, default="", help_text="Said in its place in an election period"
                    ),
                ),
                (
                    "protocol",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="clauses",
                        to="protocols.protocol",
                    ),
                ),
            ],
            options={
                "ordering": ("protocol", "position"),
                "constraints": [
                    models.UniqueConstraint(fields=("protocol", "number"), name="clause_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("behaviour", ""), ("handled", "none")),
                            models.Q(
                                models.Q(("handled", "none"), _negated=True),
                                models.Q(("behaviour", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="clause_handled_names_the_behaviour",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Acknowledgement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "side",
                    models.CharField(
                        choices=[("member", "Councillors"), ("officer", "Officers")], max_length=10
                    ),
                ),
                ("ticked", models.JSONField(blank=True, default=list)),
                ("at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "protocol",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acknowledgements",
                        to="protocols.protocol",
                    ),
                ),
            ],
            options={
                "ordering": ("at", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("protocol", "person", "side"), name="acknowledged_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RestrictionRead",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "protocol",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="protocols.protocol",
                    ),
                ),
            ],
            options={
                "ordering": ("at", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("since", models.DateField()),
                ("until", models.DateField()),
                ("reviewed_on", models.DateField()),
                ("figures", models.JSONField(default=list)),
                ("found", models.TextField()),
                ("signed", models.CharField(max_length=400)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "protocol",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="protocols.protocol",
                    ),
                ),
            ],
            options={
                "ordering": ("-reviewed_on", "-pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("since__lte", models.F("until"))),
                        name="review_of_days_in_order",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Route",
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
                            ("complaint", "Complaint"),
                            ("concern", "Officer’s concern, raised from a case"),
                            ("need-to-know", "Need to know"),
                            ("policy", "Policy or strategy"),
                            ("failed-service", "Service failure"),
                            ("request", "Anything except a question of fact"),
                            ("chase", "Chased enquiry"),
                            ("group-meeting", "Officer at a group meeting"),
                            ("interpretation", "Question about the protocol"),
                        ],
                        max_length=20,
                    ),
                ),
                ("by", models.CharField(blank=True, max_length=20)),
                ("about", models.CharField(blank=True, max_length=30)),
                ("to", models.JSONField()),
                ("fallback", models.JSONField(blank=True, default=list)),
                ("first_step", models.CharField(blank=True, max_length=200)),
                ("first_must", models.BooleanField(default=False)),
                (
                    "first_office",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("line-manager", "line-manager"),
                            ("head-of-service", "head-of-service"),
                            ("director", "director"),
                            ("chief-executive", "chief-executive"),
                            ("monitoring-officer", "monitoring-officer"),
                            ("chief-operating-officer", "chief-operating-officer"),
                            ("group-leader", "group-leader"),
                            ("independent-person", "independent-person"),
                        ],
                        max_length=30,
                    ),
                ),
                ("clause", models.CharField(blank=True, max_length=20)),
                ("silent", models.BooleanField(default=False)),
                (
                    "protocol",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="routes",
                        to="protocols.protocol",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("protocol", "kind", "by", "about"), name="route_one_for_a_matter"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("to", []), _negated=True), name="route_has_an_end"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("kind", "complaint"),
                                models.Q(("by", ""), _negated=True),
                                models.Q(("about", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("kind", "complaint"), _negated=True),
                                ("about", ""),
                                ("by", ""),
                            ),
                            _connector="OR",
                        ),
                        name="route_of_a_complaint_says_by_and_about_whom",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Ruling",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("number", models.CharField(help_text="Of the clause", max_length=40)),
                ("question", models.CharField(max_length=300)),
                ("says", models.TextField()),
                ("consulted_on", models.DateField()),
                ("ruled_on", models.DateField()),
                ("signed", models.CharField(max_length=400)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "protocol",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rulings",
                        to="protocols.protocol",
                    ),
                ),
            ],
            options={
                "ordering": ("-ruled_on", "-pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("consulted_on__lte", models.F("ruled_on"))),
                        name="ruling_after_consulting",
                    )
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="historicalbankholiday",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="878cbcb004381aaecdd6c67da0c2bec2366efdd3",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_b4f08",
                    table="protocols_historicalbankholiday",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="historicalbankholiday",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                    hash="df5f12222858c95360fad996fd9d2cda167dbd84",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_68743",
                    table="protocols_historicalbankholiday",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="historicalclosureday",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="517710de59a0683e34fc79f34bdf521ac37581e0",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_3bc21",
                    table="protocols_historicalclosureday",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="historicalclosureday",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                    hash="fd60a058c9b7bdf3c40c95eb407aadbf55601a6d",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_bef68",
                    table="protocols_historicalclosureday",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="historicalelectionperiod",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="a9d21244e4f62c3ed90627e986d2ee79c1816adb",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_f211e",
                    table="protocols_historicalelectionperiod",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="historicalelectionperiod",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                    hash="fb03c6a1d1cac4f1d55df2268bfb5fe095563024",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_d59c3",
                    table="protocols_historicalelectionperiod",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="historicalprotocol",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="308daf4d5597102cb8a0ff69faa2e37fd93d6500",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_e45fa",
                    table="protocols_historicalprotocol",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="historicalprotocol",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                    hash="838ddab4d66cdf3da2926dd31f04b8c07b1e4722",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_c7fa7",
                    table="protocols_historicalprotocol",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="nudge",
            trigger=pgtrigger.compiler.Trigger(
                name="adopted_is_fixed",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE found TEXT;",
                    func="\n                FOR found IN\n                    SELECT status FROM protocols_protocol WHERE id IN (SELECT protocol_id FROM protocols_promiserule WHERE id IN (OLD.rule_id, NEW.rule_id))\n                    ORDER BY id FOR SHARE\n                LOOP\n                    IF found <> 'draft' THEN RAISE EXCEPTION 'Cannot % what belongs to an adopted version', lower(TG_OP); END IF;\n                END LOOP;\n                IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;\n            ",
                    hash="92be049cedee772253b52fba4eaafa4fb89cb695",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_adopted_is_fixed_90660",
                    table="protocols_nudge",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="historicalnudge",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="d166ddfa2365be27a4d0b6dda3130dccb2b38c7c",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_dea9d",
                    table="protocols_historicalnudge",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="historicalnudge",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                    hash="37bf170c23bc19acb13a10a1064d868c7f8e822d",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_90655",
                    table="protocols_historicalnudge",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="protocol",
            trigger=pgtrigger.compiler.Trigger(
                name="adopted_is_fixed",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                IF OLD.status <> 'draft' AND (TG_OP = 'DELETE' OR NEW.status = OLD.status) THEN\n                    RAISE EXCEPTION 'Cannot % what belongs to an adopted version', lower(TG_OP);\n                END IF;\n                IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;\n            ",
                    hash="174ae5df396db61c8cdfba9d1a4c35c3f9484f95",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_adopted_is_fixed_b0145",
                    table="protocols_protocol",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="promiserule",
            constraint=models.UniqueConstraint(
                fields=("protocol", "kind"), name="rule_one_of_a_kind"
            ),
        ),
        migrations.AddConstraint(
            model_name="promiserule",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount__isnull", True), ("amount__gte", 1), _connector="OR"),
                name="rule_amount_is_at_least_one",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="promiserule",
            trigger=pgtrigger.compiler.Trigger(
                name="adopted_is_fixed",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE found TEXT;",
                    func="\n                FOR found IN\n                    SELECT status FROM protocols_protocol WHERE id IN (OLD.protocol_id, NEW.protocol_id)\n                    ORDER BY id FOR SHARE\n                LOOP\n                    IF found <> 'draft' THEN RAISE EXCEPTION 'Cannot % what belongs to an adopted version', lower(TG_OP); END IF;\n                END LOOP;\n                IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;\n            ",
                    hash="1e94f5e8bf22265e38e93c13b26566dd2d6651c9",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_adopted_is_fixed_6e1f6",
                    table="protocols_promiserule",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="historicalroute",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="e12986e7cea36786f39bdb1895cad8009689fe13",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_db437",
                    table="protocols_historicalroute",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="historicalroute",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                    hash="7eae73df996d2bff016b1b6368fa6f4b7f86cf24",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_a3db1",
                    table="protocols_historicalroute",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="historicalpromiserule",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="1768275c302300317b97a5e872fba362b60e548d",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_80c46",
                    table="protocols_historicalpromiserule",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="historicalpromiserule",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                    hash="4975aab96952575042cdbc00a2fbdc782e949439",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_ec91d",
                    table="protocols_historicalpromiserule",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="historicalclause",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="cd6b283e8b080e250b38f599daeb68f864ee9e36",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_2a4d2",
                    table="protocols_historicalclause",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="historicalclause",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                    hash="a70480e851f1057785e2ad04caa245ceae9959e7",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_99ebe",
                    table="protocols_historicalclause",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="clause",
            trigger=pgtrigger.compiler.Trigger(
                name="adopted_is_fixed",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE found TEXT;",
                    func="\n                FOR found IN\n                    SELECT status FROM protocols_protocol WHERE id IN (OLD.protocol_id, NEW.protocol_id)\n                    ORDER BY id FOR SHARE\n                LOOP\n                    IF found <> 'draft' THEN RAISE EXCEPTION 'Cannot % what belongs to an adopted version', lower(TG_OP); END IF;\n                END LOOP;\n                IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;\n            ",
                    hash="3bbeb8c32875bec8f635682bc563d3d3b3aa7b8e",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_adopted_is_fixed_68d07",
                    table="protocols_clause",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="acknowledgement",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="0739696b06f241cb38681f2296529c9578878e2d",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_30525",
                    table="protocols_acknowledgement",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="acknowledgement",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                    hash="64f9e0249b6a637bdabad267a86b78e5fe0a31fa",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_09cf1",
                    table="protocols_acknowledgement",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="restrictionread",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="237774b71ce036e0091b492f113d453dae4457e4",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_4c7dd",
                    table="protocols_restrictionread",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="restrictionread",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                    hash="c6fd04d7b9f6abe5d8c9e6e38c4f97ba7697c132",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_428f1",
                    table="protocols_restrictionread",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="review",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="de35d149866ad0757f7a595664c4f9ee115cc410",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_8bf5b",
                    table="protocols_review",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="review",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                    hash="376726581f4651d9f7e6208a4455bceede318348",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_4c44a",
                    table="protocols_review",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="route",
            trigger=pgtrigger.compiler.Trigger(
                name="adopted_is_fixed",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE found TEXT;",
                    func="\n                FOR found IN\n                    SELECT status FROM protocols_protocol WHERE id IN (OLD.protocol_id, NEW.protocol_id)\n                    ORDER BY id FOR SHARE\n                LOOP\n                    IF found <> 'draft' THEN RAISE EXCEPTION 'Cannot % what belongs to an adopted version', lower(TG_OP); END IF;\n                END LOOP;\n                IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;\n            ",
                    hash="4c026cda0fcac0828c2299a5fbc4330131b84abf",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_adopted_is_fixed_66f13",
                    table="protocols_route",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="ruling",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="1f83cb8efcdd17ff5d1f83961d0d27e7274e58e9",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_63004",
                    table="protocols_ruling",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="ruling",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                    hash="10966695673f2a2e20f34008b181d7aef9291b2c",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_7a0eb",
                    table="protocols_ruling",
                    when="BEFORE",
                ),
            ),
        ),
    ]
