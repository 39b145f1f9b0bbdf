"""Sending a notice of the ledger in three steps: claimed, handed over, settled.

Each is a transaction of its own. A worker killed in between leaves an uncertain notice.
"""

import logging
from datetime import datetime

from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone

from casework.models import Notice, NoticeState
from casework.notices import quarter_hours, refused, uncertain
from casework.notices.mail import mail_of_notice
from casework.notices.mail_server import Answer, MailServer, Outcome, delay_after
from casework.notices.still_wanted import still_wanted
from casework.notices.useful import why_useless
from people.account_mail import NO_ACCOUNT

logger = logging.getLogger(__name__)
CLAIMED = ["state", "error", "sentence", "step", "attempts", "claimed_at", "superseded_by"]
SETTLED = ["state", "error", "sent_at", "address", "retry_at", "times_uncertain"]


def due_with_reference(now: datetime, most: int) -> list[int]:
    """Keys of the notices to be sent now, but those that name no case."""
    due = Notice.objects.due(now).exclude(reference="")
    return list(due.values_list("pk", flat=True)[:most])


def send_one(server: MailServer, pk: int) -> bool:
    """Send one, unless somebody else does, or it is not to be sent any more. Whether it was dealt
    with."""
    claimed = claim(pk, timezone.now())
    if claimed is None:
        return False
    notice, mail = claimed
    if mail:
        settle(notice, server.hand_over(mail))
    return True


@transaction.atomic
def claim(pk: int, now: datetime) -> tuple[Notice, EmailMessage | None] | None:
    """Mark a due notice as handed over and give its mail; without one it has been settled."""
    due = Notice.objects.due(now).select_for_update(skip_locked=True, of=("self",))
    notice = due.filter(pk=pk).select_related("addressee").first()
    if notice is None:
        return None
    mail = mail_unless_unwanted(notice)
    if mail:
        notice.state, notice.error, notice.claimed_at = NoticeState.UNCERTAIN, "", now
        notice.attempts += 1
    notice.save(update_fields=CLAIMED)
    return notice, mail


def mail_unless_unwanted(notice: Notice) -> EmailMessage | None:
    """The mail in the words of now. If it is not to be sent, the row says why instead."""
    if useless := why_useless(notice, timezone.now()):
        notice.state, notice.error = useless.state, useless.why
        return None
    wanted = still_wanted(notice)
    if not wanted.yes:
        notice.state, notice.error = wanted.state, wanted.why[:300]
        return None
    if not notice.addressee.gets_mail and not notice.address:
        notice.state, notice.error = NoticeState.NOT_SENT, f"{notice.addressee.name} cannot sign in"
        return None
    return mail_of_notice(notice)


@transaction.atomic
def settle(claimed: Notice, answer: Answer) -> None:
    """Record what became of it, unless somebody has done that since it was claimed."""
    same = Notice.objects.filter(pk=claimed.pk, state=NoticeState.UNCERTAIN)
    rows = same.filter(claimed_at=claimed.claimed_at).select_for_update(of=("self",))
    notice = rows.select_related("addressee").first()
    if notice is None:
        return
    SETTLE[answer.outcome](notice, answer.said)
    notice.save(update_fields=SETTLED)


def settle_taken(notice: Notice, said: str) -> None:
    notice.state, notice.sent_at = NoticeState.SENT, timezone.now()
    notice.error = notice.address = ""


def settle_refused(notice: Notice, said: str) -> None:
    """For good: somebody has to correct the address, unless a stranger typed it."""
    if notice.event == NO_ACCOUNT:
        notice.state, notice.error, notice.address = NoticeState.NOT_SENT, said, ""
        return
    logger.warning("Notice %s was refused.", notice.pk)
    notice.state, notice.error = NoticeState.FAILED, said
    refused.tell_administrators(notice)


def settle_put_off(notice: Notice, said: str) -> None:
    """Try again later. There is no last attempt."""
    logger.warning("Notice %s was not sent.", notice.pk)
    notice.state, notice.error = NoticeState.WAITING, said
    retry_at = timezone.now() + delay_after(notice.attempts)
    notice.retry_at = retry_at if notice.reference else quarter_hours.next_batch(retry_at)


def settle_unknown(notice: Notice, said: str) -> None:
    logger.warning("Notice %s may have been sent.", notice.pk)
    uncertain.settle_unanswered(notice, said)


SETTLE = {
    Outcome.TAKEN: settle_taken,
    Outcome.REFUSED: settle_refused,
    Outcome.PUT_OFF: settle_put_off,
    Outcome.UNKNOWN: settle_unknown,
}
