"""Body of a complaint: what was sent, written once, as it is encrypted in `Complaint.body`."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import ClassVar

from casework.sealing.contents import SealedContents, stored_as


@dataclass(frozen=True, repr=False)
class Complainant(SealedContents):
    """`name` with their title, `signed` with their post too: as on the day it was sent."""

    pk: int
    name: str
    signed: str


@dataclass(frozen=True, repr=False)
class PersonComplainedAbout(SealedContents):
    """Someone on the portal, or a name that was typed. The routes go by their rank, and by the
    service and group of whichever side has one. `not_them` are the keys of people with a like name
    who the complainant says it is not."""

    pk: int | None
    name: str
    post: str
    rank: str
    service: int | None
    group: int | None
    not_them: tuple[int, ...] = field(default=(), metadata=stored_as(left_out_if_empty=True))


@dataclass(frozen=True, repr=False)
class PersonPresent(SealedContents):
    """Someone else who was there; `pk` is None for a name that was typed, and `not_them` as
    above."""

    pk: int | None
    name: str
    not_them: tuple[int, ...] = field(default=(), metadata=stored_as(left_out_if_empty=True))


@dataclass(frozen=True, repr=False)
class FirstStepAnswer(SealedContents):
    """The step that the protocol asks for first, the clause, and what the complainant said of
    it."""

    ABSENT: ClassVar[object] = {}
    step: str
    must: bool
    clause: str
    answer: str
    on: date | None
    why: str


@dataclass(frozen=True, repr=False)
class OriginCase(SealedContents):
    """The enquiry or document request that it is about."""

    ABSENT: ClassVar[object] = {}
    reference: str
    title: str
    has_letters: bool = False


@dataclass(frozen=True, repr=False)
class OriginLetter(SealedContents):
    """The letter of that case that it is about, with its text; `key` is that of its row."""

    ABSENT: ClassVar[object] = {}
    who: str
    on: str
    text: str
    key: str = ""


@dataclass(frozen=True, repr=False, kw_only=True)
class Body(SealedContents):
    """What the complainant sent. `by` is their side, councillor or officer; `effects` those of
    bullying, by their name in `EFFECT_LABELS`; `clause` is that of the route, and `clauses` those
    that it is about; `copied_from` the reference of the complaint that this is a copy of;
    `names_compared` whether typed names were compared with everybody."""

    complainant: Complainant = field(metadata=stored_as("from"))
    by: str
    about: PersonComplainedAbout
    formal: bool
    categories: tuple[str, ...] = ()
    effects: dict[str, str] = field(default_factory=dict)
    what: str
    happened: date | None
    where: str
    place: str = ""
    others: tuple[PersonPresent, ...]
    first: FirstStepAnswer | None
    outcome: str
    withhold: bool
    case: OriginCase | None = None
    letter: OriginLetter | None = None
    concern: bool = False
    clause: str = ""
    clauses: tuple[str, ...] = field(default=(), metadata=stored_as(left_out_if_empty=True))
    sent_at: datetime | None = field(default=None, metadata=stored_as(left_out_if_empty=True))
    copied_from: str = field(default="", metadata=stored_as(left_out_if_empty=True))
    names_compared: bool = field(default=False, metadata=stored_as(left_out_if_empty=True))
