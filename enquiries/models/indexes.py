"""Indexes of enquiries, for the queue, the councillors' lists, the counts and the search.

Each serves one list; the planner walks one in order and combines none.
"""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Q
from django.db.models.functions import Upper

from enquiries.models.choices import OPEN, WITH_COUNCIL, WITH_MEMBER

HAS_REFERENCE = Q(reference__gt="")
INDEXES = (
    *(
        models.Index(
            fields=[*fields, "queue_at", "id"],
            name=f"enquiry_open_{name}",
            condition=Q(status__in=OPEN),
            include=["status", "kind", *include],
        )
        for name, fields, include in (
            ("service", ["service"], ["officer"]),
            # A cover of another service reads by the officer, who has not been challenged.
            ("officer", ["officer"], ["service", "challenged"]),
            ("all", [], ["officer", "service", "challenged"]),
        )
    ),
    *(
        models.Index(
            fields=["member", "queue_at", "id"],
            name=f"enquiry_member_{name}",
            condition=Q(status__in=states),
        )
        for name, states in {"waiting": WITH_MEMBER, "asked": WITH_COUNCIL}.items()
    ),
    models.Index(
        fields=["service", "queue_at", "id"],
        name="enquiry_open_unassigned",
        condition=Q(status__in=OPEN, officer=None, office=""),
        include=["status", "kind", "officer"],
    ),
    # Whether an officer who is away has enquiries outside a service. All rows have a reference: the
    # planner, which does not know, cannot combine this index with another to count a list.
    models.Index(
        fields=["officer", "service"],
        name="enquiry_officer_service",
        condition=HAS_REFERENCE,
    ),
    models.Index(
        fields=["office", "queue_at", "id"],
        name="enquiry_open_office",
        condition=Q(status__in=OPEN) & ~Q(office=""),
    ),
    # In any state, and in one: of those with nothing due the newest first.
    *(
        models.Index(fields=[*fields, "queue_at", "-id"], name=f"enquiry_{name}")
        for name, fields in {
            "state_service": ["service", "status"],
            "state_all": ["status"],
            "any_service": ["service"],
            "any_officer": ["officer"],
            "any_ward": ["ward"],
            "any_kind": ["kind"],
            "any_all": [],
        }.items()
    ),
    # Marks of open enquiries.
    *(
        models.Index(
            fields=["service", "queue_at", "id"],
            name=f"enquiry_mark_{name}",
            condition=Q(status__in=OPEN) & Q(**{f"{field}__isnull": False}),
        )
        for name, field in {
            "chased": "chased_at",
            "replied": "member_wrote_at",
            "held": "held_until",
        }.items()
    ),
    # How old they are: the oldest first, so that those of an age are one range.
    *(
        models.Index(
            fields=[*fields, "received_at", "id"],
            name=f"enquiry_age_{name}",
            condition=Q(status__in=OPEN),
            include=["status", "kind", "officer", "queue_at"],
        )
        for name, fields in {"service": ["service"], "all": []}.items()
    ),
    # The last two narrow it without reading the rows.
    models.Index(
        fields=["member", "received_at", "id", "status", "kind"], name="enquiry_member_received"
    ),
    models.Index(
        fields=["informed", "received_at", "id"],
        name="enquiry_informed",
        condition=Q(informed__isnull=False),
    ),
    models.Index(
        fields=["open_until", "id"], name="enquiry_to_close", condition=Q(status="answered")
    ),
    GinIndex(fields=["search"], name="enquiry_search"),
    # A rare word among what is due, which comes first in the list.
    GinIndex(fields=["search"], name="enquiry_search_due", condition=Q(due_at__isnull=False)),
    GinIndex(OpClass(Upper("reference"), "gin_trgm_ops"), name="enquiry_reference_trigram"),
    models.Index(
        fields=["reported_to", "queue_at", "id"],
        name="enquiry_reported",
        condition=~Q(reported_to=""),
    ),
    models.Index(
        fields=["chased_to", "queue_at", "id"],
        name="enquiry_chased_to",
        condition=~Q(chased_to=""),
    ),
    models.Index(
        fields=["received_at"],
        name="enquiry_interpretation",
        condition=Q(kind="interpretation"),
    ),
)
