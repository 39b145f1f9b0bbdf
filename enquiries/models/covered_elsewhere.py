"""Officers that a reader covers for, as far as the reader does not see their enquiries anyway.

A cover mostly works in the service of the officer who is away, whose enquiries they read by their
own post. To ask for the same again by the cover makes each list several times as slow, because no
index of the queue serves both.
"""

from django.apps import apps
from django.db.models import BigIntegerField, Exists, OuterRef, Q, QuerySet

from enquiries.models.indexes import HAS_REFERENCE
from foundation.statements import Parameter, Statement, is_among
from people.models import User
from people.roles import Permission

NO_SERVICE = 0  # before every key


def covered_elsewhere(user: User) -> list[int]:
    """The keys of those this person covers for who have an enquiry outside the person's own
    services. Asked once for each request, and only of a cover."""
    if not user.covered:
        return []
    kept = vars(user)
    if "covered_elsewhere" not in kept:
        kept["covered_elsewhere"] = with_enquiries_elsewhere(user)
    found: list[int] = kept["covered_elsewhere"]
    return found


def with_enquiries_elsewhere(user: User) -> list[int]:
    own = sorted(user.services) if user.may(Permission.SEE_SERVICE) else []
    values = {"first": min(own, default=NO_SERVICE), "last": max(own, default=NO_SERVICE)}
    return ELSEWHERE.rows(covered=sorted(user.covered), services=own, **values)


def elsewhere() -> QuerySet[User, int]:
    """Each condition is one look into an index, at the end of a range in which there is mostly
    nothing: `NOT IN` would read every enquiry of the officer."""
    first, last = (Parameter(name, BigIntegerField()) for name in ("first", "last"))
    between = Q(service__gt=first, service__lt=last) & ~Q(is_among("service", "services", KEY))
    outside = (Q(service=None), Q(service__lt=first), Q(service__gt=last), between)
    enquiries = apps.get_model("enquiries.Enquiry")._default_manager.filter(HAS_REFERENCE)
    enquiries = enquiries.filter(officer=OuterRef("pk"))
    there = Q()
    for condition in outside:
        there |= Q(Exists(enquiries.filter(condition)))
    people = User.objects.filter(is_among("pk", "covered", KEY)).filter(there)
    return people.order_by("pk").values_list("pk", flat=True)


KEY = BigIntegerField()
ELSEWHERE: Statement[User] = Statement(elsewhere)
