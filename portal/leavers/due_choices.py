"""Choices whose person has left: each is done by the action of its app, by the right of who chose.

What cannot be done any more is left to the lead of the service, or told to who chose.
"""

from collections import defaultdict
from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

import documents.actions
import enquiries.actions
from casework.cases import locked_case
from documents.models import WITH_SERVICE
from enquiries.handover import actions as handover
from enquiries.handover import policy as handover_policy
from foundation import sweeps
from foundation.history import write
from people.models import Appointment, User, has_left_service, in_office, system_user
from people.roles import Role
from portal.leavers import notices
from portal.leavers.models import LeaverChoice, Outcome, What

NOT_FINISHED = "The officer left before finishing it."
OF_COUNCILLOR = (What.COUNCILLOR, What.CLOSE, What.KEEP)
Together = tuple[int, int, int]  # the keys of who leaves, who takes over and who chose


def do_due_choices() -> int:
    """Returns how many choices, or handovers of several, were dealt with. Twice changes nothing."""
    alone = due_choices().exclude(what=What.COUNCILLOR).values_list("pk", flat=True)
    done = sweeps.deal_with_each("choices for leavers", alone, do_choice)
    handed = due_choices().filter(what=What.COUNCILLOR).values_list("person", "to", "by")
    return done + sweeps.deal_with_each("handovers of leavers", set(handed), do_handover)


def do_now(choices: Iterable[LeaverChoice]) -> list[LeaverChoice]:
    """Those of these that are due already, done in the transaction of the page, as they are now."""
    keys = [choice.pk for choice in choices]
    due = list(due_choices().filter(pk__in=keys))
    for choice in due:
        if choice.what != What.COUNCILLOR:
            do_choice(choice.pk)
    for together in {
        (choice.person_id, choice.to_id or 0, choice.by_id)
        for choice in due
        if choice.what == What.COUNCILLOR
    }:
        do_handover(together)
    return list(LeaverChoice.objects.filter(pk__in=[choice.pk for choice in due]))


def due_choices() -> QuerySet[LeaverChoice]:
    """Of those who have left. A successor whose seat begins later takes over on that day."""
    later = Appointment.objects.filter(person=OuterRef("to"), role=Role.COUNCILLOR)
    later = later.filter(starts_on__gt=timezone.localdate())
    begins = Q(~in_office("to"), Exists(later), what=What.COUNCILLOR)
    officers = has_left_service("person", "enquiry__service")
    officers |= has_left_service("person", "document_request__service")
    members = Q(~in_office("person"), what__in=OF_COUNCILLOR)
    due = (Q(what__in=(What.OFFICER, What.BEFORE, What.LEAD)) & officers) | (members & ~begins)
    return LeaverChoice.objects.pending().filter(due, kind="").order_by("pk")


def locked(rows: QuerySet[LeaverChoice]) -> list[LeaverChoice]:
    """Unless another worker is at it."""
    related = ("person", "to", "by", "enquiry", "document_request")
    held = rows.select_related(*related).select_for_update(of=("self",), skip_locked=True)
    return list(held)


def do_choice(key: int) -> bool:
    """In the transaction of the sweep, or of the page if the person has left already."""
    for choice in locked(due_choices().filter(pk=key)):
        settle([choice], outcome_of(choice))
        return True
    return False


def outcome_of(choice: LeaverChoice) -> Outcome:
    if not is_still_theirs(choice):
        return Outcome.NOT_NEEDED
    try:
        with transaction.atomic():
            do_as_chosen(choice)
    except PermissionDenied:
        return Outcome.REFUSED
    return Outcome.DONE


def is_still_theirs(choice: LeaverChoice) -> bool:
    """It may have been closed, assigned or handed over meanwhile. The case is held from here on."""
    if choice.enquiry:
        choice.enquiry = enquiry = locked_case(choice.enquiry)
        whose = enquiry.member_id if choice.what in OF_COUNCILLOR else enquiry.officer_id
        return enquiry.is_open and whose == choice.person_id
    if choice.document_request is None:
        return False
    choice.document_request = request = locked_case(choice.document_request)
    return request.status in WITH_SERVICE and request.officer_id == choice.person_id


def do_as_chosen(choice: LeaverChoice) -> None:
    """Raises PermissionDenied if who chose can no longer do this, or who is named not have it."""
    by, to = choice.by, choice.to
    if choice.what == What.BEFORE:
        raise PermissionDenied(NOT_FINISHED)
    if choice.what == What.CLOSE and choice.enquiry:
        enquiries.actions.redirect(choice.enquiry, text=choice.sentence, key=choice.key, by=by)
    elif choice.what == What.OFFICER and choice.enquiry:
        enquiries.actions.assign(choice.enquiry, officer=taker_of(to), by=by)
    elif choice.what == What.OFFICER and choice.document_request:
        documents.actions.assign_officer(choice.document_request, officer=taker_of(to), by=by)


def do_handover(together: Together) -> bool:
    """All that go to one councillor at once, so that each person concerned has one email."""
    person, to, by = together
    rows = due_choices().filter(what=What.COUNCILLOR, person=person, to=to, by=by)
    by_outcome = defaultdict[Outcome, list[LeaverChoice]](list)
    chosen = locked(rows)
    for choice in chosen:
        theirs = Outcome.DONE if is_still_theirs(choice) else Outcome.NOT_NEEDED
        by_outcome[theirs].append(choice)
    if (to_hand := by_outcome[Outcome.DONE]) and not hand_over(to_hand):
        by_outcome[Outcome.REFUSED] = by_outcome.pop(Outcome.DONE)
    for outcome, choices in by_outcome.items():
        settle(choices, outcome)
    return bool(chosen)


def hand_over(choices: list[LeaverChoice]) -> bool:
    """Whether it could be done. What the chooser no longer sees is not handed over."""
    first = choices[0]
    keys = [choice.enquiry_id for choice in choices if choice.enquiry_id]
    seen = handover_policy.open_enquiries(first.by, first.person).filter(pk__in=keys)
    try:
        with transaction.atomic():
            handover.hand_over(
                first.person,
                to=taker_of(first.to),
                enquiries=list(seen.values_list("pk", flat=True)),
                by=first.by,
            )
    except PermissionDenied:
        return False
    return True


def taker_of(person: User | None) -> User:
    """The database has somebody in each choice that names who takes over."""
    if person is None:
        raise PermissionDenied("Nobody is named.")
    return person


def settle(choices: list[LeaverChoice], outcome: Outcome) -> None:
    portal, now = system_user(), timezone.now()
    for choice in choices:
        write(choice, by=portal, reason=outcome.value, ended_at=now, outcome=outcome)
        if outcome == Outcome.REFUSED and choice.what != What.BEFORE:
            notices.tell_refused(choice)
