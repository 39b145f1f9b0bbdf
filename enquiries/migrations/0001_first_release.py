"""Every table, trigger and index of the first release, in one step.

It replaces the migrations before it: a database made with them goes on as it is.
"""

import datetime
import uuid

import django.contrib.postgres.indexes
import django.contrib.postgres.operations
import django.contrib.postgres.search
import django.core.serializers.json
import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.text
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("enquiries", "0001_initial"),
        ("enquiries", "0002_initial"),
        ("enquiries", "0003_indexes_of_the_lists"),
        ("enquiries", "0004_replay"),
        ("enquiries", "0005_promises_of_complaints"),
        ("enquiries", "0006_promises_on_documents"),
        ("enquiries", "0007_files_on_letters"),
        ("enquiries", "0008_what_letters_and_councillors_say"),
        ("enquiries", "0009_outside_bodies"),
        ("enquiries", "0010_requests_of_councillors"),
        ("enquiries", "0011_marks_of_officers"),
        ("enquiries", "0012_decided_work"),
        ("enquiries", "0013_clauses_reports_and_summaries"),
        ("enquiries", "0014_index_of_the_unassigned"),
        ("enquiries", "0015_criticism_and_the_media"),
    ]

    initial = True

    dependencies = [
        ("people", "0001_first_release"),
        ("people", "__first__"),
        ("protocols", "0001_first_release"),
    ]

    operations = [
        django.contrib.postgres.operations.BtreeGinExtension(),
        migrations.CreateModel(
            name="Draft",
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
                        related_name="enquiry_draft",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Enquiry",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("casework", "Resident’s problem"),
                            ("ward", "Ward matter"),
                            ("fact", "Question of fact"),
                            ("failed-service", "Reported before"),
                            ("policy", "Policy or strategy"),
                            ("interpretation", "What the protocol means"),
                            ("officer-question", "Officer’s question"),
                            ("support", "Support"),
                            ("training", "Training"),
                            ("options-advice", "Advice on options"),
                            ("background", "Background for a meeting"),
                            ("budget-format", "Budget format"),
                            ("report", "Request for a report"),
                            ("media-help", "Help with the media"),
                            ("decision", "Officer’s decision"),
                            ("media-question", "Question from the media"),
                            ("criticism", "Criticism"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("received", "Received"),
                            ("with-officer", "With officer"),
                            ("waiting", "Waiting for the member"),
                            ("answered", "Answered"),
                            ("closed", "Closed"),
                            ("redirected", "Redirected"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        max_length=20,
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=200)),
                ("earlier_reference", models.CharField(blank=True, max_length=100)),
                ("clause", models.CharField(blank=True, db_default="", default="", max_length=40)),
                (
                    "asked_as",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("ward", "As councillor for the ward"),
                            ("cabinet", "As a member of the cabinet or executive"),
                            ("scrutiny", "For a scrutiny committee"),
                            ("committee", "As a member of another committee"),
                            ("outside", "For an outside body"),
                            ("council", "On other council business"),
                        ],
                        db_default="",
                        default="",
                        max_length=20,
                    ),
                ),
                ("may_conflict", models.BooleanField(db_default=False, default=False)),
                ("committee_decides", models.BooleanField(db_default=False, default=False)),
                ("interest_declared", models.BooleanField(null=True)),
                (
                    "interest",
                    models.CharField(blank=True, db_default="", default="", max_length=300),
                ),
                (
                    "purpose",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("ward", "Work for people in the ward"),
                            ("meeting", "A meeting of the council"),
                            ("letters", "Letters as a councillor"),
                            ("event", "An event attended as a councillor"),
                            ("body", "A body the council appointed the councillor to"),
                            ("duty", "Another duty as a councillor"),
                        ],
                        db_default="",
                        default="",
                        max_length=20,
                    ),
                ),
                ("item", models.CharField(blank=True, db_default="", default="", max_length=200)),
                ("meeting_on", models.DateField(null=True)),
                ("for_meeting", models.BooleanField(db_default=False, default=False)),
                ("office", models.CharField(blank=True, max_length=30)),
                (
                    "duty_of",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("councillor", "Councillor"),
                            ("officer", "Officer"),
                            ("line-manager", "Line manager"),
                            ("head-of-service", "Head of service"),
                            ("chief-officer", "Chief officer"),
                            ("coordinator", "Coordinator"),
                            ("chief-executive", "Chief Executive"),
                            ("monitoring-officer", "Monitoring Officer"),
                            ("chief-operating-officer", "Chief Operating Officer"),
                            ("protocol-administrator", "Protocol administrator"),
                            ("people-administrator", "People administrator"),
                            ("auditor", "Auditor"),
                            ("group-leader", "Group leader"),
                            ("independent-person", "Independent person"),
                            ("leader", "Leader of the council"),
                            ("cabinet-member", "Cabinet member"),
                            ("committee-chair", "Chair of a committee"),
                            ("mayor", "Mayor"),
                            ("head-of-paid-service", "Head of paid service"),
                            ("section-151-officer", "Section 151 officer"),
                            ("head-of-human-resources", "Head of human resources"),
                        ],
                        db_default="",
                        default="",
                        max_length=30,
                    ),
                ),
                (
                    "reported_to",
                    models.CharField(blank=True, db_default="", default="", max_length=30),
                ),
                ("held_until", models.DateField(null=True)),
                ("chased_at", models.DateTimeField(null=True)),
                ("answered_at", models.DateTimeField(null=True)),
                ("opened_at", models.DateTimeField(null=True)),
                ("open_until", models.DateField(null=True)),
                ("search", django.contrib.postgres.search.SearchVectorField(editable=False)),
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
                    "challenged",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                    "informed",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="enquiries",
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
                    "outside_body",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.outsidebody",
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
                    "raised_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.service",
                    ),
                ),
                (
                    "ward",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.ward",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "enquiries",
                "indexes": [
                    models.Index(
                        condition=models.Q(("status__in", ("received", "with-officer", "waiting"))),
                        fields=["service", "queue_at", "id"],
                        include=("status", "kind", "officer"),
                        name="enquiry_open_service",
                    ),
                    models.Index(
                        condition=models.Q(("status__in", ("received", "with-officer", "waiting"))),
                        fields=["officer", "queue_at", "id"],
                        include=("status", "kind", "service"),
                        name="enquiry_open_officer",
                    ),
                    models.Index(
                        condition=models.Q(("status__in", ("received", "with-officer", "waiting"))),
                        fields=["queue_at", "id"],
                        include=("status", "kind", "officer"),
                        name="enquiry_open_all",
                    ),
                    models.Index(
                        condition=models.Q(("status__in", ("waiting", "answered"))),
                        fields=["member", "queue_at", "id"],
                        name="enquiry_member_waiting",
                    ),
                    models.Index(
                        condition=models.Q(("status__in", ("received", "with-officer"))),
                        fields=["member", "queue_at", "id"],
                        name="enquiry_member_asked",
                    ),
                    models.Index(
                        condition=models.Q(
                            ("office", ""),
                            ("officer", None),
                            ("status__in", ("received", "with-officer", "waiting")),
                        ),
                        fields=["service", "queue_at", "id"],
                        include=("status", "kind", "officer"),
                        name="enquiry_open_unassigned",
                    ),
                    models.Index(
                        condition=models.Q(
                            ("status__in", ("received", "with-officer", "waiting")),
                            models.Q(("office", ""), _negated=True),
                        ),
                        fields=["office", "queue_at", "id"],
                        name="enquiry_open_office",
                    ),
                    models.Index(
                        fields=["service", "status", "queue_at", "id"], name="enquiry_state_service"
                    ),
                    models.Index(fields=["status", "queue_at", "id"], name="enquiry_state_all"),
                    models.Index(
                        fields=["member", "received_at", "id"], name="enquiry_member_received"
                    ),
                    models.Index(
                        condition=models.Q(("status", "answered")),
                        fields=["open_until", "id"],
                        name="enquiry_to_close",
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["search"], name="enquiry_search"
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        condition=models.Q(("status__in", ("received", "with-officer", "waiting"))),
                        fields=["service", "search"],
                        name="enquiry_open_search",
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass(
                            django.db.models.functions.text.Upper("reference"), "gin_trgm_ops"
                        ),
                        name="enquiry_reference_trigram",
                    ),
                    models.Index(
                        condition=models.Q(("reported_to", ""), _negated=True),
                        fields=["reported_to", "queue_at", "id"],
                        name="enquiry_reported",
                    ),
                    models.Index(
                        condition=models.Q(("kind", "interpretation")),
                        fields=["received_at"],
                        name="enquiry_interpretation",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ("answered", "closed")), _negated=True),
                            ("answered_at__isnull", False),
                            _connector="OR",
                        ),
                        name="enquiry_answered_has_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "with-officer"), _negated=True),
                            ("officer__isnull", False),
                            models.Q(("office", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="enquiry_with_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("officer", None),
                            ("service__isnull", False),
                            models.Q(("office", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="enquiry_officer_in_service_or_office",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ContentiousFlag",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reason", models.CharField(max_length=500)),
                (
                    "office",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("councillor", "Councillor"),
                            ("officer", "Officer"),
                            ("line-manager", "Line manager"),
                            ("head-of-service", "Head of service"),
                            ("chief-officer", "Chief officer"),
                            ("coordinator", "Coordinator"),
                            ("chief-executive", "Chief Executive"),
                            ("monitoring-officer", "Monitoring Officer"),
                            ("chief-operating-officer", "Chief Operating Officer"),
                            ("protocol-administrator", "Protocol administrator"),
                            ("people-administrator", "People administrator"),
                            ("auditor", "Auditor"),
                            ("group-leader", "Group leader"),
                            ("independent-person", "Independent person"),
                            ("leader", "Leader of the council"),
                            ("cabinet-member", "Cabinet member"),
                            ("committee-chair", "Chair of a committee"),
                            ("mayor", "Mayor"),
                            ("head-of-paid-service", "Head of paid service"),
                            ("section-151-officer", "Section 151 officer"),
                            ("head-of-human-resources", "Head of human resources"),
                        ],
                        max_length=30,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
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
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="flags",
                        to="enquiries.enquiry",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("ended_at", None)),
                        fields=["-at", "-id"],
                        name="flag_open",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)),
                        fields=("case",),
                        name="flag_one_open",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="EnquiryFile",
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
                        to="enquiries.enquiry",
                    ),
                ),
            ],
            options={
                "ordering": ("added_at", "pk"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="EnquiryFileOpening",
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
                        to="enquiries.enquiryfile",
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
                        fields=["file", "opened_at", "id"], name="enquiryfileopening_of_file"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="EnquiryLetter",
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
                            ("question", "Enquiry"),
                            ("ask", "Question to the councillor"),
                            ("reply", "Reply"),
                            ("holding", "Holding reply"),
                            ("answer", "Answer"),
                            ("decline", "Declined"),
                            ("follow-up", "Follow-up"),
                            ("chase", "Chase"),
                            ("addition", "Added information"),
                            ("pass", "Passed to another service"),
                            ("redirect", "Redirected"),
                            ("withdrawal", "Withdrawn"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("outside", "Waiting for someone outside the council"),
                            ("service", "Waiting for another service"),
                            ("visit", "A visit or survey is needed"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("promised_on", models.DateField(null=True)),
                ("clause", models.CharField(blank=True, db_default="", default="", max_length=40)),
                ("advice", models.BooleanField(db_default=False, default=False)),
                (
                    "missing",
                    models.CharField(blank=True, db_default="", default="", max_length=500),
                ),
                (
                    "intent",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("clarify", "Something is not clear to me"),
                            ("explain", "I want to know the reasons"),
                            ("challenge", "I think it is wrong"),
                            ("dissatisfied", "I am not satisfied with it"),
                        ],
                        db_default="",
                        default="",
                        max_length=20,
                    ),
                ),
                ("accepted", models.BooleanField(null=True)),
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
                        to="enquiries.enquiry",
                    ),
                ),
            ],
            options={
                "ordering": ("sent_at", "pk"),
                "abstract": False,
                "indexes": [
                    models.Index(fields=["case", "sent_at"], name="enquiry_letters"),
                    models.Index(
                        condition=models.Q(("kind", "decline")),
                        fields=["sent_at", "id"],
                        name="enquiry_declined",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("case", "key"), name="enquiryletter_once")
                ],
            },
        ),
        migrations.AddField(
            model_name="enquiryfile",
            name="letter",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="files",
                to="enquiries.enquiryletter",
            ),
        ),
        migrations.CreateModel(
            name="EnquiryPromise",
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
                        to="enquiries.enquiry",
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
                        name="enquirypromise_to_nudge",
                    ),
                    models.Index(fields=["case", "due_at"], name="enquiry_promises"),
                    models.Index(
                        condition=models.Q(
                            ("kind__in", ("reply", "full-reply")),
                            models.Q(
                                ("ended_at", None),
                                ("kept_at__gt", models.F("due_at")),
                                _connector="OR",
                            ),
                        ),
                        fields=["due_at", "id"],
                        name="enquiry_promises_late",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kept_at", None), ("ended_at", models.F("kept_at")), _connector="OR"
                        ),
                        name="enquirypromise_kept_has_ended",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)),
                        fields=("case", "kind"),
                        name="enquirypromise_one_open",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FirstReport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("contact_centre_reference", models.CharField(max_length=100)),
                ("noted_at", models.DateTimeField()),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="first_reports",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["member", "-noted_at"], name="first_report_member")
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalContentiousFlag",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("reason", models.CharField(max_length=500)),
                (
                    "office",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("councillor", "Councillor"),
                            ("officer", "Officer"),
                            ("line-manager", "Line manager"),
                            ("head-of-service", "Head of service"),
                            ("chief-officer", "Chief officer"),
                            ("coordinator", "Coordinator"),
                            ("chief-executive", "Chief Executive"),
                            ("monitoring-officer", "Monitoring Officer"),
                            ("chief-operating-officer", "Chief Operating Officer"),
                            ("protocol-administrator", "Protocol administrator"),
                            ("people-administrator", "People administrator"),
                            ("auditor", "Auditor"),
                            ("group-leader", "Group leader"),
                            ("independent-person", "Independent person"),
                            ("leader", "Leader of the council"),
                            ("cabinet-member", "Cabinet member"),
                            ("committee-chair", "Chair of a committee"),
                            ("mayor", "Mayor"),
                            ("head-of-paid-service", "Head of paid service"),
                            ("section-151-officer", "Section 151 officer"),
                            ("head-of-human-resources", "Head of human resources"),
                        ],
                        max_length=30,
                    ),
                ),
                ("at", models.DateTimeField()),
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
            ],
            options={
                "verbose_name": "historical contentious flag",
                "verbose_name_plural": "historical contentious flags",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalDecidedWork",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("text", models.TextField()),
                ("body", models.CharField(max_length=200)),
                ("decided_on", models.DateField()),
                ("minute", models.CharField(max_length=100)),
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("done_at", models.DateTimeField(null=True)),
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
                    "recorded_by",
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
            ],
            options={
                "verbose_name": "historical decided work",
                "verbose_name_plural": "historical decided work",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalEnquiry",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("casework", "Resident’s problem"),
                            ("ward", "Ward matter"),
                            ("fact", "Question of fact"),
                            ("failed-service", "Reported before"),
                            ("policy", "Policy or strategy"),
                            ("interpretation", "What the protocol means"),
                            ("officer-question", "Officer’s question"),
                            ("support", "Support"),
                            ("training", "Training"),
                            ("options-advice", "Advice on options"),
                            ("background", "Background for a meeting"),
                            ("budget-format", "Budget format"),
                            ("report", "Request for a report"),
                            ("media-help", "Help with the media"),
                            ("decision", "Officer’s decision"),
                            ("media-question", "Question from the media"),
                            ("criticism", "Criticism"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("received", "Received"),
                            ("with-officer", "With officer"),
                            ("waiting", "Waiting for the member"),
                            ("answered", "Answered"),
                            ("closed", "Closed"),
                            ("redirected", "Redirected"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        max_length=20,
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=200)),
                ("earlier_reference", models.CharField(blank=True, max_length=100)),
                ("clause", models.CharField(blank=True, db_default="", default="", max_length=40)),
                (
                    "asked_as",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("ward", "As councillor for the ward"),
                            ("cabinet", "As a member of the cabinet or executive"),
                            ("scrutiny", "For a scrutiny committee"),
                            ("committee", "As a member of another committee"),
                            ("outside", "For an outside body"),
                            ("council", "On other council business"),
                        ],
                        db_default="",
                        default="",
                        max_length=20,
                    ),
                ),
                ("may_conflict", models.BooleanField(db_default=False, default=False)),
                ("committee_decides", models.BooleanField(db_default=False, default=False)),
                ("interest_declared", models.BooleanField(null=True)),
                (
                    "purpose",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("ward", "Work for people in the ward"),
                            ("meeting", "A meeting of the council"),
                            ("letters", "Letters as a councillor"),
                            ("event", "An event attended as a councillor"),
                            ("body", "A body the council appointed the councillor to"),
                            ("duty", "Another duty as a councillor"),
                        ],
                        db_default="",
                        default="",
                        max_length=20,
                    ),
                ),
                ("item", models.CharField(blank=True, db_default="", default="", max_length=200)),
                ("meeting_on", models.DateField(null=True)),
                ("for_meeting", models.BooleanField(db_default=False, default=False)),
                ("office", models.CharField(blank=True, max_length=30)),
                (
                    "duty_of",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("councillor", "Councillor"),
                            ("officer", "Officer"),
                            ("line-manager", "Line manager"),
                            ("head-of-service", "Head of service"),
                            ("chief-officer", "Chief officer"),
                            ("coordinator", "Coordinator"),
                            ("chief-executive", "Chief Executive"),
                            ("monitoring-officer", "Monitoring Officer"),
                            ("chief-operating-officer", "Chief Operating Officer"),
                            ("protocol-administrator", "Protocol administrator"),
                            ("people-administrator", "People administrator"),
                            ("auditor", "Auditor"),
                            ("group-leader", "Group leader"),
                            ("independent-person", "Independent person"),
                            ("leader", "Leader of the council"),
                            ("cabinet-member", "Cabinet member"),
                            ("committee-chair", "Chair of a committee"),
                            ("mayor", "Mayor"),
                            ("head-of-paid-service", "Head of paid service"),
                            ("section-151-officer", "Section 151 officer"),
                            ("head-of-human-resources", "Head of human resources"),
                        ],
                        db_default="",
                        default="",
                        max_length=30,
                    ),
                ),
                (
                    "reported_to",
                    models.CharField(blank=True, db_default="", default="", max_length=30),
                ),
                ("held_until", models.DateField(null=True)),
                ("chased_at", models.DateTimeField(null=True)),
                ("answered_at", models.DateTimeField(null=True)),
                ("opened_at", models.DateTimeField(null=True)),
                ("open_until", models.DateField(null=True)),
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
                    "challenged",
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
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "informed",
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
                    "outside_body",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="people.outsidebody",
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
                    "raised_by",
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
                    "ward",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="people.ward",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical enquiry",
                "verbose_name_plural": "historical enquiries",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalEnquiryFile",
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
                    "letter",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="enquiries.enquiryletter",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical enquiry file",
                "verbose_name_plural": "historical enquiry files",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalEnquiryPromise",
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
                "verbose_name": "historical enquiry promise",
                "verbose_name_plural": "historical enquiry promises",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalFirstReport",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("contact_centre_reference", models.CharField(max_length=100)),
                ("noted_at", models.DateTimeField()),
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
            ],
            options={
                "verbose_name": "historical first report",
                "verbose_name_plural": "historical first reports",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalProposal",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("verb", models.CharField(max_length=20)),
                ("said", models.JSONField(encoder=django.core.serializers.json.DjangoJSONEncoder)),
                ("at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting for approval"),
                            ("sent", "Approved and sent"),
                            ("returned", "Sent back"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("decided_at", models.DateTimeField(null=True)),
                ("why", models.TextField(blank=True)),
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
                        to="enquiries.enquiry",
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
            ],
            options={
                "verbose_name": "historical proposal",
                "verbose_name_plural": "historical proposals",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalResident",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("address", models.CharField(blank=True, max_length=300)),
                ("contact", models.CharField(blank=True, max_length=200)),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("asked", "The resident asked the councillor to act for them"),
                            (
                                "consent",
                                "The resident has agreed to the council having their details",
                            ),
                            (
                                "for-another",
                                "Someone asked on behalf of the resident, who cannot ask for themselves",
                            ),
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
            ],
            options={
                "verbose_name": "historical resident",
                "verbose_name_plural": "historical residents",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Proposal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("verb", models.CharField(max_length=20)),
                ("said", models.JSONField(encoder=django.core.serializers.json.DjangoJSONEncoder)),
                ("at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting for approval"),
                            ("sent", "Approved and sent"),
                            ("returned", "Sent back"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("decided_at", models.DateTimeField(null=True)),
                ("why", models.TextField(blank=True)),
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
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to="enquiries.enquiry",
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
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "waiting")),
                        fields=("case",),
                        name="proposal_one_waiting",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decided_by", None),
                            models.Q(("decided_by", models.F("by")), _negated=True),
                            _connector="OR",
                        ),
                        name="proposal_decided_by_another",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Replay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "revision",
                    models.PositiveIntegerField(help_text="Of the draft when it was counted"),
                ),
                ("since", models.DateField()),
                ("until", models.DateField()),
                ("total", models.PositiveIntegerField()),
                ("done", models.PositiveIntegerField(default=0)),
                ("result", models.JSONField(null=True)),
                ("begun_at", models.DateTimeField()),
                ("finished_at", models.DateTimeField(null=True)),
                (
                    "against",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="protocols.protocol",
                    ),
                ),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="protocols.protocol",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["draft", "-begun_at"], name="replay_latest")],
            },
        ),
        migrations.CreateModel(
            name="Resident",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("address", models.CharField(blank=True, max_length=300)),
                ("contact", models.CharField(blank=True, max_length=200)),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("asked", "The resident asked the councillor to act for them"),
                            (
                                "consent",
                                "The resident has agreed to the council having their details",
                            ),
                            (
                                "for-another",
                                "Someone asked on behalf of the resident, who cannot ask for themselves",
                            ),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "enquiry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="resident",
                        to="enquiries.enquiry",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Summary",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("month", models.DateField()),
                ("made_on", models.DateField()),
                ("kinds", models.JSONField(default=dict, help_text="Kind to how many are open")),
                ("late", models.PositiveIntegerField(default=0)),
                (
                    "service",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.service",
                    ),
                ),
            ],
            options={
                "ordering": ("-month", "service"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("service", "month"), name="summary_once_a_month"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DecidedWork",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("text", models.TextField()),
                ("body", models.CharField(max_length=200)),
                ("decided_on", models.DateField()),
                ("minute", models.CharField(max_length=100)),
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("done_at", models.DateTimeField(null=True)),
                (
                    "recorded_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.service",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "decided work",
                "indexes": [
                    models.Index(fields=["-recorded_at", "-id"], name="decided_work_newest")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("body", ""), _negated=True),
                            models.Q(("minute", ""), _negated=True),
                        ),
                        name="decided_work_names_its_decision",
                    )
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="enquiry",
            trigger=pgtrigger.compiler.Trigger(
                name="said_once",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."asked_as" IS DISTINCT FROM (NEW."asked_as") OR OLD."outside_body_id" IS DISTINCT FROM (NEW."outside_body_id") OR OLD."may_conflict" IS DISTINCT FROM (NEW."may_conflict") OR OLD."committee_decides" IS DISTINCT FROM (NEW."committee_decides") OR OLD."interest_declared" IS DISTINCT FROM (NEW."interest_declared") OR OLD."interest" IS DISTINCT FROM (NEW."interest") OR OLD."purpose" IS DISTINCT FROM (NEW."purpose") OR OLD."item" IS DISTINCT FROM (NEW."item") OR OLD."meeting_on" IS DISTINCT FROM (NEW."meeting_on") OR OLD."committee_id" IS DISTINCT FROM (NEW."committee_id") OR OLD."for_meeting" IS DISTINCT FROM (NEW."for_meeting"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="a022344f4079bcbe42840d70b0d0e9fc882f97ce",
                    operation="UPDATE",
                    pgid="pgtrigger_said_once_9f24d",
                    table="enquiries_enquiry",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="enquiryfileopening",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="bd9b1aca54162d90cb43c1ada1c989a8e57c673c",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_3309d",
                    table="enquiries_enquiryfileopening",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="enquiryfileopening",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                    hash="db0ca65053da6f4d5e1ca205a4a30a6ae1c1839c",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_ab4f9",
                    table="enquiries_enquiryfileopening",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="enquiryletter",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="a2b937c98494b0aa6e904e9ab745efe12f7c4301",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_d8c28",
                    table="enquiries_enquiryletter",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="enquiryletter",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                    hash="f59421cc8c19c4f7a7cfbbd55bcc26513a0e64a7",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_91e83",
                    table="enquiries_enquiryletter",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="enquiryfile",
            index=models.Index(
                condition=models.Q(("state", "checking")),
                fields=["id"],
                name="enquiryfile_checking",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="historicalcontentiousflag",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="fb53faddea60cad6992f6fe3f8ac66d7af5382c3",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_25852",
                    table="enquiries_historicalcontentiousflag",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="historicalcontentiousflag",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                    hash="98728c0a04cb31435635cfdbf98c81de393815eb",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_5ea3f",
                    table="enquiries_historicalcontentiousflag",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="historicaldecidedwork",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="e743b744291550a7b2350082b455fba4e3c929bf",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_0291e",
                    table="enquiries_historicaldecidedwork",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="historicaldecidedwork",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                    hash="af06fd324cb17e207a335ef045f8491bec68e59a",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_1d047",
                    table="enquiries_historicaldecidedwork",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="historicalenquiry",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="0fdc2197f326e34851bf919f5e603598742ee034",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_f1d6f",
                    table="enquiries_historicalenquiry",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="historicalenquiry",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                    hash="c1e76859c0fb0f38ed7750f38e545853af7e7cac",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_541ce",
                    table="enquiries_historicalenquiry",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="historicalenquiryfile",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="f5af9d29cdf0e71259b00713b1e57d6ed1761d7c",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_3da0e",
                    table="enquiries_historicalenquiryfile",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="historicalenquiryfile",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                    hash="4f6201c530379a6d2299e0fd20dd3506a4ed4570",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_98346",
                    table="enquiries_historicalenquiryfile",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="historicalenquirypromise",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="2a08a51ee5f4f9f7333141e77ede7b379f8fe1d0",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_fee10",
                    table="enquiries_historicalenquirypromise",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="historicalenquirypromise",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                    hash="3b30f8396be736efdb79840b6cdad978703f69c6",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_75eec",
                    table="enquiries_historicalenquirypromise",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="historicalfirstreport",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="02ed938a095c40e9fb1ee8c82b9cd7f4e2695f74",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_f9a07",
                    table="enquiries_historicalfirstreport",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="historicalfirstreport",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                    hash="e7aac63e2d37185f286414a14db23105bb1400d9",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_70f72",
                    table="enquiries_historicalfirstreport",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="historicalproposal",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="83a084b8d4360eb0768ed2af7bccfa81489ec44b",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_ccb68",
                    table="enquiries_historicalproposal",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="historicalproposal",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                    hash="7121728571988c8e459420bed9c5000552c7abd2",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_5c5f1",
                    table="enquiries_historicalproposal",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="historicalresident",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="9bdcd0d1a8aca4594db811758c43b5a843dd47d2",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_65c6b",
                    table="enquiries_historicalresident",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="historicalresident",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                    hash="c3b56a034f8e4648705d9fcecd77973c3d6c5a15",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_c9b57",
                    table="enquiries_historicalresident",
                    when="BEFORE",
                ),
            ),
        ),
    ]
