"""Actions on election periods: add and remove."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import connection, transaction

from foundation.history import remove_row, write
from people.models import User
from protocols import elections, policy
from protocols.models import ElectionPeriod
from protocols.words import full_day


@transaction.atomic
def add_election_period(*, name: str, starts_on: date, ends_on: date, by: User) -> ElectionPeriod:
    """Local dates, both counted. The same name and dates are the same period.

    ValidationError with the field where it cannot be.
    """
    policy.can_set_elections(by).or_raise()
    if ends_on < starts_on:
        raise ValidationError(
            {"ends_on": "The last day must be the same as or after the first day"}
        )
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE protocols_electionperiod IN SHARE ROW EXCLUSIVE MODE")
    other = ElectionPeriod.objects.filter(starts_on__lte=ends_on, ends_on__gte=starts_on).first()
    if other and (other.name, other.starts_on, other.ends_on) == (name, starts_on, ends_on):
        return other
    if other:
        sentence = (
            f"{other.name} runs until {full_day(other.ends_on)}. Election periods cannot overlap"
        )
        raise ValidationError({"starts_on": sentence})
    period = ElectionPeriod(name=name, starts_on=starts_on, ends_on=ends_on)
    write(period, by=by, reason="set")
    transaction.on_commit(elections.forget_elections)
    return period


@transaction.atomic
def remove_election_period(period: ElectionPeriod, *, by: User, today: date) -> None:
    """Its history stays. One that is over has had its effect, and stays too."""
    policy.can_take_out_election(by, period, today).or_raise()
    remove_row(period, by=by, reason="removed")
    transaction.on_commit(elections.forget_elections)
