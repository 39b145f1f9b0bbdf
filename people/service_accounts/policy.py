"""Who can make and end service accounts."""

from datetime import date

from foundation.verdict import ALLOWED, Verdict, denied
from people.models import ServiceAccount, User
from people.roles import Permission


def can_make_service_account(user: User) -> Verdict:
    if user.may(Permission.ADMINISTER_PEOPLE):
        return ALLOWED
    return denied("Only a people administrator can make a service account.")


def can_end_service_account(user: User, account: ServiceAccount, today: date) -> Verdict:
    if not user.may(Permission.ADMINISTER_PEOPLE):
        return denied("Only a people administrator can end a service account.")
    if not account.is_in_use(today):
        return denied("This service account no longer works. There is nothing to end.")
    return ALLOWED
