"""Who is there, and which hats do they wear today?"""

from people.models.appointment import Appointment, AppointmentQuerySet, Standing, holders
from people.models.organisation import Committee, Group, OutsideBody, Service, Ward
from people.models.positions import (
    OutsideAppointment,
    OutsideCapacity,
    Portfolio,
    RestrictedPost,
    Seat,
)
from people.models.user import User, UserManager, system_user, unique

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
    "holders",
    "system_user",
    "unique",
]
