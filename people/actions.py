"""Inviting a person, and ending the post of the current mayor when the next one is appointed, or
giving it back when that is cancelled."""

from datetime import timedelta

from django.db import transaction

from foundation.history import write
from people import account_mail
from people.models import Appointment, User
from people.posts import earlier_mayors, fields_ending_before
from people.roles import Role

GAVE_WAY = "given to another"


@transaction.atomic
def invite_person(person: User, *, by: User) -> User:
    """Add a person, who cannot sign in before choosing a password by the mail they are sent."""
    person.set_unusable_password()
    write(person, by=by, reason="invited")
    account_mail.write(account_mail.INVITATION, person, once="added")
    return person


def invite_again(person: User, *, once: str) -> None:
    """Send the invitation again, once for each `once`. One that still waits is not sent twice."""
    account_mail.write(account_mail.INVITATION, person, once=once)


def end_current_mayors_post(post: Appointment, *, by: User) -> None:
    """End the current mayor’s post the day before this one starts. Call it before saving this one,
    in the same transaction. It locks their row, so that two changes at once run one by one."""
    for earlier in earlier_mayors(post).select_for_update():
        write(earlier, by=by, reason=GAVE_WAY, **fields_ending_before(post))


def give_back_to_earlier_mayor(post: Appointment, *, by: User) -> None:
    """The mayor whose post was to end because of this one, which is cancelled, goes on as it was
    before, or until the next one begins."""
    if post.role != Role.MAYOR:
        return
    mayors = Appointment.objects.filter(role=Role.MAYOR)
    for earlier in mayors.filter(**fields_ending_before(post)).select_for_update(of=("self",)):
        last, *before = earlier.history.order_by("-history_id")[:2]
        if before and last.history_change_reason == GAVE_WAY:
            days = [before[0].ends_on]
            following = mayors.filter(starts_on__gt=post.starts_on).order_by("starts_on").first()
            days += [following.starts_on - timedelta(days=1)] if following else []
            ends_on = min((day for day in days if day), default=None)
            write(earlier, by=by, reason="next mayor cancelled", ends_on=ends_on)
