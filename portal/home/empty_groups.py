"""Empty groups of an officer’s first page: which kinds of work cannot be waiting for this person.

One fixed statement tells, and for those kinds no one asks who can see what, which takes ten times
as long. A condition here is wider than that of its group: it leaves out whether the person can see
the row, and counts nobody’s rows as theirs. The rule of each group is where the group is.
"""

from collections.abc import Iterable

from django.db.models import BigIntegerField, CharField, DateTimeField, Exists, Func, Q, QuerySet
from django.utils import timezone

from documents.models import DocumentRequest
from documents.models.visibility import headed_services
from enquiries.models import Contribution, Proposal, ReplyDraft
from enquiries.queue.policy import can_list_every_service
from foundation.statements import Parameter, Statement, is_among
from foundation.types import Untyped
from people.models import Proposal as PostProposal
from people.models import ProposalState, User
from relations.models import (
    AppointmentRequest,
    AppointmentState,
    GroupMeeting,
    ScrutinyRequest,
    ScrutinyState,
    Visit,
    VisitState,
)
from relations.models import GroupMeetingState as S
from relations.models.group_meetings import STATES_OPEN

PERSON = Parameter("person", BigIntegerField())


def in_service(column: str) -> Func:
    return is_among(column, "services", BigIntegerField())


def of_office(column: str) -> Func:
    return is_among(column, "offices", CharField())


def there_is() -> dict[str, QuerySet[Untyped]]:
    """The rows of each kind that may wait for the person, by the name of the kind."""
    letters = Q(in_service("case__service")) | Q(of_office("case__office"))
    with_them = Q(case__officer=PERSON) | Q(of_office("case__office"))
    of_theirs = Q(premises__manager=PERSON) | Q(in_service("premises__service"))
    asked = AppointmentRequest.objects.filter(officer=PERSON, status=AppointmentState.ASKED)
    to_decide = Q(in_service("service"))
    late = Contribution.objects.overdue(Parameter("now", DateTimeField()))
    return {
        "letters": Proposal.objects.waiting().filter(letters).exclude(by=PERSON),
        "replies": ReplyDraft.objects.filter(writer=PERSON),
        "to_give": Contribution.objects.open().filter(in_service("service")),
        "late": late.filter(with_them),
        "requests": DocumentRequest.objects.open().filter(officer=PERSON),
        "group_meetings": GroupMeeting.objects.filter(officer=PERSON, status__in=STATES_OPEN),
        "invitations": GroupMeeting.objects.filter(invited=PERSON, status=S.REQUESTED),
        "to_meet": asked,
        "scrutiny": ScrutinyRequest.objects.filter(to_decide, status=ScrutinyState.ASKED),
        "visits": Visit.objects.filter(of_theirs, status=VisitState.ANNOUNCED),
        "changes": PostProposal.objects.filter(state=ProposalState.PROPOSED),
    }


POSSIBLE = Statement(
    lambda: User.objects.filter(pk=PERSON).values(
        **{name: Exists(rows) for name, rows in there_is().items()}
    )
)


def possible_kinds(user: User) -> set[str]:
    """The kinds of `there_is` that may have something for this person. Whose posts show more than
    their own services and work is asked for every kind of it."""
    found = POSSIBLE.rows(
        person=user.pk,
        services=list(user.services),
        offices=sorted(user.offices),
        now=timezone.now(),
    )
    possible = {name for row in found for name, is_there in row.items() if is_there}
    return possible | set(always_possible(user))


def always_possible(user: User) -> Iterable[str]:
    if user.covered:  # whose work is not theirs
        yield from ("letters", "requests")
    if can_list_every_service(user):
        yield from ("letters", "late")
    if user.offices or headed_services(user):
        yield "requests"
    if user.offices:
        yield from ("group_meetings", "scrutiny")
