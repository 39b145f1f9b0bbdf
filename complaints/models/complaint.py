"""Complaint and ComplaintPromise: encrypted row, stages, and who can see that it exists."""

from collections.abc import Iterable
from typing import ClassVar, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse

from casework.models import Case, Promise
from casework.sealing.contents import opened_as
from casework.sealing.field import SealedField
from complaints.blind_index import RowTag, kept_out_tag, office_tags, person_tag, reader_tag
from complaints.models.body import Body
from complaints.models.choices import MAY_BE_LEFT_OUT, OPEN, Verb
from complaints.models.handling import Handling
from foundation.history import AuditRecords, DatedByDay, RecordedQuerySet
from people.models import User
from protocols.choices import Stage

S = Stage
TO_DECIDE: dict[str, tuple[str, ...]] = {S.DECIDED: (Verb.DECIDED,), S.WITHDRAWN: (Verb.WITHDREW,)}


class ComplaintQuerySet(RecordedQuerySet["Complaint"]):
    def visible_to(self, user: User) -> Self:
        """The one rule for who can see that a complaint exists. Every page and list starts here.

        These people can: the complainant; today's holder of the office it is addressed to, and the
        deputy while no holder is there; anyone given access to this complaint. Never the person
        complained about, or anyone with a conflict of interest, whatever their roles.
        """
        if not user.is_active:
            return self.none()
        grants = self.model.grants.rel.related_model.objects  # type: ignore[attr-defined]
        out = self.model.exclusions.rel.related_model.objects  # type: ignore[attr-defined]
        pk, key = OuterRef("pk"), OuterRef("key")
        reader, kept_out = RowTag(reader_tag(user), key), RowTag(kept_out_tag(user), key)
        granted = Exists(grants.filter(case=pk, reader=reader, ended_at=None))
        excluded = Exists(out.filter(case=pk, person=kept_out))
        reads = self.of_offices(office_tags(user)) | granted
        return self.filter(self.made_by(user) | reads & ~Q(excluded))

    @staticmethod
    def made_by(user: User) -> Q:
        return Q(complainant=RowTag(person_tag(user), F("key")))

    @staticmethod
    def of_offices(tags: Iterable[str]) -> Q:
        return Q(office__in=[RowTag(tag, F("key")) for tag in tags])

    def by(self, user: User) -> Self:
        """Complaints that this person made."""
        return self.filter(self.made_by(user))


class Complaint(DatedByDay, Case):
    """Plain text says on which day it came, its stage and what is due; all else is encrypted.

    `complainant` and `office` are tags, to be found by and not to be read. `body` is
    what the complainant sent, `handling` what the office has recorded: read as `says` and `held`.
    """

    SEALED = True
    MOVES: ClassVar[dict[str, dict[str, tuple[str, ...]]]] = {
        S.RECEIVED: {S.ACKNOWLEDGED: (Verb.ACKNOWLEDGED,), S.WITHDRAWN: (Verb.WITHDREW,)},
        S.ACKNOWLEDGED: {S.ASSESSED: (Verb.ASSESSED,), S.WITHDRAWN: (Verb.WITHDREW,)},
        S.ASSESSED: {
            S.INFORMAL: (Verb.CONCILIATED,),
            S.INVESTIGATION: (Verb.INVESTIGATED,),
            S.REFERRED: (Verb.REFERRED,),
            **TO_DECIDE,
        },
        S.INFORMAL: {
            S.INFORMAL: (Verb.CONCILIATED,),
            S.INVESTIGATION: (Verb.INVESTIGATED,),
            S.REFERRED: (Verb.REFERRED,),
            **TO_DECIDE,
        },
        S.INVESTIGATION: {
            S.INFORMAL: (Verb.CONCILIATED,),
            S.REFERRED: (Verb.REFERRED,),
            **TO_DECIDE,
        },
        S.REFERRED: {S.REFERRED: (Verb.REFERRED,), **TO_DECIDE},
        S.DECIDED: {S.CLOSED: (Verb.CLOSED,)},
        S.CLOSED: {},
        S.WITHDRAWN: {},
    }
    WAITING_FOR: ClassVar[dict[str, str]] = {
        stage: "receiving-office" if stage in (*OPEN, S.DECIDED) else "" for stage in Stage
    }

    status = models.CharField(max_length=20, choices=Stage)
    complainant = models.CharField(max_length=32)
    office = models.CharField(max_length=32)
    body = SealedField(table="complaint")
    handling = SealedField(table="complaint")

    objects = ComplaintQuerySet.as_manager()
    history = AuditRecords()

    class Meta:
        indexes = (
            # The tags are worked out for each row, so that no index finds them.
            models.Index(fields=["received_at", "id"], name="complaint_received"),
        )

    def get_absolute_url(self) -> str:
        return reverse("complaints:detail", args=[self.reference])

    @property
    def says(self) -> Body:
        """What the complainant sent, decrypted."""
        return opened_as(Body, self, "body")

    @property
    def held(self) -> Handling:
        """What the office has recorded, decrypted."""
        return opened_as(Handling, self, "handling")

    @property
    def is_open(self) -> bool:
        return self.status in OPEN

    def can_move_to(self, status: str, verb: str) -> bool:
        return verb in self.moves.get(status, ())

    @property
    def moves(self) -> dict[str, tuple[str, ...]]:
        """Where it may go from here. A stage that this version leaves out is passed through."""
        left_out = {s.value for s in MAY_BE_LEFT_OUT} - {*self.version.complaint_stages}
        moves: dict[str, tuple[str, ...]] = {}
        passed, ahead = {self.status}, [self.status]
        while ahead:
            for stage, verbs in self.MOVES[ahead.pop(0)].items():
                if stage not in left_out:
                    moves.setdefault(stage, verbs)
                elif stage not in passed:
                    passed.add(stage)
                    ahead.append(stage)
        return moves


class ComplaintPromise(DatedByDay, Promise):
    case = models.ForeignKey(Complaint, models.PROTECT, related_name="promises", db_index=False)
    history = AuditRecords(excluded_fields=["nudge_at"])

    class Meta(Promise.Meta):
        indexes = [
            *Promise.Meta.indexes,
            models.Index(fields=["case", "due_at"], name="complaint_promises"),
        ]
