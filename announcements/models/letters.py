"""Letters to people outside the council: the capacity in which each is signed, its copies, its
states and who sees it."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse

from casework.models import Case
from foundation.history import AuditRecords, RecordedQuerySet
from people.models import Committee, Seat, Service, User, Ward
from people.roles import Role


class Capacity(models.TextChoices):
    """What its signatory signs a letter as. All but the last write for the council."""

    OFFICER = "officer", "Officer"
    MAYOR = "mayor", "Mayor"
    LEADER = "leader", "Leader of the council"
    CHAIR = "chair", "Chair of a committee"
    WARD = "ward", "Councillor for a ward"


# The post that somebody needs to sign in a capacity.
POST_OF_CAPACITY = {
    Capacity.MAYOR: Role.MAYOR,
    Capacity.LEADER: Role.LEADER,
    Capacity.CHAIR: Role.COMMITTEE_CHAIR,
    Capacity.WARD: Role.COUNCILLOR,
}


class AddresseeKind(models.TextChoices):
    MINISTER = "minister", "A government minister or department"
    PARLIAMENT = "parliament", "A Member of Parliament"
    AUTHORITY = "authority", "Another council or public body"
    ORGANISATION = "organisation", "A company or another organisation"
    RESIDENT = "resident", "A resident"


class MatterOfCouncil(models.TextChoices):
    """What a councillor's letter says about the council's own affairs."""

    NEITHER = "neither", "Neither"
    POLICY = "policy", "Policy"
    FINANCE = "finance", "Finance"


TO_THE_HEAD = (MatterOfCouncil.POLICY, MatterOfCouncil.FINANCE)


class LetterState(models.TextChoices):
    DRAFT = "draft", "To be signed"
    SENT = "sent", "Sent"
    WITHDRAWN = "withdrawn", "Withdrawn"


class LetterVerb(models.TextChoices):
    """Reasons of its history, as a sentence goes on after a name."""

    WROTE = "wrote", "wrote the letter"
    CHANGED = "changed", "changed the letter"
    SIGNED = "signed", "signed the letter and recorded it as sent"
    WITHDREW = "withdrew", "withdrew the letter"
    GIVEN = "given", "passed the letter to another officer"


S, V = LetterState, LetterVerb


BOARD_POSTS = (Role.LEADER, Role.CABINET_MEMBER)


def committees_of(user: User) -> Q:
    """Of letters: those copied to a committee on which this person has a seat, or which they chair,
    or to the Board if they are on it, today."""
    chaired = [post.committee_id for post in user.acting_posts if post.role == Role.COMMITTEE_CHAIR]
    seats = Seat.objects.current().filter(person=user).values("committee")
    copied = Q(committee__in=seats) | Q(committee__in=[key for key in chaired if key])
    return copied | Q(to_board=True) if user.holds(*BOARD_POSTS) else copied


class OutgoingLetterQuerySet(RecordedQuerySet["OutgoingLetter"]):
    def visible_to(self, user: User) -> Self:
        """The one rule: who wrote or signs it, and officers of its service for an officer's letter.
        Once it is sent also today's members of the committee, and those who lead the service, to
        which it was openly copied."""
        if not user.is_active:
            return self.none()
        seen = Q(author=user) | Q(signatory=user)
        if user.side == "officer":
            seen |= Q(capacity=Capacity.OFFICER, service__in=list(user.services))
            seen |= Q(status=S.SENT, matter__in=TO_THE_HEAD, service__in=user.led_services)
        if Role.CHIEF_EXECUTIVE in user.offices:
            seen |= Q(status=S.SENT, no_one_led=True)
        if user.is_member:
            seen |= Q(status=S.SENT) & committees_of(user)
        return self.filter(seen)

    def to_sign(self, user: User) -> Self:
        return self.filter(signatory=user, status=S.DRAFT)

    def with_people(self) -> Self:
        return self.select_related("author", "signatory", "service", "committee", "ward")


class OutgoingLetter(Case):
    """`title` is its subject. `signed` and `copies` are the signature and the names of those it was
    copied to, as both were when it was signed."""

    MOVES: ClassVar[dict[str, dict[str, tuple[str, ...]]]] = {
        S.DRAFT: {S.DRAFT: (V.CHANGED, V.GIVEN), S.SENT: (V.SIGNED,), S.WITHDRAWN: (V.WITHDREW,)},
        S.SENT: {},
        S.WITHDRAWN: {},
    }
    WAITING_FOR: ClassVar[dict[str, str]] = {S.DRAFT: "signatory", S.SENT: "", S.WITHDRAWN: ""}

    status = models.CharField(max_length=20, choices=LetterState)
    capacity = models.CharField(max_length=20, choices=Capacity)
    author = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    signatory = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    # Why an officer's letter is signed by someone other than the officer who handles the matter.
    signatory_reason = models.TextField(blank=True)
    # An officer's own; of a councillor's letter, the one whose policy or money it is about.
    service = models.ForeignKey(Service, models.PROTECT, null=True, related_name="+")
    committee = models.ForeignKey(Committee, models.PROTECT, null=True, related_name="+")
    # Copied to the Board, which is no committee of its own.
    to_board = models.BooleanField(default=False)
    # Copied to the Chief Executive, because no one led the service.
    no_one_led = models.BooleanField(default=False)
    ward = models.ForeignKey(Ward, models.PROTECT, null=True, related_name="+", db_index=False)
    addressee_kind = models.CharField(max_length=20, choices=AddresseeKind, blank=True)
    addressee = models.CharField(max_length=200)
    address = models.TextField(blank=True)
    body = models.TextField()
    matter = models.CharField(max_length=20, choices=MatterOfCouncil, blank=True)
    # Whether it creates an obligation for the council or gives an instruction on its behalf; None
    # where that is not asked. The signatory's own word that it does neither.
    binds_council = models.BooleanField(null=True)
    binds_nothing_confirmed = models.BooleanField(default=False)
    signed = models.CharField(max_length=400, blank=True)
    copies = models.JSONField(default=list)
    sent_at = models.DateTimeField(null=True)

    objects = OutgoingLetterQuerySet.as_manager()
    history = AuditRecords(excluded_fields=["key"])

    class Meta:
        indexes = (
            models.Index(fields=["author", "received_at", "id"], name="outgoing_letter_author"),
            models.Index(fields=["signatory", "status", "id"], name="outgoing_letter_signatory"),
            models.Index(fields=["received_at", "id"], name="outgoing_letter_received"),
        )
        constraints = (
            models.CheckConstraint(
                name="outgoing_letter_sent_is_signed",
                condition=~Q(status=LetterState.SENT) | Q(sent_at__isnull=False) & ~Q(signed=""),
            ),
            # Knutsford 12.4, Oxford 23.11(b): whatever the page said.
            models.CheckConstraint(
                name="outgoing_letter_of_member_binds_nothing",
                condition=Q(capacity=Capacity.OFFICER) | ~Q(binds_council=True),
            ),
        )

    def get_absolute_url(self) -> str:
        return reverse("announcements:letter", args=[self.reference])

    @property
    def ledger_name(self) -> str:
        return f"letter:{self.reference}"

    @property
    def is_of_officer(self) -> bool:
        return self.capacity == Capacity.OFFICER
