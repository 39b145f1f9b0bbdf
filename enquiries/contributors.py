"""Contributors: officers asked for a contribution to an enquiry; who they are and what they read.

While the question is open they read the enquiry, and do nothing on it: only the officer who has it
answers the councillor.
"""

from collections.abc import Iterable

from django.db.models import BigIntegerField
from django.utils import timezone

from casework import promises
from casework.models import AnyCase
from casework.notices import ledger
from enquiries.models import Contribution, ContributionState, Enquiry
from foundation.history import write
from foundation.statements import Parameter, Statement
from foundation.verdict import ALLOWED, Verdict, denied
from people.models import HoldersOfRole, User, holders_of_role, unique_people
from people.roles import Permission, Role

ONLY_ASKED = (
    "You can read this enquiry because you were asked for a contribution. Only the officers dealing"
    " with it can act on it."
)


ONLY_PASSED_ON = (
    "You can read this enquiry because your service passed it on. Only the officers dealing with it"
    " can act on it."
)


def reads_as_contributor(user: User, enquiry: Enquiry) -> bool:
    """Whether this officer, who can see the enquiry, sees it only because they were asked for a
    contribution, or because their service passed it on: `read_by_post` of the one row at hand."""
    if user.reads_as_councillor or user.is_system or user.may(Permission.SEE_EVERY_ENQUIRY):
        return False
    offices = (enquiry.office, enquiry.reported_to, enquiry.chased_to)
    of_office = not user.offices.isdisjoint(offices)
    own = enquiry.officer_id == user.pk or enquiry.service_id in user.services
    covers = enquiry.officer_id in user.covered and not enquiry.keeps_from_cover(user)
    return not own and not of_office and not covers


def may_act(user: User, enquiry: Enquiry) -> Verdict:
    if not reads_as_contributor(user, enquiry):
        return ALLOWED
    passed = any(row.service_id in user.services for row in enquiry.read_after_passing)
    return denied(ONLY_PASSED_ON if passed else ONLY_ASKED)


def people_asked(row: Contribution, holders: HoldersOfRole = holders_of_role) -> list[User]:
    """Who has to contribute today: the officer who was asked or has accepted, while they work
    in the service, or else those who lead it."""
    named = row.person or (row.said_by if row.state == ContributionState.ACCEPTED else None)
    if named and named.works_today(row.service_id):
        return [named]
    return leads_of(row, holders)


def leads_of(row: Contribution, holders: HoldersOfRole = holders_of_role) -> list[User]:
    """The head of the service that was asked, or while that is vacant its chief officer."""
    heads = holders(Role.HEAD_OF_SERVICE, service_id=row.service_id)
    return heads or holders(Role.CHIEF_OFFICER, service_id=row.service_id)


def notify(
    row: Contribution, people: Iterable[User], event: str, sentence: str, *, by: User
) -> None:
    """Tell officers, except the one who does it, in working hours. The notice is about the
    contribution, so that no page about the enquiry shows it."""
    calendar = promises.calendar_of(row.case)
    at = promises.next_working_moment(timezone.now(), calendar)
    others = [person for person in unique_people(people) if person.pk != by.pk]
    subject: AnyCase = row
    ledger.notify(others, event, sentence, about=subject, once=str(row.pk), due_at=at)


# Those of one enquiry, each held until the transaction ends. Their people
# change only while the enquiry is held.
OPEN_CONTRIBUTIONS = Statement(
    lambda: (
        Contribution.objects.open()
        .filter(case=Parameter("case", BigIntegerField()))
        .select_related("person", "said_by")
        .select_for_update(of=("self",))
    )
)


def end_open_contributions(enquiry: Enquiry, *, by: User) -> None:
    """When the enquiry is answered or ends: no contribution is needed any more, and nobody could
    add one to what has been sent."""
    if vars(enquiry).get("has_contributions") is False:
        return
    for row in OPEN_CONTRIBUTIONS.rows(case=enquiry.pk):
        row.case = enquiry
        withdraw_open_question(row, by=by)


def withdraw_open_question(row: Contribution, *, by: User) -> None:
    ended = {"ended_at": timezone.now(), "nudge_at": None}
    asked = people_asked(row)
    write(row, by=by, reason="withdrawn", state=ContributionState.WITHDRAWN, **ended)
    sentence = "A contribution that you were asked for is no longer needed."
    notify(row, asked, "contribution-withdrawn", sentence, by=by)
