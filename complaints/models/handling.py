"""Handling of a complaint: what the office has recorded, as encrypted in `Complaint.handling`."""

from dataclasses import dataclass, field
from datetime import date

from casework.sealing.contents import SealedContents, stored_as


@dataclass(frozen=True, repr=False)
class ReceivingOffice(SealedContents):
    """`scope` is the service of the office, or the group of a group leader."""

    name: str = field(metadata=stored_as("office"))
    scope: int | None


@dataclass(frozen=True, repr=False)
class NameDecision(SealedContents):
    """Whether the complainant's name is withheld from the person complained about."""

    granted: bool
    why: str


@dataclass(frozen=True, repr=False)
class SettlementAttempt(SealedContents):
    """An attempt to settle it informally; `who` and `on` are empty if none was possible."""

    tried: bool
    who: str
    on: date | None
    text: str


@dataclass(frozen=True, repr=False)
class IndependentView(SealedContents):
    """The view of the Independent Person."""

    who: str
    on: date
    text: str


@dataclass(frozen=True, repr=False)
class ReferralMade(SealedContents):
    """`where` is a `Referral`."""

    where: str
    on: date
    text: str


@dataclass(frozen=True, repr=False)
class PersonInformed(SealedContents):
    """Someone the protocol names, who was informed."""

    who: str
    on: date


@dataclass(frozen=True, repr=False)
class PersonTold(SealedContents):
    """What the office told the person complained about."""

    on: date
    text: str


@dataclass(frozen=True, repr=False)
class Talk(SealedContents):
    """A manager's talk with the councillor or the leader of their group (a `TalkedTo`)."""

    to: str
    who: str
    on: date
    text: str


@dataclass(frozen=True, repr=False)
class LeaderToTell(SealedContents):
    """The Leader or a group leader (a `LeaderRole`), and when they were told, if they were."""

    role: str
    who: str
    on: date | None = None


@dataclass(frozen=True, repr=False)
class CommitteeConsulted(SealedContents):
    """A committee that was consulted before a course of action was chosen."""

    who: str
    on: date
    text: str


@dataclass(frozen=True, repr=False)
class DisciplineConsidered(SealedContents):
    """Whether to discipline the officer (a `DisciplineDecision`), as the manager decided."""

    decision: str
    on: date
    text: str


@dataclass(frozen=True, repr=False)
class PersonKeptOut(SealedContents):
    """Someone with a connection to the person complained about, by name, and why."""

    who: str
    text: str


@dataclass(frozen=True, repr=False)
class Upheld(SealedContents):
    """It was upheld, for the Chief Executive to decide what follows; `by` is a name."""

    by: str
    text: str


@dataclass(frozen=True, repr=False)
class Decision(SealedContents):
    """`outcome` is an `Outcome`, `sanctions` are of `Sanction`; `consulted` is a committee, as it
    was recorded before consultations were."""

    outcome: str
    reasons: str
    sanctions: tuple[str, ...]
    consulted: str = ""


@dataclass(frozen=True, repr=False, kw_only=True)
class Handling(SealedContents):
    """What the office holds.

    `keys` are of the forms that were sent, so that each counts once; `chosen` is the office that
    the complainant chose where there was a choice; `out` are the keys of people who must not read
    it; `code` is whether the code of conduct is engaged; `copied` is the reference of the copy;
    `no_group_leaders` is why no group leader is told.
    """

    keys: tuple[str, ...] = ()
    acknowledged: bool = False
    withheld: NameDecision | None = None
    code: bool | None = None
    assessment: str = ""
    attempts: tuple[SettlementAttempt, ...] = ()
    views: tuple[IndependentView, ...] = ()
    referrals: tuple[ReferralMade, ...] = ()
    informed: tuple[PersonInformed, ...] = ()
    told: tuple[PersonTold, ...] = ()
    kept_out: tuple[PersonKeptOut, ...] = ()
    copied: str = ""
    upheld: Upheld | None = field(default=None, metadata=stored_as("found"))
    decision: Decision | None = None
    office: ReceivingOffice
    chosen: str
    out: tuple[int, ...]
    talks: tuple[Talk, ...] = field(default=(), metadata=stored_as(left_out_if_empty=True))
    leaders: tuple[LeaderToTell, ...] = field(
        default=(), metadata=stored_as(left_out_if_empty=True)
    )
    no_group_leaders: str = field(default="", metadata=stored_as(left_out_if_empty=True))
    consultations: tuple[CommitteeConsulted, ...] = field(
        default=(), metadata=stored_as(left_out_if_empty=True)
    )
    discipline: tuple[DisciplineConsidered, ...] = field(
        default=(), metadata=stored_as(left_out_if_empty=True)
    )
