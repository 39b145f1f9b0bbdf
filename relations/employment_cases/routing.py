"""Who can be appointed to an employment case, and which officers a case can concern."""

from django.db.models import QuerySet

from casework.connections import people_connected_to
from people.models import User
from protocols.behaviours import Behaviour
from relations.models import (
    EmploymentCase,
    TrainingKind,
    councillors_today,
    trained_councillors,
)
from relations.officers import officers_today


def members_to_appoint(case: EmploymentCase) -> QuerySet[User]:
    """Today’s councillors with training on record, if the protocol asks for it, without those who
    are appointed already or have a declared connection to the officer."""
    asked = case.version.clause_for(Behaviour.EMPLOYMENT_TRAINING)
    people = trained_councillors(TrainingKind.DISCIPLINARY) if asked else councillors_today()
    appointed = {seat.details.member for seat in case.seats_today}
    keys = list(people.values_list("pk", flat=True))
    connected = people_connected_to(case.matter.officer, keys)
    return people.exclude(pk__in=appointed | connected)


def officers_of_new_case(by: User) -> QuerySet[User]:
    """Today’s officers, except the one who starts the case."""
    return officers_today().exclude(pk=by.pk)
