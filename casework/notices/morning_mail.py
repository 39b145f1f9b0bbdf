"""The words of the morning email: put together when it is sent, from what is news by then."""

from datetime import datetime
from itertools import groupby

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string

from casework.models import Notice, NoticeState
from casework.notices import morning
from casework.notices.mail import AT_SENDING
from casework.notices.mail_subjects import reference_and_subject
from casework.notices.still_wanted import still_wanted
from casework.notices.useful import LIVES, Useless, why_useless


def register_morning_mail() -> None:
    AT_SENDING[morning.EVENT] = mail_of_morning
    LIVES[morning.EVENT] = why_morning_is_useless


def why_morning_is_useless(mail: Notice, now: datetime) -> Useless | None:
    if not mail.addressee.is_councillor_today():
        return Useless(NoticeState.EXPIRED, f"{mail.addressee.name} is no longer in office.")
    if not news_by_now(mail, now):
        return Useless(NoticeState.EXPIRED, "There was no news any more.")
    return None


def news_by_now(mail: Notice, now: datetime) -> list[Notice]:
    """Without what is no longer wanted; a reminder says the days of now."""
    rows = morning.news_of_email(mail)
    return [row for row in rows if not why_useless(row, now) and still_wanted(row).yes]


def mail_of_morning(mail: Notice) -> EmailMessage:
    """Each case once, in the order of its first news, with everything new about it."""
    rows = news_by_now(mail, mail.due_at)
    order = {case: number for number, case in reversed([*enumerate(row.case for row in rows)])}
    rows.sort(key=lambda row: order[row.case])
    cases = [case_in_email(list(of_case)) for _, of_case in groupby(rows, key=lambda row: row.case)]
    words = {"cases": cases, "name": cases[0]["name"]}
    return EmailMessage(
        subject=render_to_string("casework/mail/morning_subject.txt", words).strip(),
        body=render_to_string("casework/mail/morning.txt", words),
    )


def case_in_email(rows: list[Notice]) -> dict[str, object]:
    return {
        "name": reference_and_subject(rows[0]),
        "sentences": list(dict.fromkeys(row.sentence for row in rows)),
        "url": settings.BASE_URL + rows[0].path,
    }
