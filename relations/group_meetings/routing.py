"""Who decides whether an officer attends a group meeting, and who leads a group today."""

from people.models import Appointment, Group, User, holders_of_role
from people.roles import OFFICES, Role
from protocols.choices import RouteKind
from protocols.models import Protocol
from protocols.routes import Office
from relations.models import GroupMeeting
from relations.models.offices_today import office_standing_in


def offices_of_route(version: Protocol) -> tuple[str, str]:
    """The office that decides, and one that can be contacted in its place, or "". Both are "" if
    the protocol names no office: then the officer who was invited decides."""
    route = version.route(RouteKind.GROUP_MEETING)
    if route is None:
        return "", ""
    offices = [office for office in route.to if office in OFFICES]
    first, contact, *_ = [*offices, "", ""]
    return first or Office.CHIEF_EXECUTIVE.value, contact


def deciders(meeting: GroupMeeting) -> list[User]:
    """Who decides today: the holders of the office or, if it is vacant, of the next; the officer
    who was invited, if the protocol names no office."""
    if meeting.decides_by_invitation:
        return [meeting.invited] if meeting.invited else []
    office = office_standing_in(meeting.office)
    return holders_of_role(Role(office)) if office else []


def decides_attendance(user: User, meeting: GroupMeeting) -> bool:
    """Whether this person decides, by the posts they hold today."""
    if meeting.decides_by_invitation:
        return meeting.invited_id == user.pk and user.side == "officer"
    return office_standing_in(meeting.office) in user.offices


def decider_title(meeting: GroupMeeting) -> str:
    """Who decides, inside a sentence: the Town Clerk, or the officer by name."""
    if meeting.decides_by_invitation:
        return meeting.invited.name if meeting.invited else "the officer who was invited"
    office = office_standing_in(meeting.office) or meeting.office
    return f"the {meeting.version.title(office)}"


def leaders_of_groups(*groups: int) -> dict[int, list[User]]:
    """Today’s leaders of these groups, by the key of the group."""
    posts = Appointment.objects.current().of_people_who_can_sign_in()
    posts = posts.filter(role=Role.GROUP_LEADER, group__in=groups).select_related("person")
    leaders: dict[int, list[User]] = {group: [] for group in groups}
    for post in posts.order_by("starts_on", "pk"):
        if post.group_id and post.person.is_councillor_today():
            leaders[post.group_id].append(post.person)
    return leaders


def group_leaders(group_id: int) -> list[User]:
    return leaders_of_groups(group_id)[group_id]


def other_groups(meeting: GroupMeeting) -> list[Group]:
    """Every group of today except the one that asked."""
    return list(Group.objects.offered().exclude(pk=meeting.group_id))
