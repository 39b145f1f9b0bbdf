"""The home page of everyone who works for the council: what waits for them, and their own work."""

from collections.abc import Callable, Iterator, Set
from typing import NamedTuple

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from announcements.information_requests.waiting import waiting_information
from announcements.letters.waiting import waiting_letters
from announcements.media_consultations.waiting import waiting_consultations
from announcements.members_meetings.waiting import waiting_members_meetings
from announcements.releases.waiting import waiting_releases
from casework.http import PortalRequest
from casework.waiting import WaitingGroup
from complaints.case.waiting import waiting_complaints
from documents.waiting import waiting_requests
from enquiries.case.waiting_approvals import waiting_approvals
from enquiries.contributions.waiting import waiting_contributions
from enquiries.queue.covered import waiting_in_cover
from enquiries.queue.links import links_to_start
from enquiries.queue.policy import can_see_queue
from enquiries.queue.search_form import WordsForm
from enquiries.queue.waiting import waiting_enquiries, waiting_for_answer_to_chase
from enquiries.replies.waiting import waiting_replies
from foundation.types import Context
from people.models import User
from portal.home.changes import waiting_proposals, waiting_versions
from portal.home.empty_groups import possible_kinds
from portal.home.own_work import own_work
from protocols import policy
from protocols.bank_holidays import holiday_warnings
from protocols.version_cache import division_in_force
from relations.agendas.waiting import waiting_agendas
from relations.appointments.waiting import waiting_appointments
from relations.connections.waiting import waiting_declarations
from relations.group_meetings.waiting import waiting_group_meetings
from relations.informal_briefings.waiting import waiting_informal_briefings
from relations.panels.waiting import waiting_panels
from relations.scrutiny.waiting import waiting_scrutiny
from relations.visits.waiting import waiting_visits


class GroupsOfKind(NamedTuple):
    """Groups of one app, and the names in `empty_groups` of what is in them: where none of these
    can be waiting the groups are not asked for. Those without a name always are."""

    waiting: Callable[[User], Iterator[WaitingGroup]]
    names: frozenset[str] = frozenset()


# Each app’s groups, in the order of the page. A group with nothing in it is not shown.
GROUPS = (
    GroupsOfKind(waiting_for_answer_to_chase, frozenset({"chases"})),
    GroupsOfKind(waiting_enquiries),
    GroupsOfKind(waiting_in_cover),
    GroupsOfKind(waiting_approvals, frozenset({"letters"})),
    GroupsOfKind(waiting_replies, frozenset({"replies"})),
    GroupsOfKind(waiting_contributions, frozenset({"to_give", "late"})),
    GroupsOfKind(waiting_requests, frozenset({"requests"})),
    GroupsOfKind(waiting_complaints),
    GroupsOfKind(waiting_declarations),
    GroupsOfKind(waiting_group_meetings, frozenset({"group_meetings", "invitations"})),
    GroupsOfKind(waiting_appointments, frozenset({"to_meet"})),
    GroupsOfKind(waiting_informal_briefings, frozenset({"informal_briefings"})),
    GroupsOfKind(waiting_scrutiny, frozenset({"scrutiny"})),
    GroupsOfKind(waiting_visits, frozenset({"visits"})),
    GroupsOfKind(waiting_members_meetings, frozenset({"members_meetings"})),
    GroupsOfKind(waiting_agendas),
    GroupsOfKind(waiting_information, frozenset({"media_asks"})),
    GroupsOfKind(waiting_releases),
    GroupsOfKind(waiting_consultations),
    GroupsOfKind(waiting_panels),
    GroupsOfKind(waiting_letters, frozenset({"to_sign"})),
    GroupsOfKind(waiting_versions),
    GroupsOfKind(waiting_proposals, frozenset({"changes"})),
)


def waiting_groups(user: User, possible: Set[str]) -> list[WaitingGroup]:
    asked = [kind for kind in GROUPS if not kind.names or kind.names & possible]
    return [group for kind in asked for group in kind.waiting(user) if group.rows]


def officer_home(request: PortalRequest) -> HttpResponse:
    return render(request, "portal/home_officer.html", officer_context(request.user))


def officer_context(user: User) -> Context:
    possible = possible_kinds(user)
    return {
        "desk": True,
        "post_line": post_line(user),
        "groups": waiting_groups(user, possible),
        "search": WordsForm() if can_see_queue(user) else None,
        "warnings": calendar_warnings(user),
        "own_work": own_work(user, possible),
        "you_can": links_to_start(user),
    }


def post_line(user: User) -> str:
    """Omar Haddad, Officer, Highways."""
    return ", ".join(dict.fromkeys([user.name, *(post.post for post in user.posts_today)]))


def calendar_warnings(user: User) -> list[str]:
    """What is wrong with the bank holidays, for people who can edit the calendar."""
    if not policy.can_see_holiday_warnings(user):
        return []
    return [one.sentence for one in holiday_warnings(division_in_force(), timezone.localdate())]
