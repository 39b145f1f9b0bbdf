"""Matching of posts: which are the same, which give way to which, and which row comes first."""

from datetime import date

from people.imports.changes import Held
from people.imports.council import ROLES
from people.imports.listed import ListedPost
from people.models import Appointment, ImportKind, Seat
from people.roles import SERVICE_ROLES, Role


def is_same_post(one: Held, other: Held) -> bool:
    """Whether two are one post, whatever their days."""
    if isinstance(one, Seat) or isinstance(other, Seat):
        return type(one) is type(other) and one.committee_id == other.committee_id
    same = one.role == other.role and one.standing == other.standing
    same = same and one.ward_id == other.ward_id and one.committee_id == other.committee_id
    if one.role in SERVICE_ROLES:
        return same and one.service_id == other.service_id
    return same and (one.role != Role.GROUP_LEADER or one.group_id == other.group_id)


def is_instead_of(one: Held, other: Held) -> bool:
    """Whether a person who gets one of them no longer has the other, unless the file has both: a
    councillor has one ward, and an officer moves from one service to another."""
    if isinstance(one, Seat) or isinstance(other, Seat):
        return False
    at_work = ROLES[ImportKind.OFFICERS]
    return is_two_wards(one, other) or (one.role in at_work and other.role in at_work)


def is_two_wards(one: Held, other: Held) -> bool:
    """Whether both are a councillor’s: nobody is councillor for two wards at a time."""
    posts = isinstance(one, Appointment) and isinstance(other, Appointment)
    return posts and one.role == other.role == Role.COUNCILLOR  # type: ignore[union-attr]


def place_in_order(one: ListedPost) -> tuple[bool, date, int]:
    """Being a councillor comes before what only a councillor can be."""
    return one.named.role != Role.COUNCILLOR, one.starts_on or date.min, one.row
