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


class ChangedSinceShown(PermissionDenied):
    """What a second person decides about is no longer what their page showed; the message is a
    sentence. Their form comes again over what there is now."""


def refuse_unless_shown(shown: str | None, now: str, sentence: str) -> None:
    """Raise ChangedSinceShown unless the page showed what there is `now`. `shown` is None where no
    page was involved, for example in a command."""
    if shown is not None and shown != now:
        raise ChangedSinceShown(sentence)
