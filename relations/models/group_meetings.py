"""An officer at a party group's meeting: its row, agenda items, states, promise and who sees it."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse

from casework.models import Case, Promise
from foundation.history import AuditRecords, RecordedQuerySet
from foundation.text_search import searched_words
from people.models import Group, User
from people.roles import Role
from protocols.behaviours import Behaviour
from relations.models.group_meeting_choices import (
    AgendaItem,
    GroupMeetingState,
    GroupMeetingVerb,
    Origin,
    Paper,
    Refusal,
)
from relations.models.meetings import Meeting
from relations.models.offices_today import offices_stood_in_for

Moves = dict[str, dict[str, tuple[str, ...]]]


STATES_OPEN = (GroupMeetingState.REQUESTED, GroupMeetingState.ACCEPTED, GroupMeetingState.RECORDED)
STATES_ACCEPTED = (
    GroupMeetingState.ACCEPTED,
    GroupMeetingState.RECORDED,
    GroupMeetingState.CLOSED,
)
S, V = GroupMeetingState, GroupMeetingVerb


def groups_led_by(user: User) -> list[int]:
    """The groups that this councillor leads today, by key."""
    if not user.is_member:
        return []
    posts = user.posts_today
    return [post.group_id for post in posts if post.role == Role.GROUP_LEADER and post.group_id]


class GroupMeetingQuerySet(RecordedQuerySet["GroupMeeting"]):
    def visible_to(self, user: User) -> Self:
        """The one rule for who can see a request for an officer at a group meeting.

        These people can: today’s leader of the group; today’s holders of the office that decides,
        of the office that can be contacted in its place, and of the office standing in while it is
        vacant; the Monitoring Officer; the officer who attends, who was invited or who reported the
        invitation. No one else can, including other groups, other councillors and superusers.
        """
        seen = Q(group__in=groups_led_by(user))
        if user.side == "officer":
            named = Q(officer=user) | Q(invited=user)
            seen |= named | Q(asked_by=user, origin__in=(Origin.INVITED, Origin.OWN))
        if Role.MONITORING_OFFICER in user.offices:
            return self.all()
        if user.offices:
            offices = sorted(user.offices | offices_stood_in_for(user))
            seen |= Q(office__in=offices) | Q(contact__in=offices)
        return self.filter(seen)

    def with_people(self) -> Self:
        """With the people and the group that a list or a page names."""
        return self.select_related("group", "asked_by", "invited", "officer", "decided_by")

    def on_topic(self, topic: str) -> Self:
        return self.filter(topic=topic)

    def accepted(self) -> Self:
        return self.filter(status__in=STATES_ACCEPTED)


class GroupMeeting(Meeting, Case):
    """A group is visited by an officer who informs and advises, and nothing is decided there.

    `title` is the topic. There is no field for a decision of the meeting, and there never is one.
    """

    MOVES: ClassVar[Moves] = {
        S.REQUESTED: {
            S.ACCEPTED: (V.ACCEPTED,),
            S.REFUSED: (V.REFUSED,),
            S.WITHDRAWN: (V.WITHDREW,),
        },
        S.ACCEPTED: {
            S.ACCEPTED: (V.REPLACED,),
            S.RECORDED: (V.RECORDED,),
            S.CLOSED: (V.RECORDED,),
            S.WITHDRAWN: (V.WITHDREW,),
        },
        S.RECORDED: {S.CLOSED: (V.LINKED,)},
        S.REFUSED: {},
        S.WITHDRAWN: {},
        S.CLOSED: {},
    }
    WAITING_FOR: ClassVar[dict[str, str]] = {
        S.REQUESTED: "deciding-office",
        S.ACCEPTED: Role.OFFICER,
        S.RECORDED: Role.OFFICER,
        S.REFUSED: "",
        S.WITHDRAWN: "",
        S.CLOSED: "",
    }

    status = models.CharField(max_length=20, choices=GroupMeetingState)
    group = models.ForeignKey(Group, models.PROTECT, related_name="+", db_index=False)
    origin = models.CharField(max_length=20, choices=Origin)
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    invited = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", db_index=False)
    # The office that decides, and one that can be contacted in its place; empty if the officer who
    # was invited decides.
    office = models.CharField(max_length=30, blank=True)
    contact = models.CharField(max_length=30, blank=True)
    # The words of the title in one order: two requests with the same have the same topic.
    topic = models.CharField(max_length=200)
    purpose = models.TextField()
    items = models.JSONField(default=list)
    papers = models.JSONField(default=list)
    attendees = models.TextField()
    outsiders = models.PositiveSmallIntegerField(default=0)
    outsiders_who = models.CharField(max_length=500, blank=True)
    minutes_planned = models.PositiveSmallIntegerField(null=True)
    offer = models.ForeignKey(
        "BriefingOffer", models.PROTECT, null=True, related_name="requests", db_index=False
    )
    officer = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", db_index=False)
    decided_by = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", db_index=False
    )
    decided_at = models.DateTimeField(null=True)
    refusal = models.CharField(max_length=20, choices=Refusal, blank=True)
    refusal_words = models.TextField(blank=True)
    unequal_reason = models.TextField(blank=True)
    leader_confirmed_at = models.DateTimeField(null=True)
    officer_confirmed_at = models.DateTimeField(null=True)
    # Of the record: when the officer came and left, the items for which they were in the room, and
    # the body that still needs full advice, with the reference of its report once there is one.
    arrived_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)
    items_attended = models.JSONField(default=list)
    formal_body = models.CharField(max_length=200, blank=True)
    formal_reference = models.CharField(max_length=200, blank=True)

    objects = GroupMeetingQuerySet.as_manager()
    history = AuditRecords(excluded_fields=["key"])

    class Meta:
        indexes = (
            models.Index(fields=["group", "received_at", "id"], name="group_meeting_group"),
            models.Index(fields=["office", "received_at", "id"], name="group_meeting_office"),
            models.Index(fields=["officer", "received_at", "id"], name="group_meeting_officer"),
            models.Index(
                fields=["invited"],
                name="group_meeting_invited",
                condition=Q(status="requested"),
            ),
            models.Index(fields=["topic", "status"], name="group_meeting_topic"),
            models.Index(fields=["received_at", "id"], name="group_meeting_newest"),
            models.Index(fields=["starts_at", "id"], name="group_meeting_starts"),
        )
        constraints = (
            *Meeting.Meta.constraints,
            models.CheckConstraint(
                name="group_meeting_decided_says_when",
                condition=Q(status__in=("requested", "withdrawn"))
                | Q(decided_at__isnull=False, decided_by__isnull=False),
            ),
            models.CheckConstraint(
                name="group_meeting_accepted_has_officer",
                condition=~Q(status__in=("accepted", "recorded", "closed"))
                | Q(officer__isnull=False),
            ),
            models.CheckConstraint(
                name="group_meeting_closed_has_full_advice",
                condition=~Q(status="closed") | Q(formal_body="") | ~Q(formal_reference=""),
            ),
        )

    def get_absolute_url(self) -> str:
        return reverse("relations:group-meeting", args=[self.reference])

    @property
    def ledger_name(self) -> str:
        """By its reference: a number in the mail's headers would tell how many there are."""
        return f"group-meeting:{self.reference}"

    @property
    def agenda(self) -> list[AgendaItem]:
        return [AgendaItem(number, *item) for number, item in enumerate(self.items, 1)]

    @property
    def council_items(self) -> list[AgendaItem]:
        return [item for item in self.agenda if item.is_council]

    @property
    def papers_shown(self) -> list[Paper]:
        return [Paper(*paper) for paper in self.papers]

    @property
    def is_requested(self) -> bool:
        return self.status == GroupMeetingState.REQUESTED

    @property
    def is_accepted(self) -> bool:
        return self.status == GroupMeetingState.ACCEPTED

    @property
    def is_confirmed(self) -> bool:
        """Whether both sides have confirmed the three points, if the protocol asks for it."""
        asked = self.version.clause_for(Behaviour.THREE_POINTS_CONFIRMED)
        both = self.leader_confirmed_at and self.officer_confirmed_at
        return bool(both) or not asked

    @property
    def left_early(self) -> bool:
        """Whether the officer left before the time the group had set, or before the end."""
        return bool(self.left_at and self.left_at < self.ends_at)

    @property
    def decides_by_invitation(self) -> bool:
        """Whether the officer who was invited decides, because the protocol names no office."""
        return not self.office


class GroupMeetingPromise(Promise):
    """The promise of a decision."""

    case = models.ForeignKey(GroupMeeting, models.PROTECT, related_name="promises", db_index=False)
    history = AuditRecords(excluded_fields=["nudge_at"])

    class Meta(Promise.Meta):
        indexes = [
            *Promise.Meta.indexes,
            models.Index(fields=["case", "due_at"], name="group_meeting_promises"),
        ]


def topic_of(title: str) -> str:
    """The words of a topic in one order, without the small ones."""
    words = {word for word in searched_words(title) if word not in SMALL_WORDS}
    return " ".join(sorted(words))[:200]


SMALL_WORDS = frozenset(("a", "an", "and", "at", "for", "in", "of", "on", "or", "the", "to"))
