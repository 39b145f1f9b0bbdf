"""Proposal: a change to a guarded post, or to the account of someone who holds one.

One person proposes it, another confirms it, and it takes effect after a delay. Its contents never
change: to propose something else, withdraw it and propose again.
"""

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from foundation.history import AuditRecords, RecordedQuerySet
from people.models.second_person import proposal_triggers
from people.roles import DEPUTISED, GUARDED, Role

if TYPE_CHECKING:
    from people.models.user import User


class ProposalKind(models.TextChoices):
    POST = "post", "Appointment"
    POST_CHANGE = "post-change", "Change to a post"
    POST_CANCEL = "post-cancel", "Cancellation of a post to come"
    ADDRESS = "address", "New email address"
    SIGN_IN = "sign-in", "Sign-in"
    LOST_FACTOR = "lost-factor", "Lost second step"


POSTS = (ProposalKind.POST, ProposalKind.POST_CHANGE)  # what somebody has or keeps by it
OF_POSTS = (*POSTS, ProposalKind.POST_CANCEL)
# What nobody proposes or confirms for themselves, even where nobody else is there.
BY_OTHERS = (*OF_POSTS, ProposalKind.LOST_FACTOR)


class ProposalState(models.TextChoices):
    PROPOSED = "proposed", "Needs a second person"
    CONFIRMED = "confirmed", "Confirmed"
    IN_EFFECT = "in-effect", "In effect"
    REFUSED = "refused", "Refused"
    WITHDRAWN = "withdrawn", "Withdrawn"
    LAPSED = "lapsed", "No longer possible"


OPEN = (ProposalState.PROPOSED, ProposalState.CONFIRMED)
CLOSED = tuple(state for state in ProposalState if state not in OPEN)


class StandIn(models.TextChoices):
    """What stands in for the second person where there is none."""

    NONE = "", "A second person"
    HOLDER = "holder", "The holder’s own confirmation"
    DELAY = "delay", "Only the delay"
    FIRST = "first", "The first people administrator"


# Who sees every proposal.
SEE_ALL = DEPUTISED | {Role.AUDITOR, Role.PEOPLE_ADMINISTRATOR}
UNCONFIRMED = (StandIn.DELAY, StandIn.FIRST)
COMPLAINANTS = "complainants"  # whose names and number stand nowhere
# What a proposal says. It is written once.
CONTENTS = (
    *("kind", "person", "post", "role", "standing", "job_title", "starts_on", "ends_on"),
    *("email", "can_sign_in", "why", "proposed_by", "proposed_at"),
)


def sees_all(user: "User") -> bool:
    return user.is_superuser or any(post.role in SEE_ALL for post in user.posts_today)


class ProposalQuerySet(RecordedQuerySet["Proposal"]):
    def open(self) -> Self:
        return self.filter(state__in=OPEN)

    def visible_to(self, user: "User") -> Self:
        """All of them to people administrators, superusers, statutory officers with their deputies
        and the auditor; to anyone else those about them or about a guarded post that they hold."""
        if sees_all(user):
            return self
        roles = {post.role for post in user.posts_today} & GUARDED
        mine = Q(person=user) | Q(proposed_by=user) | Q(role__in=roles)
        return self.filter(mine)

    def due(self, now: datetime) -> Self:
        confirmed = self.filter(state=ProposalState.CONFIRMED, takes_effect_at__lte=now)
        return confirmed.order_by("takes_effect_at", "pk")


def unlike(field: str, *others: str) -> Q:
    """That a person is none of these others; an empty field is unlike anyone."""
    condition = Q()
    for other in others:
        condition &= Q(**{other: None}) | ~Q(**{field: F(other)})
    return condition


class Proposal(models.Model):
    """`post` is the post that changes; a post not given yet has none. Of an address and of sign-in
    only `email` and `can_sign_in` are used. `told_at` is when both addresses had been told. `told`
    has for each person, by their key, when they were first told; COMPLAINANTS stands for all of
    those. `waits_since` is when a second person was there for what a stand-in had confirmed."""

    kind = models.CharField(max_length=12, choices=ProposalKind)
    person = models.ForeignKey("people.User", models.PROTECT, related_name="proposals")
    post = models.ForeignKey(
        "people.Appointment", models.PROTECT, null=True, related_name="proposals"
    )
    role = models.CharField(max_length=30, choices=Role, blank=True)
    standing = models.CharField(max_length=10, blank=True)
    job_title = models.CharField(max_length=200, blank=True)
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    email = models.EmailField(blank=True)
    can_sign_in = models.BooleanField(null=True)
    why = models.CharField(max_length=500, blank=True)

    proposed_by = models.ForeignKey("people.User", models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=ProposalState, default=ProposalState.PROPOSED)
    stand_in = models.CharField(max_length=6, choices=StandIn, blank=True)
    confirmed_by = models.ForeignKey("people.User", models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    takes_effect_at = models.DateTimeField(null=True)
    shortened_by = models.ForeignKey("people.User", models.PROTECT, null=True, related_name="+")
    also_shortened_by = models.ForeignKey(
        "people.User", models.PROTECT, null=True, related_name="+"
    )
    told_at = models.DateTimeField(null=True)
    told = models.JSONField(default=dict)
    waits_since = models.DateTimeField(null=True)
    closed_by = models.ForeignKey("people.User", models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True)
    closed_why = models.CharField(max_length=500, blank=True)

    objects = ProposalQuerySet.as_manager()
    history = AuditRecords()

    class Meta:
        indexes = (
            models.Index(
                fields=["takes_effect_at", "id"],
                name="proposal_due",
                condition=Q(state=ProposalState.CONFIRMED),
            ),
            models.Index(fields=["-proposed_at", "-id"], name="proposal_newest"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["person", "kind", "role", "standing"],
                name="proposal_one_open",
                condition=Q(state__in=OPEN, post=None),
            ),
            models.UniqueConstraint(
                fields=["post"], name="proposal_one_open_for_a_post", condition=Q(state__in=OPEN)
            ),
            models.CheckConstraint(
                name="proposal_has_its_fields",
                condition=Q(kind="post", post=None, starts_on__isnull=False)
                | Q(
                    kind__in=("post-change", "post-cancel"),
                    post__isnull=False,
                    starts_on__isnull=False,
                )
                | Q(kind="address", role="") & ~Q(email="")
                | Q(kind="sign-in", role="", can_sign_in__isnull=False)
                | Q(kind="lost-factor", role=""),
            ),
            models.CheckConstraint(
                name="proposal_ends_after_it_starts",
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                violation_error_message="The last day must be the same as or after the first day.",
            ),
            models.CheckConstraint(
                name="proposal_not_for_oneself",
                condition=~Q(kind__in=BY_OTHERS) | ~Q(proposed_by=F("person")),
            ),
            models.CheckConstraint(
                name="proposal_second_person",
                condition=Q(confirmed_by=None)
                | (~Q(confirmed_by=F("proposed_by")) & ~Q(confirmed_by=F("person")))
                | (Q(stand_in=StandIn.HOLDER) & ~Q(confirmed_by=F("proposed_by"))),
            ),
            models.CheckConstraint(
                name="proposal_confirmed_has_second_person",
                condition=~Q(state__in=("confirmed", "in-effect"))
                | (
                    Q(confirmed_at__isnull=False, takes_effect_at__isnull=False)
                    & (Q(confirmed_by__isnull=False) | Q(stand_in__in=UNCONFIRMED))
                ),
            ),
            models.CheckConstraint(
                name="proposal_shortened_by_two_more",
                condition=Q(shortened_by=None, also_shortened_by=None)
                | Q(shortened_by__isnull=False)
                & unlike("shortened_by", "proposed_by", "person", "confirmed_by")
                & unlike(
                    *("also_shortened_by", "proposed_by", "person"),
                    *("confirmed_by", "shortened_by"),
                ),
            ),
            models.CheckConstraint(
                name="proposal_closed_has_time",
                condition=Q(state__in=OPEN, closed_at=None)
                | Q(state__in=CLOSED, closed_at__isnull=False),
            ),
        )
        triggers = proposal_triggers(CONTENTS)

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.proposed_at:%-d %B %Y}"

    def get_absolute_url(self) -> str:
        return reverse("people:change", args=[self.pk])

    @property
    def reference(self) -> str:
        return f"Change {self.pk}"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def is_of_post(self) -> bool:
        return self.kind in OF_POSTS

    @property
    def is_cancelled(self) -> bool:
        """Whether the post would be: as the post itself says it."""
        return self.kind == ProposalKind.POST_CANCEL

    def fields_of_post(self) -> dict[str, object]:
        """The fields that the post has once this is in effect."""
        names = ("person_id", "role", "standing", "job_title", "starts_on", "ends_on")
        return {name: getattr(self, name) for name in names}

    def is_due(self, now: datetime) -> bool:
        return (
            self.state == ProposalState.CONFIRMED
            and self.takes_effect_at is not None
            and self.takes_effect_at <= now
        )
