"""Letters to people outside in the demo: an official one to sign, and one that a chair has sent."""

from datetime import date, datetime, time
from uuid import uuid4

from django.utils import timezone

from announcements.letters import actions
from announcements.models import Capacity
from casework.promises import at_local
from dev.demo.past import clock_at
from people.models import Committee, Service, User
from protocols.calendar import working_calendar
from protocols.choices import Division

MINISTER = {
    "title": "Speed limit on the A12 at Coble Cross",
    "addressee": "Rt Hon Asha Bell MP, Secretary of State for Transport",
    "addressee_kind": "minister",
    "address": "Great Minster House\n33 Horseferry Road\nLondon",
    "body": "Dear Secretary of State,\n\nThe Planning Committee has considered the crossing at"
    " Coble Cross three times since it was built. Two schools are on the far side of the road."
    "\n\nWe ask the Department to consult on a limit of 30 miles an hour between the bridge and"
    " the mill. The committee would welcome a visit.\n\nYours sincerely",
}
CONTRACTOR = {
    "title": "Gritting of Dock Street",
    "addressee": "Northway Surfacing Ltd",
    "address": "Mill Lane\nWesthaven",
    "body": "Dear Ms Tarrant,\n\nThank you for meeting us on Dock Street. I confirm that the salt"
    " bin at the corner of Mill Lane will be filled before the first frost.\n\nYours sincerely",
}
SIGNS = "Ruth Adeyemi"


def make_letters(people: dict[str, User]) -> None:
    calendar = working_calendar(Division.ENGLAND_AND_WALES)
    today = calendar.next_working(timezone.localdate())

    def at(offset: int, hour: int) -> datetime:
        day: date = calendar.add(today, offset)
        return at_local(day, time(hour, 20))

    chair = chair_of("Planning Committee", people)
    committee = Committee.objects.get(name="Planning Committee")
    with clock_at(at(-6, 10)):
        typed = MINISTER | {"committee": committee, "binds_nothing_confirmed": True}
        letter = actions.write_letter(typed, capacity=Capacity.CHAIR, by=chair, key=uuid4())
    with clock_at(at(-6, 15)):
        actions.sign_letter(letter, by=chair)
    with clock_at(at(-1, 11)):
        by = people[SIGNS]
        service = Service.objects.get(pk__in=list(by.services))
        typed = CONTRACTOR | {"service": service}
        actions.write_letter(typed, capacity=Capacity.OFFICER, by=by, key=uuid4())


def chair_of(committee: str, people: dict[str, User]) -> User:
    chairs = Committee.objects.get(name=committee).chairs.current()
    return next(person for person in people.values() if person.pk == chairs[0].person_id)
