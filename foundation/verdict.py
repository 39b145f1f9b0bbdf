"""Verdict: allowed, or refused with a reason and the clause behind it."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied


@dataclass(frozen=True)
class Verdict:
    """Yes, or no with a sentence for the reader.

    Truthy when it is yes. `clause` is the number of the protocol's clause that
    the refusal rests on, if one does; `later` says that time may still open it.
    """

    reason: str = ""
    clause: str = ""
    later: bool = False

    def __bool__(self) -> bool:
        return not self.reason

    def or_raise(self) -> None:
        """Raise PermissionDenied with the reason unless the verdict is yes."""
        if self.reason:
            raise PermissionDenied(self.reason)


ALLOWED = Verdict()


def denied(reason: str, *, clause: str = "", later: bool = False) -> Verdict:
    return Verdict(reason, clause, later)
