"""What was prepared for a post to come, and is undone when that is cancelled: covers, choices of a
successor, a portfolio, seats, and the invitation."""

from casework.absences.actions import end_covers_without_post
from casework.models import Notice, NoticeState
from people import account_mail
from people.models import Appointment, User
from people.positions.actions import cancel_what_rests_on
from people.proposals.cancellation import PREPARED, is_unused
from people.roles import Role
from portal.leavers.successors import end_choices_of_successor


def undo_prepared(post: Appointment, by: User) -> None:
    """In the transaction of the cancellation."""
    end_covers_without_post(post.person, by=by)
    cancel_what_rests_on(post, by=by)
    if post.role == Role.COUNCILLOR:
        end_choices_of_successor(post.person, by=by)
    if is_unused(post.person) and was_invited(post.person):
        once, address = f"cancelled-{post.pk}", post.person.email
        account_mail.write(account_mail.POST_CANCELLED, post.person, once=once, address=address)


def was_invited(person: User) -> bool:
    """Whether they may have an invitation in their mailbox. One that has not been sent never is:
    their account is closed."""
    rows = Notice.objects.about(f"account:{person.pk}").filter(event=account_mail.INVITATION)
    return bool(rows.filter(state__in=(NoticeState.SENT, NoticeState.UNCERTAIN)).exists())


def register_prepared() -> None:
    PREPARED.append(undo_prepared)
