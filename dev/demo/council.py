"""The demo council, made whole in an empty database."""

from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone

from casework.promises import at_local
from dev.demo import (
    complaints,
    connections,
    covers,
    documents,
    employment_cases,
    group_meetings,
    letters,
    media,
    meetings,
    notices,
    panels,
    residents,
    saved_views,
    stories,
    ward_meetings,
)
from dev.demo.past import clock_at
from dev.demo.people import make_people
from dev.demo.protocol import add_closure_days, adopt_protocol
from protocols.bank_holidays import seed_bank_holidays

DRAFTED_BY, ADOPTED_BY = "Priya Nair", "Mona Lindqvist"


@transaction.atomic
def make_council() -> int:
    """People, calendar, protocol, enquiries, or nothing at all. Returns how many enquiries."""
    today = timezone.localdate()
    elected, adopted = election_and_adoption(today)
    seed_bank_holidays()
    with clock_at(elected):
        people = make_people(since=elected.date())
        add_closure_days(today)
    adopt_protocol(drafter=people[DRAFTED_BY], adopter=people[ADOPTED_BY], adopted=adopted)
    complaints.make_complaints(people)
    connections.make_connections(people)
    documents.make_document_requests(people)
    group_meetings.make_group_meetings(people)
    panels.make_panels(people)
    meetings.make_meetings(people)
    letters.make_letters(people)
    media.make_media(people)
    notices.make_notices(people)
    employment_cases.make_employment_cases(people)
    ward_meetings.make_ward_meetings(people)
    number = stories.make_enquiries(people)
    residents.fill_address_books()
    saved_views.make_saved_views()
    covers.make_covers(people)
    return number


def election_and_adoption(today: date) -> tuple[datetime, datetime]:
    """When today's council was elected and when it adopted its protocol, as aware times."""
    year = today.year - 3
    return at_local(date(year, 5, 8), time(9)), at_local(date(year, 5, 18), time(19, 40))
