"""What the rules are: versions of the protocol, what they promise, and the days that count."""

from protocols.kinds import Addressee, Division, NudgeTemplate, PromiseKind, Status
from protocols.models.days import BankHoliday, ClosureDay
from protocols.models.protocol import Protocol
from protocols.models.rules import Clause, Nudge, PromiseRule

__all__ = [
    "Addressee",
    "BankHoliday",
    "Clause",
    "ClosureDay",
    "Division",
    "Nudge",
    "NudgeTemplate",
    "PromiseKind",
    "PromiseRule",
    "Protocol",
    "Status",
]
