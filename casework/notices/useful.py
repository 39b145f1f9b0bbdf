"""Notices that come to an end of their own: a link past its life, a head that is no longer new."""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from casework.models import Notice, NoticeState


class Useless(NamedTuple):
    state: NoticeState
    why: str


# By event: why it is no longer useful, asked when it is about to be sent. Apps add theirs.
LIVES: dict[str, Callable[[Notice, datetime], Useless | None]] = {}


def why_useless(notice: Notice, now: datetime) -> Useless | None:
    asked = LIVES.get(notice.event)
    return asked(notice, now) if asked else None
