"""Declared connections of the demo: one that was acknowledged, and one that waits for that."""

from uuid import uuid4

from casework.sealing import keys
from dev.demo.complaints import days_ago, weekday_after
from dev.demo.past import clock_at
from people.models import User
from relations.connections import actions
from relations.connections.reading_office import people_acting_for
from relations.models import Declaration


def make_connections(people: dict[str, User]) -> int:
    """Declare them; none without keys to seal with. Returns how many."""
    if not keys.can_seal():
        return 0
    family = actions.NewConnection(
        other=people["Tessa Wynn"],
        kind="family",
        text="Councillor Wynn is married to my brother. We meet most weekends.",
        year=2021,
        month=6,
    )
    first = declare(family, people["Omar Haddad"], days=40)
    with clock_at(weekday_after(first.declared_at, 3)):
        office = people_acting_for(first.connection.office)[0]
        actions.acknowledge(first, by=User.objects.get(pk=office.pk), key=uuid4())
    club = actions.NewConnection(
        other=people["Sunita Rao"],
        kind="social",
        text="We run the harbour swimming club together.",
        year=2019,
        month=None,
    )
    declare(club, people["Clara Okafor"], days=3)
    return 2


def declare(new: actions.NewConnection, author: User, *, days: int) -> Declaration:
    with clock_at(days_ago(days)):
        return actions.declare(new, by=User.objects.get(pk=author.pk), key=uuid4())
