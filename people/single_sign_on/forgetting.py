"""Forgetting the council account of somebody, so that another one can be connected to theirs."""

from django.db import transaction

from people import account_mail
from people.models import User
from people.models.address import in_small_letters
from people.models.sessions import end_sessions
from people.single_sign_on.from_server import record_and_tell
from people.single_sign_on.matching import connections


class NotConnected(LookupError):
    """No council account signs in to an account with this address."""


@transaction.atomic
def forget_council_account(address: str, why: str) -> None:
    """Their sessions end as well: they may have begun with it. Raises NotConnected."""
    person = User.objects.filter(email=in_small_letters(address)).first()
    if person is None or not connections().filter(user=person).delete()[0]:
        raise NotConnected
    end_sessions(person.pk)
    record_and_tell(
        person,
        "council account forgotten",
        why,
        mail=account_mail.COUNCIL_FORGOTTEN,
        mail_to_others=account_mail.COUNCIL_FORGOTTEN_OF_ANOTHER,
    )
