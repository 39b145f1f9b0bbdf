"""Giving one’s telephone number, or removing it."""

from django.db import transaction

from casework.telephone import policy
from foundation.history import write
from people.models import User


@transaction.atomic
def give_telephone(*, telephone: str, by: User) -> None:
    """Councillors see it on the enquiries this person has. An empty one removes it."""
    policy.can_give_telephone(by).or_raise()
    person = User.objects.select_for_update().get(pk=by.pk)
    if person.telephone != telephone:
        write(person, by=by, reason="gave telephone", telephone=telephone)
