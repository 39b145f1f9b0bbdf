"""Appointment: a post, which is what a person is to the council from one day to another."""

from collections.abc import Iterable
from datetime import date
from typing import Self

from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery, When
from django.utils import timezone

from foundation.history import AuditRecords
from foundation.statements import Parameter, Statement
from foundation.types import Untyped
from people.models import deputies, second_person
from people.models.absence import Absence
from people.models.one_mayor import MayGiveWay, days_held
from people.models.organisation import Committee, Group, Service, Ward
from people.models.people_import import PeopleImport, goes_with_its_import
from people.models.post_names import IN_SERVICE, ON_COMMITTEE
from people.models.user import MEMBER_TITLES, User
from people.roles import COMMITTEE_POSTS, DEPUTISED, SERVICE_ROLES, Role


class Standing(models.TextChoices):
    HOLDER = "holder", "Holder"
    ACTING = "acting", "Acting holder"
    DEPUTY = "deputy", "Deputy"
    LAY = "lay", MEMBER_TITLES["lay"]
    CO_OPTED = "co-opted", MEMBER_TITLES["co-opted"]


NOT_ELECTED = sorted(MEMBER_TITLES)


class AppointmentQuerySet(models.QuerySet["Appointment"]):
    def current(self, on: date | Parameter | None = None) -> Self:
        """In force on a local date (today unless told)."""
        day = on or timezone.localdate()
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day), starts_on__lte=day)

    def of_people_who_can_sign_in(self) -> Self:
        return self.filter(person__is_active=True)

    def update(self, **fields: object) -> int:
        """Refused for guarded posts, as are the three below: each is changed by a proposal."""
        second_person.refuse_guarded_rows(self, fields)
        return super().update(**fields)

    def bulk_create(
        self, objs: "Iterable[Appointment]", *more: Untyped, **named: Untyped
    ) -> list["Appointment"]:
        posts = list(objs)
        second_person.refuse_guarded_posts(posts)
        return super().bulk_create(posts, *more, **named)

    def delete(self) -> tuple[int, dict[str, int]]:
        second_person.refuse_guarded_rows(self, second_person.POST_FIELDS)
        return super().delete()

    def of_councillor(self, person: User) -> Self:
        """The seats of one councillor, of any day."""
        return self.filter(person=person, role=Role.COUNCILLOR)

    def todays_of(self, person: User) -> "list[Appointment]":
        """Today's posts of one person, with where they are. Every page asks for its reader's."""
        posts = POSTS_OF_PERSON.rows(person=person.pk, today=timezone.localdate())
        for post in posts:
            post.person = person
        return self.still_assisting(posts)

    def has_seat_today(self, person: User) -> bool:
        """Whether a person is a councillor today; asks the database each time."""
        return bool(SEATS_OF_PERSON.rows(person=person.pk, today=timezone.localdate()))

    def still_assisting(self, posts: "Iterable[Appointment]") -> "list[Appointment]":
        """These posts of today without those of an assistant whose councillor has left. Asks the
        database only for an assistant."""
        current = list(posts)
        assisted = {post.councillor_id for post in current if post.role == Role.ASSISTANT}
        if not assisted:
            return current
        seats = Appointment.objects.current().of_people_who_can_sign_in()
        seats = seats.filter(role=Role.COUNCILLOR, person__in=assisted)
        there = {None, *seats.values_list("person_id", flat=True)}
        return [post for post in current if post.councillor_id in there]

    def holding(self, role: Role, *, service_id: int | None = None) -> Self:
        """Today's holders of a post or office, those who hold it before those who deputise."""
        posts = self.current().of_people_who_can_sign_in().filter(role=role)
        if role in SERVICE_ROLES:
            posts = posts.filter(service_id=service_id)
        deputies_last = models.Case(When(standing=Standing.DEPUTY, then=1), default=0)
        return posts.order_by(deputies_last, "starts_on", "pk").select_related("person", "service")

    def with_absences(self, on: date | Parameter | None = None) -> Self:
        """With `away_until`, the last day of the holder's absence of today, or None. Only the
        holder of an office can be away; other posts are as if they never were."""
        away = Absence.objects.current(on).filter(person=OuterRef("person")).order_by("-ends_on")
        counted = When(role__in=sorted(DEPUTISED), then=Subquery(away.values("ends_on")[:1]))
        return self.annotate(away_until=models.Case(counted, output_field=models.DateField()))

    def waited_in(self, posts: "Iterable[Appointment]") -> set[int]:
        """The keys of those of one person's posts of today in which they are a deputy and wait.
        Asks the database once, and only for a deputy."""
        deputy_posts = [post for post in posts if post.is_deputy]
        if not deputy_posts:
            return set()
        roles = sorted({post.role for post in deputy_posts})
        everyone = Appointment.objects.current().of_people_who_can_sign_in()
        rows = list(everyone.filter(role__in=roles).with_absences())
        return {
            post.pk
            for post in deputy_posts
            if post not in deputies.reading(row for row in rows if row.is_same_office(post))
        }

    def with_cover(self, on: date | Parameter | None = None) -> Self:
        """With `covers_someone`, whether the person was named as the cover of someone who is away
        on a local date, and `is_covered`, whether they are away and named one."""
        away = Absence.objects.current(on).exclude(covered_by=None)
        return self.annotate(
            covers_someone=Exists(away.filter(covered_by=OuterRef("person"))),
            is_covered=Exists(away.filter(person=OuterRef("person"))),
        )


PostsWithCancelled = models.Manager.from_queryset(AppointmentQuerySet)


class GivenPosts(PostsWithCancelled["Appointment"]):
    """Posts without those that were cancelled before they began. Those give nothing to anybody."""

    def get_queryset(self) -> "models.QuerySet[Appointment]":
        return super().get_queryset().filter(is_cancelled=False)


class Appointment(models.Model):
    """A post: what a person is, where, and from when to when (local dates, both included)."""

    person = models.ForeignKey(User, models.PROTECT, related_name="appointments")
    role = models.CharField(max_length=30, choices=Role)
    ward = models.ForeignKey(Ward, models.PROTECT, null=True, blank=True)
    group = models.ForeignKey(Group, models.PROTECT, null=True, blank=True)
    service = models.ForeignKey(Service, models.PROTECT, null=True, blank=True)
    committee = models.ForeignKey(
        Committee, models.PROTECT, null=True, blank=True, related_name="chairs"
    )
    # Whose assistant this is. The post gives nothing while that person is not a councillor.
    councillor = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="assistants"
    )
    standing = models.CharField(max_length=10, choices=Standing, default=Standing.HOLDER)
    job_title = models.CharField(max_length=200, blank=True)
    for_enquiries = models.BooleanField("contact for councillors’ enquiries", default=False)
    starts_on = models.DateField(default=timezone.localdate)
    ends_on = models.DateField(null=True, blank=True)
    # Cancelled before its first day: `with_cancelled` has it still, `objects` does not.
    is_cancelled = models.BooleanField(default=False, editable=False)
    # The proposal by which a guarded post is as it is; empty for the others.
    proposal = models.OneToOneField(
        "people.Proposal", models.PROTECT, null=True, editable=False, related_name="+"
    )

    # The file that began the post, which goes again if that is undone.
    people_import = models.ForeignKey(
        PeopleImport, models.PROTECT, null=True, editable=False, related_name="posts"
    )

    away_until: date | None  # only where the query asked, by `with_absences`
    covers_someone = is_covered = False  # the same, by `with_cover`

    objects = GivenPosts()
    with_cancelled = PostsWithCancelled()
    history = AuditRecords()

    class Meta:
        triggers = (*second_person.post_triggers(), goes_with_its_import())
        indexes = (
            models.Index(fields=["person", "starts_on"], name="appointment_person"),
            models.Index(fields=["role", "service"], name="appointment_post"),
        )
        constraints = (
            models.CheckConstraint(
                name="appointment_ends_after_it_starts",
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                violation_error_message="The last day must be the same as or after the first day.",
            ),
            models.CheckConstraint(
                name="appointment_councillor_has_ward",
                condition=~Q(role=Role.COUNCILLOR)
                | Q(ward__isnull=False)
                | Q(standing__in=NOT_ELECTED),
                violation_error_message="Select the ward the councillor represents.",
            ),
            models.CheckConstraint(
                name="appointment_post_has_service",
                condition=~Q(role__in=sorted(SERVICE_ROLES)) | Q(service__isnull=False),
                violation_error_message="Select the service the post belongs to.",
            ),
            models.CheckConstraint(
                name="appointment_leader_has_group",
                condition=~Q(role=Role.GROUP_LEADER) | Q(group__isnull=False),
                violation_error_message="Select the group the councillor leads.",
            ),
            models.CheckConstraint(
                name="appointment_chair_has_committee",
                condition=~Q(role__in=sorted(COMMITTEE_POSTS)) | Q(committee__isnull=False),
                violation_error_message="Select the committee of this post.",
            ),
            models.CheckConstraint(
                name="appointment_not_elected_is_member",
                condition=~Q(standing__in=NOT_ELECTED) | Q(role=Role.COUNCILLOR),
                violation_error_message="Only a member can be lay or co-opted. Select Councillor"
                " as the role.",
            ),
            models.CheckConstraint(
                name="appointment_assistant_has_councillor",
                condition=Q(role=Role.ASSISTANT, councillor__isnull=False)
                | (~Q(role=Role.ASSISTANT) & Q(councillor=None)),
                violation_error_message="Select the councillor an assistant works for. Leave this"
                " blank for every other role.",
            ),
            MayGiveWay(
                name="appointment_one_mayor",
                expressions=[(days_held(), RangeOperators.OVERLAPS)],
                condition=Q(role=Role.MAYOR, is_cancelled=False),
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}, {self.post}"

    def save(self, *args: Untyped, **options: Untyped) -> None:
        second_person.refuse_unconfirmed_post(self)
        super().save(*args, **options)

    def delete(self, *args: Untyped, **options: Untyped) -> tuple[int, dict[str, int]]:
        second_person.refuse_guarded_posts([self])
        return super().delete(*args, **options)

    @property
    def is_deputy(self) -> bool:
        return self.standing == Standing.DEPUTY

    @property
    def is_away(self) -> bool:
        return self.away_until is not None

    @property
    def scope(self) -> int | None:
        """Within which service or group a role is one office: that of a head of service."""
        if self.role in SERVICE_ROLES:
            return self.service_id
        return self.group_id if self.role == Role.GROUP_LEADER else None

    def is_same_office(self, other: "Appointment") -> bool:
        return self.role == other.role and self.scope == other.scope

    @property
    def post(self) -> str:
        """What others call this post: Highways, Head of Highways, Chair of Planning Committee."""
        if self.job_title:
            return self.job_title
        if self.standing in MEMBER_TITLES:
            return MEMBER_TITLES[self.standing]
        if self.role == Role.COUNCILLOR and self.ward:
            return f"{self.ward} ward"
        if self.role in ON_COMMITTEE and self.committee:
            return ON_COMMITTEE[self.role].format(self.committee)
        if self.role == Role.ASSISTANT and self.councillor:
            return f"Assistant to {self.councillor.name}"
        if self.role in IN_SERVICE and self.service:
            return IN_SERVICE[self.role].format(self.service)
        deputy = {Standing.DEPUTY: "Deputy ", Standing.ACTING: "Acting "}.get(
            Standing(self.standing), ""
        )
        return f"{deputy}{self.get_role_display()}"


SEATS_OF_PERSON: Statement[Appointment] = Statement(
    lambda: (
        Appointment.objects.current(Parameter("today", models.DateField()))
        .filter(person=Parameter("person", models.BigIntegerField()), role=Role.COUNCILLOR)
        .values_list("pk")[:1]
    )
)
POSTS_OF_PERSON: Statement[Appointment] = Statement(
    lambda: (
        Appointment.objects.current(Parameter("today", models.DateField()))
        .with_cover(Parameter("today", models.DateField()))
        .filter(person=Parameter("person", models.BigIntegerField()))
        .select_related("service", "ward", "committee", "councillor")
        .order_by("starts_on", "pk")
    )
)
