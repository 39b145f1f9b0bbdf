"""Receipts in words, for the pages of every kind: who was told, when and how, and who opened it."""

from collections.abc import Iterable
from datetime import datetime

from announcements.models import Announcement, HowTold
from announcements.receipts import EVENT, Told, told_members
from announcements.routing import Vacancy, members_concerned
from casework.models import Notice, NoticeState
from foundation import dates_in_words
from foundation.types import Context

UNSENT = {
    NoticeState.WAITING: "the email has not been sent yet",
    NoticeState.UNCERTAIN: "the email may not have arrived",
    NoticeState.NOT_SENT: "there is no address for email",
}


def receipt_lines(announcement: Announcement) -> list[Context]:
    """One for each member who has a receipt, by name. Five statements in all."""
    told = told_members(announcement)
    emails = newest_emails(announcement)
    titles = {one.person.pk: one.styled for one in members_concerned(announcement)}
    rows = announcement.receipts.select_related("member").order_by("member__name", "pk")
    return [
        {
            "member": row.member_id,
            "name": titles.get(row.member_id, row.member.name),
            "told": told_words(told.get(row.member_id)),
            "not_told": not_told_words(emails.get(row.member_id)),
            "gone": row.member_id not in titles,
            "opened": moment(row.opened_at) if row.opened_at else "",
            "telephone": row.member.telephone,
        }
        for row in rows
    ]


def newest_emails(announcement: Announcement) -> dict[int, Notice]:
    """The last email about it to each member, by key."""
    rows = Notice.objects.about(announcement.ledger_name).filter(event=EVENT).order_by("pk")
    return {row.addressee_id: row for row in rows}


def told_words(told: Told | None) -> str:
    """today at 8:40am: email accepted; "" if the member has not been told."""
    return f"{moment(told.at)}: {HowTold(told.how).label}" if told else ""


def not_told_words(email: Notice | None) -> str:
    """Why an email has not told them: email refused today at 8:41am, “mailbox full”."""
    if email is None:
        return "no email was written"
    if email.state == NoticeState.FAILED:
        when = moment(email.claimed_at) if email.claimed_at else ""
        return f"email refused {when}, “{email.error}”"
    return UNSENT.get(NoticeState(email.state), "the email has not been sent")


def moment(at: datetime) -> str:
    """today at 9am, in the middle of a sentence."""
    return dates_in_words.recent_moment(at) or dates_in_words.moment(at)


def vacant_seat_lines(vacancies: Iterable[Vacancy]) -> list[str]:
    """Mill ward has 3 seats, and 2 councillors represent it today. A sentence for each ward that is
    represented and has a vacant seat."""
    return [
        f"{one.ward} ward has {one.ward.seats} seats, and {one.held}"
        f" councillor{' represents' if one.held == 1 else 's represent'} it today."
        for one in vacancies
        if one.held
    ]
