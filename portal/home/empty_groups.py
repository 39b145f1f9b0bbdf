"""Empty groups of an officer’s first page: which kinds of work cannot be waiting for this person.

One fixed statement tells, and for those kinds no one asks who can see what, which takes ten times
as long. A condition here is wider than that of its group: it leaves out whether the person can see
the row, and counts nobody’s rows as theirs. The rule of each group is where the group is.
"""

from collections.abc import Iterable

from django.db.models import (
    BigIntegerField,
    CharField,
    DateField,
    DateTimeField,
    Exists,
    Func,
    Q,
    QuerySet,
)
from django.utils import timezone

from announcements.models import InformationRequest, InformationState, LetterState, OutgoingLetter
from documents.models import DocumentRequest
from documents.models.visibility import headed_services
from enquiries.models import Contribution, Enquiry, Proposal, ReplyDraft
from enquiries.queue.policy import can_list_every_service
from foundation.statements import Parameter, Statement, is_among
from foundation.types import Untyped
from people.models import Appointment, ProposalState, User
from people.models import Proposal as PostProposal
from people.models.proposal import sees_all
from relations.models import (
    AppointmentRequest,
    AppointmentState,
    GroupMeeting,
    InformalBriefing,
    InformalBriefingState,
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


def services_of_covered() -> QuerySet[Appointment, int | None]:
    """Where those this person covers for have posts, with which a cover approves letters."""
    posts = Appointment.objects.current(Parameter("today", DateField()))
    covered = posts.filter(is_among("person", "covered", BigIntegerField()))
    return covered.exclude(service=None).values_list("service", flat=True)


def there_is() -> dict[str, QuerySet[Untyped]]:
    """The rows of each kind that may wait for the person, by the name of the kind."""
    letters = Q(in_service("case__service")) | Q(of_office("case__office"))
    letters |= Q(case__service__in=services_of_covered())
    theirs = Q(officer=PERSON) | Q(is_among("officer", "covered", BigIntegerField()))
    with_them = Q(case__officer=PERSON) | Q(of_office("case__office"))
    chased_to = Q(of_office("chased_to")) | Q(in_service("service")) | Q(service=None)
    of_theirs = Q(premises__manager=PERSON) | Q(in_service("premises__service"))
    asked = AppointmentRequest.objects.filter(officer=PERSON, status=AppointmentState.ASKED)
    to_decide = Q(in_service("service"))
    late = Contribution.objects.overdue(Parameter("now", DateTimeField()))
    return {
        "chases": Enquiry.objects.open().filter(chased_to, chased_at__isnull=False),
        "letters": Proposal.objects.waiting().filter(letters).exclude(by=PERSON),
        "replies": ReplyDraft.objects.filter(writer=PERSON),
        "to_give": Contribution.objects.open().filter(in_service("service")),
        "late": late.filter(with_them),
        "requests": DocumentRequest.objects.open().filter(theirs),
        "group_meetings": GroupMeeting.objects.filter(officer=PERSON, status__in=STATES_OPEN),
        "invitations": GroupMeeting.objects.filter(invited=PERSON, status=S.REQUESTED),
        "to_meet": asked,
        "informal_briefings": InformalBriefing.objects.filter(
            to_decide, status=InformalBriefingState.ASKED
        ),
        "scrutiny": ScrutinyRequest.objects.filter(to_decide, status=ScrutinyState.ASKED),
        "visits": Visit.objects.filter(of_theirs, status=VisitState.ANNOUNCED),
        "to_sign": OutgoingLetter.objects.filter(signatory=PERSON, status=LetterState.DRAFT),
        "media_asks": InformationRequest.objects.filter(to_decide, status=InformationState.ASKED),
        **changes_to_posts(),
    }


def changes_to_posts() -> dict[str, QuerySet[Untyped]]:
    theirs = Q(person=PERSON) | Q(proposed_by=PERSON) | Q(is_among("role", "roles", CharField()))
    return {
        "changes": PostProposal.objects.filter(state=ProposalState.PROPOSED),
        "seen_changes": PostProposal.objects.filter(theirs),
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
        roles=sorted({post.role for post in user.posts_today}),
        covered=sorted(user.covered),
        now=timezone.now(),
        today=timezone.localdate(),
    )
    possible = {name for row in found for name, is_there in row.items() if is_there}
    return possible | set(always_possible(user))


def always_possible(user: User) -> Iterable[str]:
    if sees_all(user):
        yield "seen_changes"
    if can_list_every_service(user):
        yield from ("letters", "late")
    if user.offices or headed_services(user):
        yield "requests"
    if user.offices:
        yield from (
            "group_meetings",
            "informal_briefings",
            "scrutiny",
            "members_meetings",
            "visits",
        )
