"""What may a councillor ask for beside an answer: who may, under which clause, and who has it?

The table is the whole of it. A request is open where a clause of the version asks for it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from enquiries.models import Kind
from people.models import User
from people.posts import leads_a_minority
from people.roles import Role
from protocols.models import Protocol
from protocols.requested import NOT_PASSED_ON


@dataclass(frozen=True)
class Request:
    """`behaviour` is the key by which a clause asks for it, `had_by` that of the service which a
    version names; what has none is asked about like any enquiry. Only those in one of the `posts`
    may ask, whom a sentence calls `who`; `also` is what else has to be so."""

    kind: Kind
    behaviour: str
    title: str
    hint: str
    had_by: str = ""
    posts: tuple[Role, ...] = ()
    who: str = ""
    also: Callable[[User], bool] = lambda user: True

    def is_had(self, version: Protocol) -> bool:
        """Whether there is somebody to have it: some requests nobody may pass on."""
        named = version.request_services.get(self.had_by)
        return self.had_by not in NOT_PASSED_ON or bool(named)

    def is_open_to(self, user: User) -> bool:
        return (not self.posts or user.wears(*self.posts)) and self.also(user)


TABLE = (
    Request(
        Kind.SUPPORT,
        "support-requests",
        "Support for your work",
        "Such as typing, printing or equipment",
        had_by="support",
    ),
    Request(
        Kind.TRAINING,
        "training-requests",
        "Training and development",
        "A course, a visit or somebody to learn from",
        had_by="training",
    ),
    Request(
        Kind.OPTIONS,
        "options-advice",
        "Advice on options",
        "More background than others have, and what could be done",
        posts=(Role.MAYOR, Role.CABINET_MEMBER, Role.COMMITTEE_CHAIR),
        who="the mayor, a cabinet member or the chair of a committee",
    ),
    Request(
        Kind.BACKGROUND,
        "minority-background",
        "Background for the next meeting",
        "On an item of its agenda. Its chair is told of the answer",
        posts=(Role.GROUP_LEADER,),
        also=leads_a_minority,
        who="the leader of a minority group",
    ),
    Request(
        Kind.BUDGET,
        "budget-format-advice",
        "The format of your group’s budget",
        "In confidence: you and one officer read it",
        had_by="budget",
        posts=(Role.GROUP_LEADER,),
        who="the leader of a group",
    ),
    Request(
        Kind.REPORT,
        "commissioned-reports",
        "A report by officers",
        "To be written for a decision or a meeting",
        posts=(Role.LEADER, Role.CABINET_MEMBER, Role.COMMITTEE_CHAIR),
        who="the leader, a cabinet member or the chair of a committee",
    ),
    Request(
        Kind.MEDIA,
        "media-help",
        "Help with the media",
        "With what to say, or a release to be written",
    ),
    Request(
        Kind.DECISION,
        "decisions-answered-for",
        "Reasons for an officer’s decision",
        "One that an officer took under delegation",
    ),
    Request(
        Kind.MEDIA_QUESTION,
        "media-team-first",
        "Something that the media ask",
        "Goes to the media team, and to no other service",
        had_by="media",
    ),
    Request(
        Kind.CRITICISM,
        "criticism-in-private",
        "Criticism of how something was done",
        "In confidence: you and the head of the service read it",
        also=lambda user: user.is_member,
        who="a councillor",
    ),
)
REQUESTS: dict[str, Request] = {request.kind: request for request in TABLE}
# What needs no place in the council: it is for the councillor’s own work.
UNPLACED = (
    Kind.SUPPORT,
    Kind.TRAINING,
    Kind.BUDGET,
    Kind.MEDIA,
    Kind.MEDIA_QUESTION,
    Kind.INTERPRETATION,
)
# Why a request is passed to no other service.
STAYS: dict[str, str] = {
    Kind.BUDGET: "It is confidential: give it to a colleague of your service, or redirect it.",
    Kind.CRITICISM: "It is confidential: whoever leads the service deals with it, or redirects it.",
    Kind.MEDIA_QUESTION: "What the media ask is for the media team to answer, and nobody else.",
}


def clause(kind: str, version: Protocol) -> str:
    """The clause under which it is asked for; "" of a question, and where the version has none."""
    found = REQUESTS.get(kind)
    return version.asks_for(found.behaviour) if found else ""


def offered(user: User, version: Protocol) -> list[Request]:
    """What this version opens to this person."""
    return [
        request
        for request in TABLE
        if version.asks_for(request.behaviour)
        and request.is_open_to(user)
        and request.is_had(version)
    ]


class Barred(NamedTuple):
    """A purpose that support is refused for; the first of `by` that a clause asks for bars it."""

    key: str
    label: str
    refusal: str
    by: tuple[str, ...]


EVERY = "barred-support"
PURPOSES = (
    Barred(
        "party",
        "Business of a party or a group",
        "Support is not for the business of a party or a group",
        ("support-not-for-party", EVERY),
    ),
    Barred(
        "campaign",
        "A party meeting in the ward, or an election",
        "Support is not for party meetings in a ward or constituency, or for an election",
        ("support-not-for-campaigns", EVERY),
    ),
    Barred(
        "otherwise",
        "An event attended in another capacity",
        "Support is not for what you attend other than as a councillor",
        ("support-not-in-another-capacity",),
    ),
    Barred(
        "private",
        "Private letters, or another private matter",
        "Support is not for private letters or other private matters",
        ("support-not-for-private-letters", EVERY),
    ),
    Barred(
        "other-body",
        "Work of another body",
        "Support is not for other bodies, unless the council appointed you to them",
        ("support-not-for-other-bodies", EVERY),
    ),
    Barred(
        "other-authority",
        "Membership of another authority",
        "Support is not for your membership of another authority",
        ("support-not-for-other-authorities",),
    ),
)


def barred(version: Protocol) -> dict[str, tuple[str, str]]:
    """The purposes that this version bars: by key, what is said of it and the clause."""
    found: dict[str, tuple[str, str]] = {}
    for purpose in PURPOSES:
        number = next(filter(None, map(version.asks_for, purpose.by)), "")
        if number:
            found[purpose.key] = (purpose.refusal, number)
    return found
