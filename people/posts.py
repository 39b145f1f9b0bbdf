"""Which posts go together? A councillor's and an officer's never do."""

from django.db.models import Q

from people.models import Appointment
from people.roles import COUNCILLORS, OFFICERS


def on_the_other_side(post: Appointment) -> Appointment | None:
    """A post of the same person that would make them councillor and officer on some day."""
    if post.role not in COUNCILLORS | OFFICERS or post.person_id is None:
        return None
    theirs = OFFICERS if post.role in COUNCILLORS else COUNCILLORS
    others = Appointment.objects.filter(person_id=post.person_id, role__in=sorted(theirs))
    others = others.filter(Q(ends_on=None) | Q(ends_on__gte=post.starts_on)).exclude(pk=post.pk)
    if post.ends_on:
        others = others.filter(starts_on__lte=post.ends_on)
    return others.select_related("ward", "service").order_by("starts_on").first()
