"""Inviting a person, and ending the post of the current mayor when the next one is appointed."""

from django.db import transaction

from foundation.history import write
from people import account_mail
from people.models import Appointment, User
from people.posts import earlier_mayors, fields_ending_before


@transaction.atomic
def invite_person(person: User, *, by: User) -> User:
    """Add a person, who cannot sign in before choosing a password by the mail they are sent."""
    person.set_unusable_password()
    write(person, by=by, reason="invited")
    account_mail.write(account_mail.INVITATION, person, once="added")
    return person


def end_current_mayors_post(post: Appointment, *, by: User) -> None:
    """End the current mayor’s post the day before this one starts. Call it before saving this one,
    in the same transaction. It locks their row, so that two changes at once run one by one."""
    for earlier in earlier_mayors(post).select_for_update():
        write(earlier, by=by, reason="given to another", **fields_ending_before(post))
