"""People, their posts, and the wards, groups, services, committees and bodies they belong to."""

from people.models.absence import Absence, away_until, covers_today, officers_led_by
from people.models.address_change import AddressChange
from people.models.appointment import Appointment, AppointmentQuerySet, Standing
from people.models.cover import Cover
from people.models.deputies import OfficeReader
from people.models.directory_account import DirectoryAccount
from people.models.holders import (
    HoldersOfRole,
    acts_for,
    assistant_posts,
    assists,
    councillor_posts,
    has_left_service,
    holders_of_role,
    in_office,
    leads_of_service,
    leads_service,
    people_with,
    posts_of_role,
    readers_of_role,
)
from people.models.organisation import Committee, Group, OutsideBody, Service, Ward
from people.models.people_import import (
    ImportKind,
    ImportLine,
    ImportState,
    LineKind,
    PeopleImport,
)
from people.models.positions import (
    OutsideAppointment,
    OutsideCapacity,
    Portfolio,
    Position,
    RestrictedPost,
    Seat,
)
from people.models.proposal import Proposal, ProposalKind, ProposalState, StandIn
from people.models.second_person import SecondPersonNeeded
from people.models.service_account import ApiScope, CallCount, Scope, ServiceAccount
from people.models.sign_in import SignIn, SignInWay
from people.models.user import User, UserManager, system_user, unique_people

__all__ = [
    "Absence",
    "AddressChange",
    "ApiScope",
    "Appointment",
    "AppointmentQuerySet",
    "CallCount",
    "Committee",
    "Cover",
    "DirectoryAccount",
    "Group",
    "HoldersOfRole",
    "ImportKind",
    "ImportLine",
    "ImportState",
    "LineKind",
    "OfficeReader",
    "OutsideAppointment",
    "OutsideBody",
    "OutsideCapacity",
    "PeopleImport",
    "Portfolio",
    "Position",
    "Proposal",
    "ProposalKind",
    "ProposalState",
    "RestrictedPost",
    "Scope",
    "Seat",
    "SecondPersonNeeded",
    "Service",
    "ServiceAccount",
    "SignIn",
    "SignInWay",
    "StandIn",
    "Standing",
    "User",
    "UserManager",
    "Ward",
    "acts_for",
    "assistant_posts",
    "assists",
    "away_until",
    "councillor_posts",
    "covers_today",
    "has_left_service",
    "holders_of_role",
    "in_office",
    "leads_of_service",
    "leads_service",
    "officers_led_by",
    "people_with",
    "posts_of_role",
    "readers_of_role",
    "system_user",
    "unique_people",
]
