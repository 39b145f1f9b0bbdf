"""Models of the protocol: versions, promises, routes, clauses, calendar days and records."""

from protocols.choices import (
    Addressee,
    Division,
    Handling,
    NudgeTemplate,
    PromiseKind,
    RouteKind,
    Screen,
    Side,
    Status,
)
from protocols.models.days import BankHoliday, ClosureDay, ElectionPeriod, HolidayCheck
from protocols.models.expected import Acknowledgement, RestrictionRead
from protocols.models.protocol import OFFERED, Protocol
from protocols.models.records import Review, Ruling
from protocols.models.rules import Nudge, PromiseRule
from protocols.models.text import Clause, Route

__all__ = [
    "OFFERED",
    "Acknowledgement",
    "Addressee",
    "BankHoliday",
    "Clause",
    "ClosureDay",
    "Division",
    "ElectionPeriod",
    "Handling",
    "HolidayCheck",
    "Nudge",
    "NudgeTemplate",
    "PromiseKind",
    "PromiseRule",
    "Protocol",
    "RestrictionRead",
    "Review",
    "Route",
    "RouteKind",
    "Ruling",
    "Screen",
    "Side",
    "Status",
]
