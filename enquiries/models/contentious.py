"""The contentious flag, and letters waiting for approval. Councillors never see either."""

import uuid
from typing import ClassVar, Self

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q

from foundation.history import AuditRecords, RecordedQuerySet
from people.models import User
from people.roles import Permission, Role
from protocols.choices import ClearedLetters

# Who can approve in a service, the most senior last: each also approves what those before can.
APPROVERS = (Role.LINE_MANAGER, Role.HEAD_OF_SERVICE, Role.CHIEF_OFFICER)


class ContentiousFlagQuerySet(RecordedQuerySet["ContentiousFlag"]):
    def visible_to(self, user: User) -> Self:
        """Enquiries an office was alerted to that are still flagged. None for a councillor."""
        if user.reads_as_councillor:
            return self.none()
        return self.filter(ended_at=None, office__in=sorted(user.offices))


class ContentiousFlag(models.Model):
    """A flag that a matter is contentious, with the reason. `office` is the one that was alerted.

    It is separate from the enquiry, so that neither its row nor its history shows it.
    """

    ERASABLE: ClassVar = ("reason",)

    case = models.ForeignKey("enquiries.Enquiry", models.PROTECT, related_name="flags")
    reason = models.CharField(max_length=500)
    office = models.CharField(max_length=30, choices=Role, blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects = ContentiousFlagQuerySet.as_manager()
    history = AuditRecords()

    class Meta:
        indexes = (
            models.Index(fields=["-at", "-id"], name="flag_open", condition=Q(ended_at=None)),
        )
        constraints = (
            models.UniqueConstraint(
                name="flag_one_open", fields=["case"], condition=Q(ended_at=None)
            ),
        )

    def __str__(self) -> str:
        return f"Flag on {self.case_id}"


class ProposalState(models.TextChoices):
    WAITING = "waiting", "Waiting for approval"
    SENT = "sent", "Approved and sent"
    RETURNED = "returned", "Sent back"
    RECALLED = "recalled", "Recalled by its author"


class ProposalQuerySet(RecordedQuerySet["Proposal"]):
    def visible_to(self, user: User) -> Self:
        """Of enquiries this officer can see. None for a councillor, even after their term."""
        if user.reads_as_councillor:
            return self.none()
        seen = apps.get_model("enquiries.Enquiry").objects.visible_to(user)
        return self.filter(case__in=seen).exclude(case__member=user)

    def waiting(self) -> Self:
        return self.filter(state=ProposalState.WAITING)

    def waiting_for(self, user: User) -> Self:
        """The letters that this officer can approve: those of the roles in the service that they
        hold or cover for, and those that any second officer can approve."""
        if not user.may(Permission.HANDLE_ENQUIRY):
            return self.none()
        here = Q(case__service__in=list(user.services)) | Q(case__office__in=sorted(user.offices))
        mine = Q(approver="") & (Q() if user.may(Permission.SEE_EVERY_ENQUIRY) else here)
        covered = [post for cover in user.covered.values() for post in cover.away.acting_posts]
        for place, role in enumerate(APPROVERS):
            posts = [*user.acting_posts, *covered]
            led = [post.service_id for post in posts if post.role == role]
            if led:
                mine |= Q(approver__in=APPROVERS[: place + 1], case__service__in=led)
        return self.visible_to(user).waiting().filter(mine).exclude(by=user)


class Proposal(models.Model):
    """A letter to a councillor that waits for a second officer (Epsom and Ewell 10.2(vii)).

    `verb` is the name of the verb that sends it, `said` what the verb takes, `key` the letter's.
    `approver` is the role that decides, empty for any second officer, and `due_on` the local date
    by which. `edited` is the text as the approver sent it, if they changed it.
    """

    ERASABLE: ClassVar = ("said", "why", "edited")

    case = models.ForeignKey("enquiries.Enquiry", models.PROTECT, related_name="proposals")
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    verb = models.CharField(max_length=20)
    said = models.JSONField(encoder=DjangoJSONEncoder)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=ProposalState, default=ProposalState.WAITING)
    decided_by = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", db_index=False
    )
    decided_at = models.DateTimeField(null=True)
    # Who was away, if the approver covered for them.
    decided_for = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", db_index=False
    )
    why = models.TextField(blank=True)
    because = models.CharField(
        max_length=20,
        choices=ClearedLetters,
        default=ClearedLetters.CONTENTIOUS,
        db_default=ClearedLetters.CONTENTIOUS,
    )
    approver = models.CharField(max_length=30, choices=Role, blank=True, default="", db_default="")
    due_on = models.DateField(null=True)
    edited = models.TextField(blank=True, default="", db_default="")

    objects = ProposalQuerySet.as_manager()
    history = AuditRecords()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="proposal_one_waiting",
                fields=["case"],
                condition=Q(state=ProposalState.WAITING),
            ),
            models.CheckConstraint(
                name="proposal_decided_by_another",
                condition=Q(decided_by=None) | ~Q(decided_by=models.F("by")),
            ),
        )

    def __str__(self) -> str:
        return f"Proposal on {self.case_id}"
