"""What is a request for a document, and who may see that there is one?"""

import re
from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from casework.models import Case
from documents.models.kinds import OPEN, WITH_SERVICE, Purpose, Status, Verb
from documents.models.law import COMMITTEE, RIGHTS, Right
from enquiries.models import NEVER, Enquiry
from people.history import AuditRecords, RecordedQuerySet
from people.models import Committee, Seat, Service, User
from people.roles import Permission, Role

HEADS = (Role.HEAD_OF_SERVICE, Role.CHIEF_OFFICER)
DECIDE: dict[str, tuple[str, ...]] = {
    Status.RELEASED: (Verb.DECIDED,),
    Status.PART_RELEASED: (Verb.DECIDED,),
    Status.REFUSED: (Verb.DECIDED,),
    Status.FOR_DECISION: (Verb.REFERRED,),
    Status.WITHDRAWN: (Verb.WITHDREW,),
}


def headed(user: User) -> list[int]:
    """The services that this person heads, or is the chief officer of, today."""
    return [hat.service_id for hat in user.hats if hat.role in HEADS and hat.service_id]


class DocumentRequestQuerySet(RecordedQuerySet["DocumentRequest"]):
    def visible_to(self, user: User) -> Self:
        """The one rule of who learns that a document was asked for; every page starts here.

        The councillor who asked, in office today; the officer who has it while they work in
        its service; the head and the chief officer of that service; and, once it is up for a
        final decision, today's holders of the offices that decide it and are consulted.
        Nobody else, coordinators and superusers included.
        """
        seen = Q(pk__in=())
        if user.is_member:
            seen |= Q(member=user)
        if user.may(Permission.DECIDE_DOCUMENT):
            seen |= Q(officer=user, service__in=list(user.services))
            seen |= Q(service__in=headed(user))
            offices = sorted(user.offices)
            seen |= Q(office__in=offices) | Q(consulted__in=offices)
        return self.filter(seen)

    def open(self) -> Self:
        return self.filter(status__in=OPEN)

    def to_decide(self, user: User) -> Self:
        """Those whose decision may fall to this person; what they asked themselves is apart."""
        return self.exclude(member=user)

    def alike(self, likeness: str) -> Self:
        return self.filter(likeness=likeness)

    def with_people(self) -> Self:
        """With all that a list shows of each, so that no row asks the database again."""
        return self.select_related("member", "officer", "service", "committee")


class DocumentRequest(Case):
    """A councillor asks the council for one document."""

    MOVES: ClassVar[dict[str, dict[str, tuple[str, ...]]]] = {
        Status.ASKED: {
            Status.ASKED: (Verb.PASSED,),
            Status.WITH_OFFICER: (Verb.ASSIGNED,),
            Status.WAITING: (Verb.QUESTIONED,),
            **DECIDE,
        },
        Status.WITH_OFFICER: {
            Status.ASKED: (Verb.PASSED,),
            Status.WITH_OFFICER: (Verb.ASSIGNED,),
            Status.WAITING: (Verb.QUESTIONED,),
            **DECIDE,
        },
        Status.WAITING: {
            Status.ASKED: (Verb.PASSED,),
            Status.WAITING: (Verb.ASSIGNED,),
            Status.WITH_OFFICER: (Verb.REPLIED,),
            **DECIDE,
        },
        Status.FOR_DECISION: {
            # Withdrawing a dispute leaves what was released before as it is.
            Status.RELEASED: (Verb.DETERMINED, Verb.WITHDREW),
            Status.PART_RELEASED: (Verb.DETERMINED, Verb.WITHDREW),
            Status.REFUSED: (Verb.DETERMINED,),
            Status.WITHDRAWN: (Verb.WITHDREW,),
        },
        Status.RELEASED: {Status.FOR_DECISION: (Verb.DISPUTED,)},
        Status.PART_RELEASED: {Status.FOR_DECISION: (Verb.DISPUTED,)},
        Status.REFUSED: {Status.FOR_DECISION: (Verb.DISPUTED,)},
        Status.WITHDRAWN: {},
    }
    WAITING_FOR: ClassVar[dict[str, str]] = {
        Status.ASKED: Role.HEAD_OF_SERVICE,
        Status.WITH_OFFICER: Role.OFFICER,
        Status.WAITING: Role.COUNCILLOR,
        Status.FOR_DECISION: "deciding-office",
        Status.RELEASED: "",
        Status.PART_RELEASED: "",
        Status.REFUSED: "",
        Status.WITHDRAWN: "",
    }

    status = models.CharField(max_length=20, choices=Status)
    member = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    what = models.TextField()
    likeness = models.CharField(max_length=200)
    right = models.CharField(max_length=20)
    purpose = models.CharField(max_length=20, choices=Purpose, blank=True)
    committee = models.ForeignKey(
        Committee, models.PROTECT, null=True, related_name="+", db_index=False
    )
    has_seat = models.BooleanField(default=False)
    needed_by = models.DateField(null=True)
    meeting = models.CharField(max_length=200, blank=True)
    interest = models.CharField(max_length=500, blank=True)
    third_party = models.CharField(max_length=500, blank=True)
    for_somebody = models.BooleanField(default=False)
    enquiry = models.ForeignKey(
        Enquiry, models.PROTECT, null=True, related_name="+", db_index=False
    )
    shared_from = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="shared_to", db_index=False
    )
    service = models.ForeignKey(Service, models.PROTECT, related_name="+", db_index=False)
    officer = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", db_index=False)
    # The office of the final decision and the one consulted before it; for ever, once set.
    office = models.CharField(max_length=30, blank=True)
    consulted = models.CharField(max_length=30, blank=True)
    viewed_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    determined_at = models.DateTimeField(null=True)
    # What may be opened: how, until the end of which local date, and since when it was accepted.
    released_at = models.DateTimeField(null=True)
    inspect_only = models.BooleanField(default=False)
    expires_on = models.DateField(null=True)
    accepted_at = models.DateTimeField(null=True)
    # Where it stands in a list by date: last, when nothing is owed on it.
    queue_at = models.GeneratedField(
        expression=Coalesce("due_at", Value(NEVER)),
        output_field=models.DateTimeField(),
        db_persist=True,
    )

    objects = DocumentRequestQuerySet.as_manager()
    history = AuditRecords(excluded_fields=["key", "queue_at"])

    class Meta:
        indexes = (
            models.Index(fields=["member", "received_at", "id"], name="document_member"),
            models.Index(fields=["service", "received_at", "id"], name="document_service"),
            models.Index(fields=["officer", "received_at", "id"], name="document_officer"),
            models.Index(
                fields=["office", "received_at", "id"],
                name="document_office",
                condition=~Q(office=""),
            ),
            models.Index(
                fields=["consulted", "received_at", "id"],
                name="document_consulted",
                condition=~Q(consulted=""),
            ),
            *(
                models.Index(
                    fields=[who, "queue_at", "id"],
                    name=f"document_open_{who}",
                    condition=Q(status__in=OPEN),
                )
                for who in ("service", "officer", "office", "consulted")
            ),
            models.Index(fields=["likeness", "received_at", "id"], name="document_likeness"),
            models.Index(
                fields=["shared_from"],
                name="document_shared",
                condition=Q(shared_from__isnull=False),
            ),
        )
        constraints = (
            models.CheckConstraint(
                name="document_decided_has_time",
                condition=~Q(status__in=("released", "part-released", "refused"))
                | Q(decided_at__isnull=False),
            ),
            models.CheckConstraint(
                name="document_for_decision_has_office",
                condition=~Q(status="for-decision") | ~Q(office=""),
            ),
            models.CheckConstraint(
                name="document_view_comes_first",
                condition=Q(determined_at=None) | Q(consulted="") | Q(viewed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="document_released_until",
                condition=Q(released_at=None) | Q(expires_on__isnull=False),
            ),
        )

    def get_absolute_url(self) -> str:
        return reverse("documents:detail", args=[self.reference])

    @property
    def ledger_name(self) -> str:
        """By its reference: a number in the mail's headers would tell how many there are."""
        return f"document:{self.reference}"

    @property
    def law(self) -> Right:
        """The right that it rests on."""
        return RIGHTS[self.right]

    @property
    def is_open(self) -> bool:
        return self.status in OPEN

    @property
    def is_with_service(self) -> bool:
        return self.status in WITH_SERVICE

    @property
    def awaits_view(self) -> bool:
        """Whether a final decision waits for the office that is consulted."""
        return bool(self.consulted) and self.viewed_at is None

    @property
    def sits_there(self) -> bool:
        """Whether the councillor asked for papers of a committee on which they sat then."""
        return self.right == COMMITTEE and self.has_seat

    @property
    def weighs_need(self) -> bool:
        return self.law.needs_reason and not self.sits_there

    @property
    def needs_third_party_checks(self) -> bool:
        """It is for somebody else, or holds another's data and is casework for a resident."""
        return self.for_somebody or (bool(self.third_party) and self.purpose == Purpose.CASEWORK)

    @property
    def as_released(self) -> Status | None:
        """The state of what was released before a dispute about the rest; None for nothing."""
        if not self.released_at:
            return None
        return Status.RELEASED if self.inspect_only else Status.PART_RELEASED

    @property
    def is_expired(self) -> bool:
        """A property of today, so that access ends on the next request, whatever the clock does."""
        return bool(self.expires_on and self.expires_on < timezone.localdate())

    @property
    def files_of(self) -> "DocumentRequest":
        """The request under which its files were released: another's, if it was shared."""
        return self.shared_from or self


def likeness(title: str) -> str:
    """The words of a title in one order, so that two requests for one document stand together."""
    words = re.findall(r"\w+", title.casefold())
    return " ".join(sorted({word for word in words if word not in SMALL}))[:200]


SMALL = frozenset(
    ("a", "an", "and", "at", "by", "for", "from", "in", "into", "of", "on", "or", "the", "to")
)


def seat_of(member: User, committee: Committee | None, on: date) -> bool:
    """Whether the councillor sits on that committee on a local date."""
    if committee is None:
        return False
    return Seat.objects.current(on).filter(person=member, committee=committee).exists()
