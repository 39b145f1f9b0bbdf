"""Asha, who assists Clara: not one of the cast, so a test that needs her makes her."""

from datetime import date

from foundation.history import write
from people.models import Appointment, User
from people.roles import Role
from tests.people import PASSWORD, named

SINCE = date(2026, 6, 1)


def assistant(name="Asha Rahman", *, of="clara", **more):
    """An assistant of one of the councillors; the same person again for a further councillor."""
    email = f"{name.split()[0].lower()}@westhaven.example"
    person = User.objects.filter(email=email).first()
    person = person or User.objects.create_user(email, name, PASSWORD)
    post = {"role": Role.ASSISTANT, "councillor": named(of), "starts_on": SINCE} | more
    write(Appointment(person=person, **post), by=named("petra"), reason="added")
    return User.objects.get(pk=person.pk)
