"""Service requests of councillors: the clause, service and posts for each, and barred purposes.

The table holds all of them. A request is open if a clause of the version asks for it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from enquiries.models import Kind
from people.models import Appointment, User
from people.posts import leads_a_minority
from people.roles import Role
from protocols.behaviours import Behaviour
from protocols.models import Protocol
from protocols.settings.services_offered import NOT_PASSED_ON


@dataclass(frozen=True)
class ServiceRequest:
    """`behaviour` is by what a clause asks for it, and `had_by` that of the service a
    version names. Without one it goes where any enquiry goes. Only those in one of the `posts`
    can ask, and a refusal calls them `who`. `also` is a further condition. `asked` replaces a
    title that speaks to the councillor on the page of the case."""

    kind: Kind
    behaviour: Behaviour
    title: str
    hint: str
    had_by: str = ""
    posts: tuple[Role, ...] = ()
    who: str = ""
    also: Callable[[User], bool] = lambda user: True
    asked: str = ""

    def is_had(self, version: Protocol) -> bool:
        """Whether somebody can deal with it, because some requests cannot be passed on."""
        named = version.request_services.get(self.had_by)
        return self.had_by not in NOT_PASSED_ON or bool(named)

    def is_open_to(self, user: User) -> bool:
        return (not self.posts or user.holds(*self.posts)) and self.also(user)


SERVICE_REQUESTS = (
    ServiceRequest(
        Kind.SUPPORT,
        Behaviour.SUPPORT_REQUESTS,
        "Support for your work",
        "For example, typing, printing or equipment",
        had_by="support",
        asked="Asks for support",
    ),
    ServiceRequest(
        Kind.TRAINING,
        Behaviour.TRAINING_REQUESTS,
        "Training and development",
        "A course, a visit or someone to learn from",
        had_by="training",
    ),
    ServiceRequest(
        Kind.OPTIONS,
        Behaviour.OPTIONS_ADVICE,
        "Advice on options",
        "Extra background, and what could be done",
        posts=(Role.MAYOR, Role.CABINET_MEMBER, Role.COMMITTEE_CHAIR),
        who="the mayor, a cabinet member or the chair of a committee",
    ),
    ServiceRequest(
        Kind.BACKGROUND,
        Behaviour.MINORITY_BACKGROUND,
        "Background for the next meeting",
        "About an item on the agenda",
        posts=(Role.GROUP_LEADER,),
        also=leads_a_minority,
        who="the leader of a minority group",
    ),
    ServiceRequest(
        Kind.BUDGET,
        Behaviour.BUDGET_FORMAT_ADVICE,
        "The format of your group’s budget",
        "In confidence. Only you and one officer can read it",
        had_by="budget",
        posts=(Role.GROUP_LEADER,),
        who="the leader of a group",
        asked="Asks about the format of the group’s budget",
    ),
    ServiceRequest(
        Kind.REPORT,
        Behaviour.COMMISSIONED_REPORTS,
        "A report by officers",
        "To be written for a decision or a meeting",
        posts=(Role.LEADER, Role.CABINET_MEMBER, Role.COMMITTEE_CHAIR),
        who="the leader, a cabinet member or the chair of a committee",
    ),
    ServiceRequest(
        Kind.MEDIA,
        Behaviour.MEDIA_HELP,
        "Help with the media",
        "For example, what to say or how to write a press release",
    ),
    ServiceRequest(
        Kind.DECISION,
        Behaviour.DECISIONS_ANSWERED_FOR,
        "Reasons for an officer’s decision",
        "A decision an officer took under delegated powers",
    ),
    ServiceRequest(
        Kind.MEDIA_QUESTION,
        Behaviour.MEDIA_TEAM_FIRST,
        "A question from the media",
        "Goes only to the media team",
        had_by="media",
    ),
    ServiceRequest(
        Kind.CRITICISM,
        Behaviour.CRITICISM_IN_PRIVATE,
        "Criticism of how something was done",
        "In confidence. Only you and the head of service can read it",
        also=lambda user: user.is_member,
        who="a councillor",
    ),
)
REQUEST_OF_KIND: dict[str, ServiceRequest] = {request.kind: request for request in SERVICE_REQUESTS}
# Requests without a ward or service, because they are for the councillor’s own work.
KINDS_WITHOUT_PLACE = (
    Kind.SUPPORT,
    Kind.TRAINING,
    Kind.BUDGET,
    Kind.MEDIA,
    Kind.MEDIA_QUESTION,
    Kind.INTERPRETATION,
)
# Why a request cannot be passed to another service.
WHY_NOT_PASSED: dict[str, str] = {
    Kind.BUDGET: "This is confidential. Assign it to a colleague in your service, or redirect it.",
    Kind.CRITICISM: "This is confidential. Only the person leading the service can deal with it or"
    " redirect it.",
    Kind.MEDIA_QUESTION: "Only the media team can answer questions from the media.",
}


def request_clause(kind: str, version: Protocol) -> str:
    """The clause under which it is asked for; "" of a question, and where the version has none."""
    service_request = REQUEST_OF_KIND.get(kind)
    return version.clause_for(service_request.behaviour) if service_request else ""


def requests_open_to(user: User, version: Protocol) -> list[ServiceRequest]:
    """What this version opens to this person."""
    return [
        request
        for request in SERVICE_REQUESTS
        if version.clause_for(request.behaviour)
        and request.is_open_to(user)
        and request.is_had(version)
    ]


def opened_by_post(post: Appointment, version: Protocol) -> Iterator[str]:
    """What a councillor’s further post opens under this version, for the page of their role."""
    for request in SERVICE_REQUESTS:
        asked_for = version.clause_for(request.behaviour) and request.is_had(version)
        if post.role in request.posts and asked_for and request.also(post.person):
            title = request.title[:1].lower() + request.title[1:]
            yield f"ask about {title}" if request.kind == Kind.BUDGET else f"ask for {title}"
    if version.clause_for(Behaviour.MEETING_NOTICE) and post.role in TOLD_FOR_MEETINGS:
        yield TOLD_FOR_MEETINGS[Role(post.role)]


# Who is told about what may be used at a meeting: see `routing.councillor_informed`.
TOLD_FOR_MEETINGS = {
    Role.COMMITTEE_CHAIR: "read what other councillors ask for a meeting of your committee",
    Role.CABINET_MEMBER: "read what other councillors ask about your services for a meeting",
}


class BarredPurpose(NamedTuple):
    """A purpose that support is refused for; the first of `by` that a clause asks for bars it."""

    key: str
    label: str
    refusal: str
    by: tuple[Behaviour, ...]


BARRED_PURPOSES = (
    BarredPurpose(
        "party",
        "Party or group business",
        "You cannot ask for support for party or group business",
        (Behaviour.SUPPORT_NOT_FOR_PARTY, Behaviour.BARRED_SUPPORT),
    ),
    BarredPurpose(
        "campaign",
        "A party meeting in the ward, or an election",
        "You cannot ask for support for local party meetings or an election",
        (Behaviour.SUPPORT_NOT_FOR_CAMPAIGNS, Behaviour.BARRED_SUPPORT),
    ),
    BarredPurpose(
        "otherwise",
        "An event attended in another capacity",
        "You cannot ask for support for events you do not attend as a councillor",
        (Behaviour.SUPPORT_NOT_IN_ANOTHER_CAPACITY,),
    ),
    BarredPurpose(
        "private",
        "Private letters, or another private matter",
        "You cannot ask for support for private letters or other private matters",
        (Behaviour.SUPPORT_NOT_FOR_PRIVATE_LETTERS, Behaviour.BARRED_SUPPORT),
    ),
    BarredPurpose(
        "other-body",
        "Work for another body",
        "You cannot ask for support for another body, unless the council appointed you to it",
        (Behaviour.SUPPORT_NOT_FOR_OTHER_BODIES, Behaviour.BARRED_SUPPORT),
    ),
    BarredPurpose(
        "other-authority",
        "Work as a member of another authority",
        "You cannot ask for support for your membership of another authority",
        (Behaviour.SUPPORT_NOT_FOR_OTHER_AUTHORITIES,),
    ),
)


def barred_purposes(version: Protocol) -> dict[str, tuple[str, str]]:
    """The purposes that this version bars: by key, what is said of it and the clause."""
    barred: dict[str, tuple[str, str]] = {}
    for purpose in BARRED_PURPOSES:
        number = version.clause_for(*purpose.by)
        if number:
            barred[purpose.key] = (purpose.refusal, number)
    return barred
