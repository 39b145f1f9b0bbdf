"""People, their posts, and the wards, groups, services, committees and bodies they belong to."""

from people.models.absence import Absence, away_until, covers_today, officers_led_by
from people.models.appointment import Appointment, AppointmentQuerySet, Standing
from people.models.cover import Cover
from people.models.deputies import OfficeReader
from people.models.holders import (
    HoldersOfRole,
    assistant_posts,
    assists,
    councillor_posts,
    holders_of_role,
    in_office,
    people_with,
    posts_of_role,
    readers_of_role,
)
from people.models.organisation import Committee, Group, OutsideBody, Service, Ward
from people.models.positions import (
    OutsideAppointment,
    OutsideCapacity,
    Portfolio,
    RestrictedPost,
    Seat,
)
from people.models.proposal import Proposal, ProposalKind, ProposalState, StandIn
from people.models.second_person import SecondPersonNeeded
from people.models.user import User, UserManager, system_user, unique_people

__all__ = [
    "Absence",
    "Appointment",
    "AppointmentQuerySet",
    "Committee",
    "Cover",
    "Group",
    "HoldersOfRole",
    "OfficeReader",
    "OutsideAppointment",
    "OutsideBody",
    "OutsideCapacity",
    "Portfolio",
    "Proposal",
    "ProposalKind",
    "ProposalState",
    "RestrictedPost",
    "Seat",
    "SecondPersonNeeded",
    "Service",
    "StandIn",
    "Standing",
    "User",
    "UserManager",
    "Ward",
    "assistant_posts",
    "assists",
    "away_until",
    "councillor_posts",
    "covers_today",
    "holders_of_role",
    "in_office",
    "officers_led_by",
    "people_with",
    "posts_of_role",
    "readers_of_role",
    "system_user",
    "unique_people",
]
