"""User: who signs in, and what their posts of today make of them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models.functions import Lower, Upper
from django.utils import timezone
from django.utils.functional import cached_property

from foundation.history import AuditRecords
from foundation.types import Untyped
from people.models import second_person
from people.models.address import TWIN, AddressField
from people.models.organisation import Service, Ward
from people.models.sessions import end_sessions
from people.models.telephone import MOST_CHARACTERS, telephone_number
from people.roles import (
    DEPUTISED,
    GRANTS,
    LEADS_OF_SERVICE,
    MEMBER_POSTS,
    OF_WAITING_DEPUTY,
    OFFICERS,
    OFFICES,
    SERVICE_ROLES,
    Permission,
    Role,
)

if TYPE_CHECKING:
    from people.models.appointment import Appointment
    from people.models.cover import Cover

# Members who were not elected, by their standing. Everything else is as for a councillor.
MEMBER_TITLES = {"lay": "Lay member", "co-opted": "Co-opted member"}


class UserQuerySet(models.QuerySet["User"]):
    def update(self, **fields: object) -> int:
        """Refused where it changes an account of someone who holds a guarded post."""
        second_person.refuse_guarded_accounts(self, fields)
        return super().update(**fields)

    def bulk_create(self, objs: "Iterable[User]", *more: Untyped, **named: Untyped) -> list["User"]:
        people = list(objs)
        for person in people:
            second_person.refuse_unconfirmed_account(person)
        return super().bulk_create(people, *more, **named)


class UserManager(BaseUserManager["User"]):
    def get_queryset(self) -> UserQuerySet:
        return UserQuerySet(self.model, using=self._db)

    def create_user(
        self, email: str, name: str, password: str | None = None, **more: bool
    ) -> "User":
        user = self.model(email=self.normalize_email(email), name=name, **more)
        user.set_password(password)
        user.save()
        return user

    def create_superuser(self, email: str, name: str, password: str | None = None) -> "User":
        """Until there has been a people administrator. After that the account cannot sign in
        before a second person confirms it: see `people.proposals.actions`."""
        active = not second_person.had_people_administrator()
        return self.create_user(
            email, name, password, is_staff=True, is_superuser=True, is_active=active
        )

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email=username)


class User(AbstractBaseUser, PermissionsMixin):
    """A person who signs in by email. What they can do comes only from their posts."""

    email = AddressField(unique=True, error_messages={"unique": TWIN})
    name = models.CharField(max_length=200)
    # An officer's, for the councillors whose enquiries they have; a councillor's, for the officers
    # whose notice has not reached them; empty if none is given.
    telephone = models.CharField(
        max_length=MOST_CHARACTERS,
        blank=True,
        default="",
        db_default="",
        validators=[telephone_number],
    )
    is_active = models.BooleanField("can sign in", default=True)
    is_staff = models.BooleanField("can open the administration pages", default=False)
    is_system = models.BooleanField(default=False, editable=False)
    joined_at = models.DateTimeField(default=timezone.now, editable=False)
    # The last day on which they can sign in without a second factor, from when they first did and
    # the council requires one of them.
    second_factor_last_day = models.DateField(null=True, editable=False)
    # The proposal by which a guarded account was last changed.
    proposal = models.OneToOneField(
        "people.Proposal", models.PROTECT, null=True, editable=False, related_name="+"
    )

    objects = UserManager()
    history = AuditRecords(excluded_fields=["password", "last_login"])

    USERNAME_FIELD = EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        indexes = (
            GinIndex(OpClass(Upper("name"), "gin_trgm_ops"), name="user_name_trigram"),
            GinIndex(OpClass(Upper("email"), "gin_trgm_ops"), name="user_email_trigram"),
        )
        constraints = (
            # Together with the unique column: no two addresses differ by a capital letter.
            models.CheckConstraint(
                name="user_address_in_small_letters",
                condition=models.Q(email=Lower("email")),
            ),
            models.CheckConstraint(
                name="user_system_cannot_sign_in",
                condition=models.Q(is_system=False) | models.Q(is_active=False),
            ),
        )
        triggers = second_person.account_triggers()

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Untyped, **options: Untyped) -> None:
        """Sessions end with the account: none comes back when it is opened again."""
        changed = set(options.get("update_fields") or second_person.ACCOUNT_FIELDS)
        if changed & set(second_person.ACCOUNT_FIELDS):
            second_person.refuse_unconfirmed_account(self)
        super().save(*args, **options)
        if not self.is_active:
            end_sessions(self.pk)

    @cached_property
    def posts_today(self) -> list["Appointment"]:
        """Today's appointments. One query for each request, so a post ends on the next one.

        A councillor's further posts end with being a councillor, and so do those of assistants,
        whatever their own dates say.
        """
        if not self.is_active:
            return []
        current: list[Appointment] = self.appointments.todays_of(self)
        if not any(post.role == Role.COUNCILLOR for post in current):
            current = [post for post in current if post.role not in MEMBER_POSTS]
        return current

    @cached_property
    def acting_posts(self) -> list["Appointment"]:
        """Today's posts without the offices in which this person is a deputy and waits: they act
        there only while every holder is away or the post is vacant."""
        deputised = [post for post in self.posts_today if post.role in DEPUTISED]
        waits = self.appointments.waited_in(deputised) if deputised else set()
        return [post for post in self.posts_today if post.pk not in waits]

    @cached_property
    def permissions(self) -> frozenset[Permission]:
        waits = OF_WAITING_DEPUTY if len(self.acting_posts) < len(self.posts_today) else frozenset()
        return waits.union(*(GRANTS[Role(post.role)] for post in self.acting_posts))

    def may(self, permission: Permission) -> bool:
        return permission in self.permissions

    def holds(self, *roles: Role) -> bool:
        """Whether this person acts in one of these roles today."""
        return not self._roles.isdisjoint(roles)

    def holds_in(self, service_id: int | None, *roles: Role) -> bool:
        """As `holds`, in this service."""
        posts = self.acting_posts
        return any(post.role in roles and post.service_id == service_id for post in posts)

    @cached_property
    def _roles(self) -> frozenset[str]:
        return frozenset(post.role for post in self.acting_posts)

    @cached_property
    def services(self) -> dict[int, Service]:
        """The services that this person works in or heads, by key."""
        return {
            post.service_id: post.service
            for post in self.posts_today
            if post.service_id and post.service
        }

    @property
    def led_services(self) -> list[int]:
        """The services that this person leads today, by key."""
        posts = self.acting_posts
        return [p.service_id for p in posts if p.role in LEADS_OF_SERVICE and p.service_id]

    @cached_property
    def covered(self) -> dict[int, "Cover"]:
        """The people who are away today and for whom this person acts, by key. Asks the database
        only for someone who was named as a cover."""
        if not any(post.covers_someone for post in self.posts_today):
            return {}
        covers: dict[int, Cover] = self.absences.covers_today()
        return {key: cover for key, cover in covers.items() if cover.person.pk == self.pk}

    @cached_property
    def offices(self) -> frozenset[str]:
        """The offices that this person holds, and those they deputise for while no holder is
        there."""
        return frozenset(post.role for post in self.acting_posts if post.role in OFFICES)

    @cached_property
    def ward(self) -> Ward | None:
        return next((post.ward for post in self.posts_today if post.role == Role.COUNCILLOR), None)

    @cached_property
    def portfolio(self) -> dict[int, Service]:
        """The services in this cabinet member's field today, by key; no right rests on it."""
        posts = [post for post in self.posts_today if post.role in MEMBER_POSTS]
        rows = (row for post in posts for row in post.portfolio.current().select_related("service"))
        return {row.service_id: row.service for row in rows}

    @property
    def side(self) -> str:
        """On which side of the protocol: "member", "officer", or "" for neither."""
        if self.is_member:
            return "member"
        return "officer" if any(post.role in OFFICERS for post in self.posts_today) else ""

    @property
    def gets_mail(self) -> bool:
        """Whether mail reaches this person: their account is open and has an address."""
        return self.is_active and bool(self.email)

    @property
    def is_member(self) -> bool:
        return self.holds(Role.COUNCILLOR)

    @cached_property
    def assisted(self) -> dict[int, "User"]:
        """The councillors whose assistant this person is today, by key."""
        return {post.councillor.pk: post.councillor for post in self.posts_today if post.councillor}

    @property
    def is_assistant(self) -> bool:
        return self.holds(Role.ASSISTANT)

    @property
    def reads_as_councillor(self) -> bool:
        """Whether pages show what they show a councillor, and nothing that officers keep from
        councillors: for a councillor, and for an assistant of one."""
        return self.is_member or self.is_assistant

    def works_today(self, service_id: int | None) -> bool:
        """Whether the person holds a post in this service today; asks the database each time."""
        posts = self.appointments.current().filter(role__in=sorted(SERVICE_ROLES))
        return self.is_active and posts.filter(service=service_id).exists()

    def is_councillor_today(self) -> bool:
        """As `is_member`, but asks the database again, for people loaded long ago."""
        return self.is_active and self.appointments.has_seat_today(self)

    @property
    def status(self) -> str:
        """What a member is called before the name: Councillor, Lay member or Co-opted member."""
        standing = next(post.standing for post in self.posts_today if post.role == Role.COUNCILLOR)
        return MEMBER_TITLES.get(standing, str(Role.COUNCILLOR.label))

    @property
    def styled(self) -> str:
        """The name as a sentence has it: Councillor Clara Okafor, or Lay member Lena Ford."""
        return f"{self.status} {self.name}" if self.is_member else self.name

    @property
    def signed(self) -> str:
        """The name as a letter has it: Omar Haddad, Highways."""
        if self.is_member:
            return self.styled
        posts = [post.post for post in self.posts_today]
        return f"{self.name}, {posts[0]}" if posts else self.name


def system_user() -> User:
    """The portal itself, which closes enquiries and sends reminders; nobody can sign in as it."""
    return User.objects.get_or_create(
        email="portal@invalid",
        defaults={"name": "The portal", "is_active": False, "is_system": True},
    )[0]


def unique_people(people: Iterable[User]) -> list[User]:
    """The same people, each once, in their first order."""
    return list({person.pk: person for person in people}.values())
