"""Notices about leavers: that a post has ended with cases open, and what could not be done."""

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse
from django.utils import timezone

from casework import promises
from casework.models import Notice
from casework.notices import ledger
from foundation.dates_in_words import day_year
from people.directory import styled_member
from people.models import Appointment, User, holders_of_role, leads_of_service, unique_people
from people.roles import SERVICE_ROLES, Role
from portal.leavers.models import LeaverChoice
from portal.leavers.open_cases import (
    Work,
    pending_choices,
    within_service,
    without_choice,
    work_of,
)
from portal.leavers.posts import Leaving
from protocols.calendar import working_calendar
from protocols.version_cache import division_in_force

REFUSED = (
    "What was chosen for a case of somebody who has left could not be done. Sign in to see who has"
    " it now."
)

NAMES_OF_NOTICES = {"post-ended": "post-end", "post-ending": "post-ending"}
REFERENCES = {"post-ended": "A post has ended", "post-ending": "A post ends"}
REFUSED_WORK = (
    "Some of what was chosen for the work of somebody who has left could not be done. What happens"
    " without a choice was done instead."
)


def tell_of_end(post: Appointment) -> None:
    """The coordinators, and of an officer those who lead the service, if a post has ended while
    cases are open. Nobody if another post of the same kind goes on."""
    if post.role == Role.COUNCILLOR:
        tell_of_councillor(post)
    elif post.role in SERVICE_ROLES:
        tell_of_officer(post)


def tell_of_officer(post: Appointment) -> None:
    person, leaving = post.person, Leaving(post.person)
    if not leaving.has_left(post.service_id):
        return
    work = within_service(work_of(person, as_councillor=False), post.service_id)
    leads = unique_people(leads_of_service(post.service_id))
    gone = f"{person.name} no longer works in {post.service}."
    after = (
        " Its head or chief officer has them now." if leads else " A coordinator must assign them."
    )
    tell(leads, post, open_words(person, work, gone, after))
    coordinators = [one for one in holders_of_role(Role.COORDINATOR) if one not in leads]
    tell(coordinators, post, open_words(person, seen_by_coordinators(work), gone, after))


def seen_by_coordinators(work: Work) -> Work:
    """They see no request for a document."""
    return work._replace(requests=work.requests.none())


def ask_to_choose(post: Appointment, work: Work) -> None:
    """Before the last day: those who lead the service of an officer, and the coordinators, each
    about what they see. Nobody where everything has a choice."""
    leads = [] if post.role == Role.COUNCILLOR else unique_people(leads_of_service(post.service_id))
    coordinators = [one for one in holders_of_role(Role.COORDINATOR) if one not in leads]
    for people, seen in ((leads, work), (coordinators, seen_by_coordinators(work))):
        keys = without_choice(seen.keys(), pending_choices(post.person))
        tell(people, post, asking_words(post, len(keys)), event="post-ending")


def asking_words(post: Appointment, number: int) -> str:
    if not number or post.ends_on is None:
        return ""
    what = "1 open case has" if number == 1 else f"{number:,} open cases have"
    last = day_year(post.ends_on)
    return (
        f"The last day of {post.person.name} is {last}. {what} no choice of what happens next."
        " Choose before that day."
    )


def tell_of_councillor(post: Appointment) -> None:
    person, leaving = post.person, Leaving(post.person)
    if not leaving.has_left(None):
        return
    gone = f"{styled_member(person)} is no longer in office."
    after = " A coordinator must decide what happens to them."
    words = open_words(person, work_of(person, as_councillor=True), gone, after)
    tell(holders_of_role(Role.COORDINATOR), post, words)


def open_words(person: User, work: Work, gone: str, after: str) -> str:
    """What is open, and for how much of it nothing was chosen; "" if nothing is open."""
    keys = work.keys()
    undecided = len(without_choice(keys, pending_choices(person)))
    if not keys:
        return ""
    if not undecided:
        return f"{gone} Every open case was provided for before that."
    are = "1 case is" if undecided == 1 else f"{undecided} cases are"
    return f"{gone} {are} still open without a choice of what happens next.{after}"


def tell(
    people: Iterable[User], post: Appointment, sentence: str, *, event: str = "post-ended"
) -> None:
    """Once for each last day of the post, in working hours."""
    if not sentence:
        return
    at = next_working_moment()
    rows = [
        Notice(
            key=f"{NAMES_OF_NOTICES[event]}:{post.pk}:{post.ends_on}:{person.pk}",
            addressee=person,
            reference=REFERENCES[event],
            event=event,
            sentence=sentence,
            path=reverse("leavers:work", args=[post.person_id]),
            due_at=at,
        )
        for person in people
        if person.pk != post.person_id
    ]
    ledger.write_notices(rows)


def tell_refused(choice: LeaverChoice, sentence: str = "") -> None:
    """Who chose, or the coordinators if that person has left too."""
    there = choice.by.is_active and choice.by.appointments.current().exists()
    case = choice.enquiry or choice.document_request
    rows = [
        Notice(
            key=f"leaver-choice:{choice.key}:{person.pk}",
            addressee=person,
            reference=str(case) if case else "A post has ended",
            event="leaver-choice-refused",
            sentence=sentence or (REFUSED if case else REFUSED_WORK),
            path=reverse("leavers:work", args=[choice.person_id]),
            due_at=next_working_moment(),
        )
        for person in ([choice.by] if there else holders_of_role(Role.COORDINATOR))
    ]
    ledger.write_notices(rows)


def next_working_moment() -> datetime:
    return promises.next_working_moment(timezone.now(), working_calendar(division_in_force()))
