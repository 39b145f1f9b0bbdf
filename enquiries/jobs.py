"""Jobs of the clock: reminders by the ladder, closing answered enquiries, summaries, counts."""

from collections.abc import Sequence
from datetime import datetime

from celery import shared_task
from django.db.models import Model, QuerySet
from django.utils import timezone

from casework.models import Notice
from casework.notices import reminders as case_reminders
from enquiries import actions, departures
from enquiries.assistants import actions as assistants
from enquiries.contributions.ladder import ContributionLadder
from enquiries.email_in import mailbox
from enquiries.ladder import EnquiryLadder
from enquiries.models import (
    AddressBook,
    Contribution,
    Draft,
    Enquiry,
    EnquiryPromise,
    Replay,
    ReplyDraft,
)
from enquiries.replay import counting
from enquiries.standard_answers import reviews
from enquiries.summaries import monthly
from foundation import sweeps
from people.models import system_user


@shared_task
def nudge() -> int:
    """Write the reminders whose time has come. Returns how many promises were looked at."""
    contributions = ContributionLadder().promises()
    done = case_reminders.write_reminders(EnquiryLadder().promises(), reminders)
    return done + case_reminders.write_reminders(contributions, contribution_reminders)


def contribution_reminders(batch: Sequence[Contribution], now: datetime) -> list[Notice]:
    return case_reminders.reminders_by(ContributionLadder(), batch, now)


def reminders(batch: Sequence[EnquiryPromise], now: datetime) -> list[Notice]:
    return case_reminders.reminders_by(EnquiryLadder(), batch, now)


@shared_task
def receive_emails() -> int:
    """Deal with what councillors have sent to the portal's mailbox. Returns how many emails."""
    return mailbox.read_mailbox()


@shared_task
def tell_of_departures() -> int:
    """Tell officers whose enquiry is of a councillor who has left. Returns of how many."""
    return departures.tell_where_member_left()


@shared_task
def tell_of_reviews() -> int:
    """Tell who owns a standard answer whose review is overdue. Returns of how many."""
    return reviews.tell_of_overdue_reviews()


@shared_task
def end_permissions() -> int:
    """End what assistants could do by posts that are over. Returns how many permissions."""
    return assistants.end_permissions_without_post()


@shared_task
def forget_drafts() -> int:
    """Remove drafts not sent for a month, because they may name a resident."""
    return _forget("old drafts", Draft.objects.forgotten()) + _forget(
        "old drafts of replies", ReplyDraft.objects.forgotten()
    )


def _forget(sweep: str, old: QuerySet[Model]) -> int:
    def forget(key: int) -> int:
        return old.filter(pk=key).delete()[0]

    return sweeps.deal_with_each(sweep, old.values_list("pk", flat=True), forget)


@shared_task
def forget_address_books() -> int:
    """Remove the books of residents of those who have long left. Returns how many."""
    return _forget("address books", AddressBook.objects.left_behind(timezone.localdate()))


@shared_task
def close_answered() -> int:
    """Close enquiries that were answered and not followed up in time. Returns how many."""
    portal = system_user()
    ended = Enquiry.objects.to_close(timezone.localdate()).order_by("open_until", "pk")

    def close(key: int) -> Enquiry | None:
        """Unless another worker is at it, or somebody has just followed up the answer."""
        enquiry = ended.select_for_update(skip_locked=True, of=("self",)).filter(pk=key).first()
        return actions.close(enquiry, by=portal) if enquiry else None

    return sweeps.deal_with_each("closing enquiries", ended.values_list("pk", flat=True), close)


@shared_task
def summarise() -> int:
    """Make the summaries of the month, if the protocol asks for them. Returns how many."""
    return monthly.make_summaries(timezone.now())


@shared_task
def replay() -> int:
    """Count the years again that pages of drafts wait for, each by one worker only. Returns how
    many."""
    done = 0
    for row in Replay.objects.not_begun().select_related("draft", "against"):
        if Replay.objects.claim(row.pk):
            counting.run_replay(row)
            done += 1
    return done
