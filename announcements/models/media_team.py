"""The media team: officers of the service that a version names for questions from the media."""

from people.models import Appointment, Service, User, leads_of_service, unique_people
from people.roles import SERVICE_ROLES
from protocols.models import Protocol
from protocols.version_cache import in_force_or_none

MEDIA = "media"  # the key under which a version keeps the name of the service


def media_team_name(version: Protocol | None) -> str:
    """The name of the service, or "" where the version names none."""
    return str(version.request_services.get(MEDIA, "")) if version else ""


def media_team(version: Protocol | None) -> Service | None:
    """The service of the media team; None where the version names none, or it has ended."""
    name = media_team_name(version)
    return Service.objects.offered().filter(name=name).first() if name else None


def in_media_team(user: User) -> bool:
    """Whether this officer works in the media team today."""
    name = media_team_name(in_force_or_none())
    works_there = any(service.name == name for service in user.services.values())
    return bool(name) and user.side == "officer" and works_there


def people_of_media_team() -> list[User]:
    """Its officers of today, those who lead it first."""
    team = media_team(in_force_or_none())
    if team is None:
        return []
    posts = Appointment.objects.current().of_people_who_can_sign_in()
    rows = posts.filter(service=team, role__in=sorted(SERVICE_ROLES)).select_related("person")
    leads = leads_of_service(team.pk)
    return unique_people([*leads, *(post.person for post in rows.order_by("person__name", "pk"))])
