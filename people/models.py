"""Who is there, and which hats do they wear today?"""

from collections.abc import Iterable
from datetime import date
from typing import Any, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Upper
from django.utils import timezone
from django.utils.functional import cached_property

from people.history import AuditRecords
from people.roles import GRANTS, OFFICERS, OFFICES, SERVICE_ROLES, Permission, Role


class Named(models.Model):
    """Something of the council's that has a name and a history."""

    name = models.CharField(max_length=200, unique=True)

    class Meta:
        abstract = True
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class Ward(Named):
    history = AuditRecords()


class Group(Named):
    """A political group. Shown to people administrators alone: no casework page knows of it."""

    history = AuditRecords()


class Service(Named):
    history = AuditRecords()


class Committee(Named):
    """A committee of the council, or any other body whose papers its members may read."""

    history = AuditRecords()


class UserManager(BaseUserManager["User"]):
    def create_user(
        self, email: str, name: str, password: str | None = None, **more: Any
    ) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), name=name, **more)
        user.set_password(password)
        user.save()
        return user

    def create_superuser(self, email: str, name: str, password: str | None = None) -> "User":
        return self.create_user(email, name, password, is_staff=True, is_superuser=True)

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractBaseUser, PermissionsMixin):
    """A person who signs in by email. What they may do comes from their hats alone."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    is_active = models.BooleanField("may sign in", default=True)
    is_staff = models.BooleanField("may open the administration pages", default=False)
    is_system = models.BooleanField(default=False, editable=False)
    joined_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = UserManager()
    history = AuditRecords(excluded_fields=["password", "last_login"])

    USERNAME_FIELD = EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        indexes = (GinIndex(OpClass(Upper("name"), "gin_trgm_ops"), name="user_name_trigram"),)

    def __str__(self) -> str:
        return self.name

    @cached_property
    def hats(self) -> list["Appointment"]:
        """Today's appointments. One query for each request, so a hat ends on the next one."""
        if not self.is_active:
            return []
        return list(self.appointments.current().select_related("service", "ward"))

    @cached_property
    def permissions(self) -> frozenset[Permission]:
        return frozenset().union(*(GRANTS[Role(hat.role)] for hat in self.hats))

    def may(self, permission: Permission) -> bool:
        return permission in self.permissions

    def wears(self, *roles: Role) -> bool:
        return any(hat.role in roles for hat in self.hats)

    @cached_property
    def services(self) -> dict[int, Service]:
        """The services that this person works in or heads, by key."""
        return {hat.service_id: hat.service for hat in self.hats if hat.service_id and hat.service}

    @cached_property
    def offices(self) -> frozenset[str]:
        """The offices that this person holds or deputises for."""
        return frozenset(hat.role for hat in self.hats if hat.role in OFFICES)

    @cached_property
    def ward(self) -> Ward | None:
        return next((hat.ward for hat in self.hats if hat.role == Role.COUNCILLOR), None)

    @property
    def side(self) -> str:
        """On which side of the protocol: "member", "officer", or "" for neither."""
        if self.is_member:
            return "member"
        return "officer" if self.wears(*OFFICERS) else ""

    @property
    def is_member(self) -> bool:
        return self.wears(Role.COUNCILLOR)

    def works_today(self, service_id: int | None) -> bool:
        """Whether the person holds a post in this service today; asks the database each time."""
        posts = self.appointments.current().filter(role__in=sorted(SERVICE_ROLES))
        return self.is_active and posts.filter(service=service_id).exists()

    def is_councillor_today(self) -> bool:
        """As `is_member`, asked of the database anew: for people loaded long ago."""
        return self.is_active and self.appointments.current().filter(role=Role.COUNCILLOR).exists()

    @property
    def styled(self) -> str:
        """The name as a sentence has it: Councillor Clara Okafor."""
        return f"Councillor {self.name}" if self.is_member else self.name

    @property
    def signed(self) -> str:
        """The name as a letter has it: Omar Haddad, Highways."""
        if self.is_member:
            return f"Councillor {self.name}"
        posts = [hat.post for hat in self.hats]
        return f"{self.name}, {posts[0]}" if posts else self.name


def system_user() -> User:
    """The portal itself, which closes enquiries and sends reminders; nobody can sign in as it."""
    return User.objects.get_or_create(
        email="portal@invalid",
        defaults={"name": "The portal", "is_active": False, "is_system": True},
    )[0]


class Standing(models.TextChoices):
    HOLDER = "holder", "Holder"
    ACTING = "acting", "Acting holder"
    DEPUTY = "deputy", "Deputy"


class AppointmentQuerySet(models.QuerySet["Appointment"]):
    def current(self, on: date | None = None) -> Self:
        """In force on a local date (today unless told)."""
        day = on or timezone.localdate()
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day), starts_on__lte=day)

    def of_people_who_can_sign_in(self) -> Self:
        return self.filter(person__is_active=True)

    def holding(self, role: Role, *, service_id: int | None = None) -> Self:
        """Today's holders of a post or office, those who hold it before those who deputise."""
        posts = self.current().of_people_who_can_sign_in().filter(role=role)
        if role in SERVICE_ROLES:
            posts = posts.filter(service_id=service_id)
        deputies_last = models.Case(models.When(standing=Standing.DEPUTY, then=1), default=0)
        return posts.order_by(deputies_last, "starts_on", "pk").select_related("person", "service")


class Appointment(models.Model):
    """A hat: what a person is, where, and from when to when (local dates, both included)."""

    person = models.ForeignKey(User, models.PROTECT, related_name="appointments")
    role = models.CharField(max_length=30, choices=Role)
    ward = models.ForeignKey(Ward, models.PROTECT, null=True, blank=True)
    group = models.ForeignKey(Group, models.PROTECT, null=True, blank=True)
    service = models.ForeignKey(Service, models.PROTECT, null=True, blank=True)
    standing = models.CharField(max_length=10, choices=Standing, default=Standing.HOLDER)
    job_title = models.CharField(max_length=200, blank=True)
    for_enquiries = models.BooleanField("named for councillors’ enquiries", default=False)
    starts_on = models.DateField(default=timezone.localdate)
    ends_on = models.DateField(null=True, blank=True)

    objects = AppointmentQuerySet.as_manager()
    history = AuditRecords()

    class Meta:
        indexes = (
            models.Index(fields=["person", "starts_on"], name="appointment_person"),
            models.Index(fields=["role", "service"], name="appointment_post"),
        )
        constraints = (
            models.CheckConstraint(
                name="appointment_ends_after_it_starts",
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                violation_error_message="The last day must not be before the first.",
            ),
            models.CheckConstraint(
                name="appointment_councillor_has_ward",
                condition=~Q(role=Role.COUNCILLOR) | Q(ward__isnull=False),
                violation_error_message="Choose the ward that the councillor stands for.",
            ),
            models.CheckConstraint(
                name="appointment_post_has_service",
                condition=~Q(role__in=sorted(SERVICE_ROLES)) | Q(service__isnull=False),
                violation_error_message="Choose the service that the post belongs to.",
            ),
            models.CheckConstraint(
                name="appointment_leader_has_group",
                condition=~Q(role=Role.GROUP_LEADER) | Q(group__isnull=False),
                violation_error_message="Choose the group that the councillor leads.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}, {self.post}"

    @property
    def post(self) -> str:
        """What others call this hat: Highways, Head of Highways, Director of Place, a ward."""
        if self.job_title:
            return self.job_title
        if self.role == Role.COUNCILLOR and self.ward:
            return f"{self.ward} ward"
        if self.role == Role.OFFICER and self.service:
            return self.service.name
        if self.role == Role.HEAD_OF_SERVICE and self.service:
            return f"Head of {self.service}"
        if self.role == Role.LINE_MANAGER and self.service:
            return f"Line manager in {self.service}"
        deputy = {Standing.DEPUTY: "Deputy ", Standing.ACTING: "Acting "}.get(
            Standing(self.standing), ""
        )
        return f"{deputy}{self.get_role_display()}"


class SeatQuerySet(models.QuerySet["Seat"]):
    def current(self, on: date | None = None) -> Self:
        """Held on a local date (today unless told)."""
        day = on or timezone.localdate()
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day), starts_on__lte=day)


class Seat(models.Model):
    """A councillor's place on a committee, from and to local dates, both included."""

    person = models.ForeignKey(User, models.PROTECT, related_name="seats", db_index=False)
    committee = models.ForeignKey(Committee, models.PROTECT, related_name="seats")
    starts_on = models.DateField(default=timezone.localdate)
    ends_on = models.DateField(null=True, blank=True)

    objects = SeatQuerySet.as_manager()
    history = AuditRecords()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["person", "committee", "starts_on"], name="seat_begins_once"
            ),
            models.CheckConstraint(
                name="seat_ends_after_it_starts",
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                violation_error_message="The last day must not be before the first.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}, {self.committee}"


def holders(role: Role, *, service_id: int | None = None) -> list[User]:
    """Who is to be told on behalf of a post: its holders, or its deputies while it is vacant."""
    posts = list(Appointment.objects.holding(role, service_id=service_id))
    held = [post for post in posts if post.standing != Standing.DEPUTY]
    return unique(post.person for post in held or posts)


def unique(people: Iterable[User]) -> list[User]:
    """The same people, each once, in their first order."""
    return list({person.pk: person for person in people}.values())
