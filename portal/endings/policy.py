"""Who can end a ward, service, committee, group or outside body."""

from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User
from people.roles import Permission


def can_end_places(user: User) -> Verdict:
    if user.may(Permission.ADMINISTER_PEOPLE):
        return ALLOWED
    return denied("Only a people administrator can end a ward, service or committee.")
