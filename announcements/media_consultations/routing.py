"""Who is consulted today before a councillor speaks to the media."""

from announcements.models import Consulted, MediaConsultation
from people.models import Appointment, Committee, User, unique_people
from people.models.holders import holders_of_role
from people.roles import Role
from protocols.models import Protocol


def people_consulted(consultation: MediaConsultation) -> list[User]:
    """The holders of the office, or the chair of the committee; no one while that is vacant."""
    if consultation.consulted != Consulted.COMMITTEE_CHAIR:
        return holders_of_role(Role(consultation.consulted))
    return chairs_of(consultation.committee)


def chairs_of(committee: Committee | None) -> list[User]:
    posts = Appointment.objects.holding(Role.COMMITTEE_CHAIR).filter(committee=committee)
    people = unique_people(post.person for post in posts)
    return [person for person in people if person.is_councillor_today()]


def consulted_title(consultation: MediaConsultation) -> str:
    """The Chief Executive, or the chairman of Planning Committee."""
    if consultation.committee:
        return f"the chairman of {consultation.committee}"
    return f"the {consultation.version.title(consultation.consulted)}"


def recipients(version: Protocol) -> list[tuple[str, str]]:
    """The three that the protocol names, in its order, with its titles."""
    return [
        (one.value, one.label if one == Consulted.COMMITTEE_CHAIR else version.title(one.value))
        for one in Consulted
    ]
