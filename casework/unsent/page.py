"""The page of emails not sent: who it is to, since when and why, and never about which case."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from casework.models import Notice, NoticeState
from casework.notices import mail_server
from casework.notices.overdue import stuck
from casework.unsent import policy
from foundation import disclosure
from foundation.types import Context
from people.account_mail import ACCOUNT_MAIL, NO_ACCOUNT
from people.models import User

STATES = {
    NoticeState.WAITING: ("Waiting", "yellow"),
    NoticeState.UNCERTAIN: ("Uncertain", "orange"),
    NoticeState.FAILED: ("Refused", "red"),
}
RECENT = timedelta(days=30)
NOT_TRIED = "Not tried yet"


@dataclass(frozen=True)
class Line:
    """One email that was not sent."""

    notice: Notice
    what: str
    addressee: str
    why: str
    tag: tuple[str, str]
    can_send: bool


def line_of_notice(user: User, notice: Notice, now: datetime) -> Line:
    name = notice.addressee.name
    return Line(
        notice,
        what=what_it_is(notice),
        addressee="An address without an account" if notice.event == NO_ACCOUNT else name,
        why=notice.error or NOT_TRIED,
        tag=STATES[NoticeState(notice.state)],
        can_send=bool(policy.can_send_again(user, notice, now)),
    )


def what_it_is(notice: Notice) -> str:
    """Its kind. What names a case says only that it is about one."""
    if notice.event in ACCOUNT_MAIL:
        return ACCOUNT_MAIL[notice.event].name
    if notice.step:
        return "Reminder about a case"
    about, _, _ = notice.case.partition(":")
    return notice.reference if about in ("", "proposal") else "About a case"


def unsent_context(now: datetime) -> Context:
    """What the page says above its list. A number that could be one complaint is not told: those
    that name no case are counted in words, and encrypted ones not at all."""
    nameless = stuck(now).filter(reference="").count()
    recent = Notice.objects.filter(times_uncertain__gt=0, claimed_at__gt=now - RECENT)
    return {
        "title": "Emails not sent",
        "server": mail_server.failure(),
        "nameless": disclosure.number_unless_small(nameless),
        "uncertain": recent.exclude(reference="").count(),
    }
