"""Services and officers who can be asked for a contribution, as a form offers them."""

from typing import NamedTuple

from enquiries.models import Enquiry
from people.directory import directory
from people.models import Service, User

Choices = list[tuple[str, list[tuple[str, str]]]]  # by service


class Colleague(NamedTuple):
    """A service, and the officer of it who is asked, or None for the one who is given it."""

    service: Service
    person: User | None


def colleagues_offered(enquiry: Enquiry, user: User) -> Choices:
    """Each service of today with its officers, in the order of their names. The author of a
    challenged answer is not offered, nor the one who asks."""
    names, left_out = directory(), {user.pk, enquiry.challenged_id}
    choices: Choices = []
    for key, name in Service.objects.offered().order_by("name").values_list("pk", "name"):
        whole = [] if key == enquiry.service_id else [(choice_key(key), f"{name}, as a service")]
        officers = [
            (choice_key(key, person), officer)
            for person, officer in names.officers({key})
            if person not in left_out
        ]
        if whole or officers:
            choices.append((name, whole + officers))
    return choices


def choice_key(service: int, person: int | None = None) -> str:
    return f"{service}-{person or 0}"


def chosen_colleague(choice: str) -> Colleague:
    """Of a choice that the form has offered."""
    service, _, person = choice.partition("-")
    officer = User.objects.get(pk=int(person)) if int(person) else None
    return Colleague(Service.objects.get(pk=int(service)), officer)
