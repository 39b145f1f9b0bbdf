"""Mail about accounts in the ledger: a row with event and addressee, without a word or a link."""

from collections.abc import Sequence
from datetime import datetime

from django.core.mail import EmailMessage
from django.utils import timezone

from casework.models import Notice, NoticeState
from casework.notices import ledger
from casework.notices.mail import AT_SENDING
from casework.notices.useful import LIVES, Useless
from people.account_mail import ACCOUNT_MAIL, LEDGERS
from people.models import User


class AccountLedger:
    def write(self, event: str, person: User, *, once: str, address: str = "") -> None:
        ledger.write_notices([account_notice(event, person, once=once, address=address)])

    def write_each(self, event: str, people: Sequence[User], *, once: str) -> None:
        ledger.write_notices([account_notice(event, person, once=once) for person in people])

    def were_sent(self, event: str, person: User, *, once: str) -> bool:
        rows = Notice.objects.filter(event=event, addressee=person)
        theirs = rows.filter(key__startswith=f"account:{event}:{once}:")
        return theirs.exists() and not theirs.exclude(state=NoticeState.SENT).exists()


def account_notice(event: str, person: User, *, once: str, address: str = "") -> Notice:
    return Notice(
        key=f"account:{event}:{once}:{person.pk}",
        case=f"account:{person.pk}",
        addressee=person,
        reference=ACCOUNT_MAIL[event].name,
        event=event,
        address=address,
        due_at=timezone.now(),
    )


def mail_about_account(notice: Notice) -> EmailMessage:
    words = ACCOUNT_MAIL[notice.event].words(notice.addressee, notice.address)
    return EmailMessage(subject=words.subject, body=words.body)


def why_mail_is_useless(notice: Notice, now: datetime) -> Useless | None:
    """It has come to the end of its life, or a newer one waits for the same address."""
    mail = ACCOUNT_MAIL[notice.event]
    if mail.lasts and now > notice.due_at + mail.lasts:
        return Useless(NoticeState.EXPIRED, "It was not sent while it would have been useful.")
    if mail.until_sign_in and notice.addressee.last_login:
        return Useless(NoticeState.EXPIRED, f"{notice.addressee.name} has signed in since.")
    newer = Notice.objects.filter(event=notice.event, addressee=notice.addressee, pk__gt=notice.pk)
    if mail.replaces and newer.filter(address=notice.address, state=NoticeState.WAITING).exists():
        return Useless(NoticeState.SUPERSEDED, "It was asked for again since.")
    return None


def register() -> None:
    LEDGERS.append(AccountLedger())
    for event in ACCOUNT_MAIL:
        AT_SENDING[event], LIVES[event] = mail_about_account, why_mail_is_useless
