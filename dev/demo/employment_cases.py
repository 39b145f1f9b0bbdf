"""Employment cases of the demo: a grievance that was decided, and a matter with facts to find, for
which the committee meets next week."""

from datetime import time, timedelta
from uuid import uuid4

from django.utils import timezone

from casework.sealing import keys
from dev.demo.complaints import days_ago, on_weekday, weekday_after
from dev.demo.past import clock_at
from people.models import User
from relations.employment_cases import actions
from relations.models import EmploymentCase, MeetingTime, TrainingKind
from relations.training.actions import record_training

KEEPER = "Hana Reed"
COMMITTEE = ("Moira Lockhart", "Marcus Hale")


def make_employment_cases(people: dict[str, User]) -> int:
    """None without keys to encrypt them. Returns how many."""
    if not keys.can_seal():
        return 0
    held_on = timezone.localdate(days_ago(180))
    for name in COMMITTEE:
        kind = TrainingKind.DISCIPLINARY
        record_training(people[name], kind, held_on=held_on, by=keeper())
    grievance = started_case(
        people["Martin Osei"],
        "grievance",
        "Mr Osei says that his post was regraded without the consultation he was promised.",
        days=45,
    )
    decide(grievance)
    licences = started_case(
        people["Simon Peake"],
        "disciplinary",
        "It is said that two licences were issued before the checks were complete.",
        days=9,
    )
    starts = on_weekday(timezone.localdate() + timedelta(days=8), 1, time(14))
    meeting = MeetingTime(starts, starts + timedelta(hours=2), "Town Hall, committee room 3")
    actions.arrange_case_meeting(licences, meeting=meeting, by=keeper(), key=uuid4())
    return 2


def keeper() -> User:
    return User.objects.get(name=KEEPER)


def started_case(officer: User, kind: str, text: str, *, days: int) -> EmploymentCase:
    """Both councillors are appointed the next morning, and confirm."""
    with clock_at(days_ago(days)):
        new = actions.NewEmploymentCase(officer=officer, kind=kind, text=text)
        case = actions.start_employment_case(new, by=keeper(), key=uuid4())
    with clock_at(weekday_after(case.started_at, 1)):
        for name in COMMITTEE:
            actions.appoint_to_case(case, member=User.objects.get(name=name), by=keeper())
            actions.confirm_no_influence(case, by=User.objects.get(name=name))
    return case


def decide(case: EmploymentCase) -> None:
    with clock_at(weekday_after(case.started_at, 14)):
        actions.record_facts(
            case,
            findings="The consultation was announced by email, and no one answered the questions.",
            duties="The council’s procedure for regrading, and a fair hearing.",
            by=keeper(),
            key=uuid4(),
        )
    with clock_at(weekday_after(case.started_at, 16)):
        decided = EmploymentCase.objects.get(pk=case.pk)
        seats = [str(seat.key) for seat in decided.seats_today]
        outcome = "The grievance is upheld. The consultation is repeated before the post is graded."
        actions.decide_case(decided, outcome=outcome, seats=seats, by=keeper(), key=uuid4())
