"""People, their posts, and the wards, groups, services, committees and bodies they belong to."""

from people.models.appointment import Appointment, AppointmentQuerySet, Standing, holders_of_role
from people.models.organisation import Committee, Group, OutsideBody, Service, Ward
from people.models.positions import (
    OutsideAppointment,
    OutsideCapacity,
    Portfolio,
    RestrictedPost,
    Seat,
)
from people.models.user import User, UserManager, system_user, unique_people

__all__ = [
    "Appointment",
    "AppointmentQuerySet",
    "Committee",
    "Group",
    "OutsideAppointment",
    "OutsideBody",
    "OutsideCapacity",
    "Portfolio",
    "RestrictedPost",
    "Seat",
    "Service",
    "Standing",
    "User",
    "UserManager",
    "Ward",
    "holders_of_role",
    "system_user",
    "unique_people",
]
