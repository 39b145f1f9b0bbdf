"""Enquiries that officers read by their posts: the service, the office and the coordinators."""

from django.db.models import Q

from enquiries.models.choices import SEALED
from enquiries.models.covered_elsewhere import covered_elsewhere
from people.models import User
from people.roles import Permission


def read_by_post(user: User, case: str = "") -> Q:
    """What an officer sees of enquiries because of what they are today; `case` is the path to the
    enquiry, for example "case__". Their covers read it too, except the author of
    an answer that is challenged. A confidential one only the officer who has it."""
    unsealed = ~Q(**{f"{case}kind__in": SEALED}) | Q(**{f"{case}officer": user})
    if user.may(Permission.SEE_EVERY_ENQUIRY):
        return unsealed
    seen = Q(pk__in=())
    if user.may(Permission.SEE_SERVICE):
        seen |= Q(**{f"{case}service__in": list(user.services)})
    if user.may(Permission.SEE_OFFICE):
        offices = sorted(user.offices)
        for office in ("office", "reported_to", "chased_to"):
            seen |= Q(**{f"{case}{office}__in": offices})
    if elsewhere := covered_elsewhere(user):
        covered = Q(**{f"{case}officer__in": elsewhere})
        seen |= covered & ~Q(**{f"{case}challenged": user})
    return seen & unsealed
