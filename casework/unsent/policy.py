"""Policy of emails that were not sent: who sees them, and who can have them sent again."""

from datetime import datetime

from casework.models import Notice, NoticeState
from casework.notices.overdue import ALLOWED
from casework.notices.uncertain import ABANDONED_AFTER
from foundation.verdict import ALLOWED as YES
from foundation.verdict import Verdict, denied
from people.models import User
from people.roles import Permission


def can_see_unsent(user: User) -> bool:
    return user.may(Permission.ADMINISTER_PEOPLE)


def can_send_again(user: User, notice: Notice, now: datetime) -> Verdict:
    if not can_see_unsent(user):
        return denied("Only people administrators can send emails again.")
    if notice.state == NoticeState.WAITING and notice.due_at > now - ALLOWED:
        return denied("This email is not late. We will send it when its time comes.")
    if notice.state == NoticeState.UNCERTAIN and not notice.error:
        claimed_at = notice.claimed_at
        if claimed_at and claimed_at > now - ABANDONED_AFTER:
            return denied("This email is being sent now. Look again in ten minutes.")
    return YES
