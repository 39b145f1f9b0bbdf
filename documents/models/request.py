"""The document request: its row, what follows from its status, and the likeness of titles."""

import re
from datetime import date
from typing import ClassVar

from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from casework.models import Case
from casework.readers import PostsToday
from documents.models import moves
from documents.models.choices import OPEN, RELEASED, WITH_SERVICE, Purpose, Status, Verb
from documents.models.law import COMMITTEE, RIGHTS, Right, advice_clauses
from documents.models.visibility import DocumentRequestQuerySet, first_office_held, leading_posts
from enquiries.models import NEVER, Enquiry
from foundation.history import AuditRecords, history_of, start_of_day
from people.models import Committee, Seat, Service, User
from people.roles import OFFICES, Role
from protocols.choices import Division


class DocumentRequest(Case):
    """A councillor asks the council for one document."""

    MOVES: ClassVar[moves.Moves] = moves.MOVES
    WAITING_FOR: ClassVar[dict[str, str]] = moves.WAITING_FOR

    status = models.CharField(max_length=20, choices=Status)
    member = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    what = models.TextField()
    # The words of the title, and the document it is matched to: the same words until an officer
    # matches it to another document, or to none.
    likeness = models.CharField(max_length=200)
    document = models.CharField(max_length=220)
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
    may_breach = models.BooleanField(default=False)
    recruitment = models.BooleanField(default=False)
    enquiry = models.ForeignKey(
        Enquiry, models.PROTECT, null=True, related_name="+", db_index=False
    )
    shared_from = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="shared_to", db_index=False
    )
    service = models.ForeignKey(Service, models.PROTECT, related_name="+", db_index=False)
    officer = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", db_index=False)
    # The office that has it before the service, and since when the service has it; for ever.
    adviser = models.CharField(max_length=30, blank=True)
    advised_at = models.DateTimeField(null=True)
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
    # The councillor's own words, for their own list; empty where nobody has made them findable.
    search = SearchVectorField(editable=False, null=True)
    # Its place in a list by date: last if nothing is due.
    queue_at = models.GeneratedField(
        expression=Coalesce("due_at", Value(NEVER)),
        output_field=models.DateTimeField(),
        db_persist=True,
    )

    objects = DocumentRequestQuerySet.as_manager()
    history = AuditRecords(excluded_fields=["key", "queue_at", "search"], verbs="document_verbs")

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
            models.Index(
                fields=["adviser", "received_at", "id"],
                name="document_adviser",
                condition=~Q(adviser=""),
            ),
            *(
                models.Index(
                    fields=[who, "queue_at", "id"],
                    name=f"document_open_{who}",
                    condition=Q(status__in=OPEN),
                )
                for who in ("service", "officer", "office", "consulted", "adviser")
            ),
            models.Index(fields=["likeness", "received_at", "id"], name="document_likeness"),
            models.Index(fields=["document", "received_at", "id"], name="document_same"),
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
                name="document_advice_comes_first",
                condition=Q(adviser="")
                | Q(advised_at__isnull=False)
                | Q(status__in=("for-advice", "withdrawn")),
            ),
            models.CheckConstraint(
                name="document_for_advice_has_office",
                condition=~Q(status="for-advice") | ~Q(adviser=""),
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
    def is_under_english_law(self) -> bool:
        """Whether Schedule 12A of 1972 is the council’s law. The division of its bank holidays does
        not tell England from Wales."""
        return self.version.division not in (Division.SCOTLAND, Division.NORTHERN_IRELAND)

    @property
    def law(self) -> Right:
        """The right that it rests on."""
        return RIGHTS[self.right]

    @property
    def is_open(self) -> bool:
        return self.status in OPEN

    @property
    def awaits_acceptance(self) -> bool:
        """Released, and its councillor has still to accept the conditions."""
        return self.status in RELEASED and self.accepted_at is None and not self.is_expired

    @property
    def is_with_service(self) -> bool:
        return self.status in WITH_SERVICE

    @property
    def is_with_first_office(self) -> bool:
        """Whether an office has it before its service: it advises, or answers or passes it on."""
        return self.status == Status.FOR_ADVICE

    @property
    def awaits_advice(self) -> bool:
        return self.is_with_first_office and bool(advice_clauses(self, self.version))

    @cached_property
    def has_lead(self) -> bool:
        """Whether its service has a lead today; a list brings the answer with the row."""
        return leading_posts().filter(service=self.service_id).exists()

    @cached_property
    def has_member_today(self) -> bool:
        """Whether its councillor can read it: their term may have ended. Its page loads this."""
        return self.member.is_councillor_today()

    @cached_property
    def posts_concerned(self) -> PostsToday:
        """Today's posts that its pages name: of its service, of every office and of the asker."""
        return PostsToday(self.service_id, OFFICES, [self.member_id])

    @property
    def has_document(self) -> bool:
        """Whether the offices of a final decision have a document to decide on. Its page loads
        this; an action, which may add one, asks each time."""
        loaded: bool | None = vars(self).get("document_there")
        return self.files.filter(is_held=True).exists() if loaded is None else loaded

    @cached_property
    def was_called_for_today(self) -> bool:
        """Whether an office of the final decision has asked for it today; its page loads this."""
        return calls_of_today().filter(id=self.pk).exists()

    @cached_property
    def asks_to_share(self) -> bool:
        """Whether a request to share it is open; its page loads this with the row."""
        return self.sharings.filter(decided_at=None).exists()

    @cached_property
    def office_held(self) -> str | None:
        """The office that can stand in, if one is not vacant; loaded as `has_lead` is."""
        return next(iter(first_office_held()), None)

    @property
    def stand_in(self) -> str:
        """The office standing in for a service with no lead; "" if it has one, or if all the
        offices are vacant."""
        return "" if self.has_lead else self.office_held or ""

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
        """It is for someone else, or has other people's data and is casework for a resident."""
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


def title_likeness(title: str) -> str:
    """The words of a title in one order, so that two requests for one document stand together."""
    words = re.findall(r"\w+", title.casefold())
    return " ".join(sorted({word for word in words if word not in SMALL_WORDS}))[:200]


SMALL_WORDS = frozenset(
    ("a", "an", "and", "at", "by", "for", "from", "in", "into", "of", "on", "or", "the", "to")
)


def sits_on(member: User, committee: Committee | None, on: date) -> bool:
    """Whether the councillor sits on that committee on a local date. Its chair does."""
    chairs = member.appointments.current(on).filter(role=Role.COMMITTEE_CHAIR, committee=committee)
    seats = Seat.objects.current(on).filter(person=member, committee=committee)
    return committee is not None and (seats.exists() or chairs.exists())


def calls_of_today() -> models.QuerySet[models.Model]:
    """Rows of history in which an office of a final decision asks the service for the document."""
    since = start_of_day(timezone.now())
    rows: models.QuerySet[models.Model] = history_of(DocumentRequest).filter(
        history_change_reason=Verb.CALLED_FOR, history_date__gte=since
    )
    return rows
