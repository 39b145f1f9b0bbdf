"""Who can take each case of a leaver: officers of its service, or councillors of the ward."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from django.utils import timezone

from casework.connections import connected_pairs
from documents.models import DocumentRequest
from enquiries import assignment, connections
from enquiries.handover.policy import wards_of
from enquiries.models import Enquiry
from enquiries.queue.search_form import Choices
from enquiries.queue.ticked import officer_label, officers_to_assign, open_enquiries_of
from foundation.dates_in_words import day_year
from people.directory import directory, styled_member
from people.models import Absence, Appointment, User
from people.roles import Role
from portal.leavers.models import What
from portal.leavers.posts import Leaving


class Taker(NamedTuple):
    """An officer, the words of a drop-down, and the services they stay in after the leaver."""

    person: User
    label: str
    services: frozenset[int]


def officer_takers(user: User, leaving: Leaving, services: set[int]) -> list[Taker]:
    """Those who are still in one of these services after the person has left, the leads last. Four
    statements, however many there are."""
    officers = officers_to_assign(user, services) if services else []
    officers = [one for one in officers if one.pk != leaving.person.pk]
    number_open, away = open_enquiries_of(user, officers), Absence.objects.away_today()
    takers = []
    for one in officers:
        label = officer_label(user, one, number_open[one.pk], away.get(one.pk))
        takers.append(Taker(one, label, services_after(one, leaving)))
    return sorted(takers, key=lambda taker: (bool(taker.person.led_services), taker.label))


def services_after(officer: User, leaving: Leaving) -> frozenset[int]:
    """The services in which the officer has a post on the day after the leaver's last."""

    def stays(post: Appointment) -> bool:
        last = leaving.last_day_in(post.service_id)
        return post.ends_on is None or (last is not None and post.ends_on > last)

    posts = officer.posts_today
    return frozenset(post.service_id for post in posts if post.service_id and stays(post))


def look_up_connections(
    enquiries: Sequence[Enquiry], requests: Iterable[DocumentRequest], takers: Sequence[Taker]
) -> set[tuple[int, int]]:
    """Ask once for all enquiries, and for each version of the requests. The pairs of a councillor
    and an officer that are kept apart in requests."""
    keys = [taker.person.pk for taker in takers]
    connections.look_up_interests(enquiries)
    connections.look_up_connections(enquiries, keys)
    barred: set[tuple[int, int]] = set()
    by_version: dict[int, list[DocumentRequest]] = {}
    for row in requests:
        by_version.setdefault(row.protocol_id, []).append(row)
    for rows in by_version.values():
        pairs = {(row.member_id, key) for row in rows for key in keys}
        barred |= connected_pairs(rows[0].version, pairs)
    return barred


def choices_for_enquiry(enquiry: Enquiry, takers: Sequence[Taker]) -> Choices:
    return [
        (value_of(What.OFFICER, taker.person), taker.label)
        for taker in takers
        if enquiry.service_id in taker.services and assignment.officer_fits(taker.person, enquiry)
    ]


def choices_for_request(
    request: DocumentRequest, takers: Sequence[Taker], barred: set[tuple[int, int]]
) -> Choices:
    return [
        (value_of(What.OFFICER, taker.person), taker.label)
        for taker in takers
        if request.service_id in taker.services
        and (request.member_id, taker.person.pk) not in barred
        and request.member_id != taker.person.pk
    ]


def value_of(what: str, to: User | None = None) -> str:
    """As a form has it: officer:12, close."""
    return f"{what}:{to.pk}" if to else what


def councillor_choices(leaving: Leaving) -> Choices:
    """Other councillors of the same ward who are in office after the leaver, or will be."""
    today, last = timezone.localdate(), leaving.posts[-1].ends_on
    seats = Appointment.objects.of_people_who_can_sign_in().filter(role=Role.COUNCILLOR)
    seats = seats.filter(ward__in=wards_of(leaving.person)).exclude(person=leaving.person)
    labels: dict[str, str] = {}
    for seat in seats.exclude(ends_on__lt=today).select_related("person").order_by("person__name"):
        if seat.ends_on is None or (last and seat.ends_on > last):
            labels[value_of(What.COUNCILLOR, seat.person)] = seat_label(seat, today)
    return list(labels.items())


def seat_label(seat: Appointment, today: date) -> str:
    name = f"{styled_member(seat.person)}{directory().apart(seat.person_id)}"
    return f"{name}, from {day_year(seat.starts_on)}" if seat.starts_on > today else name
