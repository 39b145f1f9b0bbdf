"""The enquiry: its states, its moves and its fields."""

from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from django.contrib.postgres.search import (
    SearchVectorField,
)
from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from casework.models import Case, Promise
from casework.readers import PostsToday
from enquiries.models.choices import (
    ANSWER_KINDS,
    OPEN,
    OWN_PROMISE,
    SEALED,
    Capacity,
    Kind,
    Purpose,
    Status,
)
from enquiries.models.contributions import Contribution, ServiceAsked
from enquiries.models.earlier_services import EarlierService
from enquiries.models.indexes import INDEXES
from enquiries.models.moves import MOVES, WAITING_FOR
from enquiries.models.protected_fields import ERASABLE, SAID_ONCE
from enquiries.models.receipt import TYPED_AFTER_RECEIPT, ReceiptDetails
from enquiries.models.resident_details import ResidentDetails
from enquiries.models.sharing import SHARES_OF_CASE, EnquiryShare, Reader
from enquiries.models.visibility import EnquiryQuerySet
from foundation.history import AuditRecords
from people import directory
from people.models import Committee, OutsideBody, Service, User, Ward
from people.roles import OFFICES, SERVICE_ROLES, Role
from protocols.models import PromiseKind, PromiseRule

if TYPE_CHECKING:
    from enquiries.models.promise import EnquiryPromise

# A case with nothing due comes last in a list ordered by date. This is never a due date.
NEVER = datetime(9999, 1, 1, tzinfo=timezone.get_fixed_timezone(0))


@lru_cache(maxsize=10_000)
def enquiry_url(pk: int) -> str:
    """Looked up once: a list shows many, again and again."""
    return reverse("enquiries:detail", args=[pk])


class Enquiry(ReceiptDetails, ResidentDetails, Case):
    """A councillor's question to the council, or an officer's to a councillor."""

    ERASABLE: ClassVar = ERASABLE
    MOVES: ClassVar = MOVES
    WAITING_FOR: ClassVar = WAITING_FOR

    kind = models.CharField(max_length=20, choices=Kind)
    status = models.CharField(max_length=20, choices=Status)
    # No index of a foreign key alone: those below start with the same column and serve the lists,
    # and the planner would be tempted to combine two of them instead of walking one in order.
    member = models.ForeignKey(User, models.PROTECT, related_name="enquiries", db_index=False)
    raised_by = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    ward = models.ForeignKey(Ward, models.PROTECT, null=True, related_name="+", db_index=False)
    place = models.CharField(max_length=200, blank=True)
    earlier_reference = models.CharField(max_length=100, blank=True)
    clause = models.CharField(max_length=40, blank=True, default="", db_default="")
    # What the councillor said about themselves. A trigger refuses any change.
    asked_as = models.CharField(
        max_length=20, choices=Capacity, blank=True, default="", db_default=""
    )
    outside_body = models.ForeignKey(
        OutsideBody, models.PROTECT, null=True, related_name="+", db_index=False
    )
    may_conflict = models.BooleanField(default=False, db_default=False)
    committee_decides = models.BooleanField(default=False, db_default=False)
    interest_declared = models.BooleanField(null=True)
    interest = models.CharField(max_length=300, blank=True, default="", db_default="")
    purpose = models.CharField(
        max_length=20, choices=Purpose, blank=True, default="", db_default=""
    )
    # The item of a meeting, or the decision, that a request is about; the day is local.
    item = models.CharField(max_length=200, blank=True, default="", db_default="")
    meeting_on = models.DateField(null=True)
    committee = models.ForeignKey(
        Committee, models.PROTECT, null=True, related_name="+", db_index=False
    )
    for_meeting = models.BooleanField(default=False, db_default=False)
    # Who else can read it, because it may be used at a meeting: the chair or the cabinet member.
    informed = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", db_index=False)
    service = models.ForeignKey(
        Service, models.PROTECT, null=True, related_name="+", db_index=False
    )
    officer = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", db_index=False)
    office = models.CharField(max_length=30, blank=True)
    # The statutory post whose duty it is. No one else can withdraw, reassign or close it.
    duty_of = models.CharField(max_length=30, choices=Role, blank=True, default="", db_default="")
    reported_to = models.CharField(max_length=30, blank=True, default="", db_default="")
    held_until = models.DateField(null=True)
    chased_at = models.DateTimeField(null=True)
    # The office the last chase went to, which can read it from then on. "" for a post of a service.
    chased_to = models.CharField(max_length=30, blank=True, default="", db_default="")
    # When the councillor last wrote, if no officer has written to them since; of the letters.
    member_wrote_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(null=True)
    # The author of a challenged answer. They cannot be assigned the enquiry or answer it again.
    challenged = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", db_index=False
    )
    # The last day for a follow-up. None too once the councillor has said it is settled.
    open_until = models.DateField(null=True)
    search = SearchVectorField(editable=False)
    queue_at = models.GeneratedField(
        expression=Coalesce("due_at", Value(NEVER)),
        output_field=models.DateTimeField(),
        db_persist=True,
    )

    # Only where the query asked, by `with_people`.
    was_handed_over: bool = False

    objects = EnquiryQuerySet.as_manager()
    history = AuditRecords(
        excluded_fields=["search", "queue_at", "member_wrote_at", "key", "interest"],
        no_db_index=["member"],
        indexes=[models.Index(fields=["member", "history_date"], name="enquiry_history_member")],
        verbs="enquiry_verbs",
    )

    class Meta:
        verbose_name_plural = "enquiries"
        triggers = (SAID_ONCE,)
        indexes = INDEXES
        constraints = (
            TYPED_AFTER_RECEIPT,
            models.CheckConstraint(
                name="enquiry_answered_has_time",
                condition=~Q(status__in=("answered", "closed")) | Q(answered_at__isnull=False),
            ),
            models.CheckConstraint(
                name="enquiry_with_somebody",
                condition=~Q(status="with-officer") | Q(officer__isnull=False) | ~Q(office=""),
            ),
            models.CheckConstraint(
                name="enquiry_officer_in_service_or_office",
                condition=Q(officer=None) | Q(service__isnull=False) | ~Q(office=""),
            ),
        )

    def get_absolute_url(self) -> str:
        return enquiry_url(self.pk)

    def rule_for(self, kind: str) -> PromiseRule | None:
        """A reply to a request for support is promised as the version says of support, if it does;
        it is a reply in every other way."""
        own = OWN_PROMISE.get(self.kind) if kind == PromiseKind.REPLY else None
        return (self.version.rule(own) if own else None) or self.version.rule(kind)

    def fields_with(self, promise: Promise) -> dict[str, object]:
        return {"held_until": promise.due_on} if promise.kind == PromiseKind.FULL_REPLY else {}

    @property
    def is_open(self) -> bool:
        return self.status in OPEN

    @property
    def is_from_officer(self) -> bool:
        return self.kind == Kind.OFFICER_QUESTION

    @property
    def is_replied_to(self) -> bool:
        """An officer's question with the councillor's reply: it is no one's turn."""
        return self.is_from_officer and self.status == Status.ANSWERED

    @property
    def is_sealed(self) -> bool:
        return self.kind in SEALED

    def keeps_from_cover(self, person: User) -> bool:
        """A confidential one, and from the author of the answer that is challenged."""
        return self.is_sealed or self.challenged_id == person.pk

    @cached_property
    def has_member_today(self) -> bool:
        """Whether its councillor can read it: their term may have ended. A page that names the
        readers has read the posts."""
        if "posts_concerned" in vars(self):
            return self.posts_concerned.has(self.member_id, Role.COUNCILLOR)
        return self.member.is_councillor_today()

    @cached_property
    def shared_with(self) -> list[Reader]:
        """Who reads it today because its councillor shared it. Of most enquiries there is no open
        share, which a page knows already: only of the others are those in force looked up."""
        is_shared: bool | None = vars(self).get("has_open_shares")
        if is_shared is None:
            is_shared = bool(SHARES_OF_CASE.rows(case=self.pk))
        return EnquiryShare.objects.in_force().filter(case=self.pk).readers() if is_shared else []

    @cached_property
    def services_asked(self) -> list[ServiceAsked]:
        """Which services were asked for a contribution. Of most enquiries none was, which a page
        knows already."""
        if not self.pk or vars(self).get("has_contributions") is False:
            return []
        return Contribution.objects.filter(case=self.pk).services_asked()

    @cached_property
    def read_after_passing(self) -> list[EarlierService]:
        """The services that passed it on and still read it. Of most enquiries there is none, which
        a page knows already."""
        if not self.pk or vars(self).get("has_earlier_services") is False:
            return []
        rows = EarlierService.objects.in_force().filter(case=self.pk).select_related("service")
        return list(rows.order_by("at", "pk"))

    @cached_property
    def posts_concerned(self) -> PostsToday:
        """Today's posts that its page names: those of its readers, of the people who are reminded
        and of those who get a chase."""
        members = (self.member_id, self.informed_id)
        return PostsToday(self.service_id, {*OFFICES, Role.COORDINATOR}, members)

    @property
    def has_officer_today(self) -> bool:
        """Whether its officer still works in its service. A page has read the posts for this."""
        if not self.officer:
            return False
        if "posts_concerned" in vars(self):
            return self.posts_concerned.has(self.officer_id, *SERVICE_ROLES)
        return self.officer.works_today(self.service_id)

    @property
    def answer_owed(self) -> "EnquiryPromise | None":
        """The open promise of an answer; reads the promises, fetched beforehand or not."""
        owed = (p for p in self.promises.all() if p.kind in ANSWER_KINDS and not p.ended_at)
        return next(owed, None)

    @property
    def answer_due_at(self) -> datetime | None:
        """When an answer is due, from the row if nothing else is due before it."""
        if self.due_kind in ANSWER_KINDS or not self.is_open:
            return self.due_at
        return owed.due_at if (owed := self.answer_owed) else None

    @property
    def watch(self) -> "EnquiryPromise | None":
        """The open watch over an answer without a time limit; reads the promises as above."""
        open_now = (p for p in self.promises.all() if not p.ended_at)
        return next((p for p in open_now if p.kind == PromiseKind.WATCH), None)

    @property
    def holding_replies(self) -> int:
        """How many were sent since the councillor last asked: each promised a date of its own."""
        promises = self.promises.all()
        asked_at = [p.started_at for p in promises if p.kind == PromiseKind.REPLY]
        since = max(asked_at, default=self.received_at)
        held = (p for p in promises if p.kind == PromiseKind.FULL_REPLY and p.started_at >= since)
        return sum(1 for _ in held)

    @property
    def may_be_followed_up(self) -> bool:
        return bool(self.open_until and timezone.localdate() <= self.open_until)

    @property
    def is_settled(self) -> bool:
        """Closed by its councillor, before the time for following up the answer had passed."""
        return self.status == Status.CLOSED and self.open_until is None

    @property
    def handled_by(self) -> str:
        """Where it is: Highways, or the Chief Executive under the name the protocol gives it."""
        if self.office:
            return self.version.title(self.office)
        return directory.service_name(self.service_id)
