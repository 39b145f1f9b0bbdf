"""Officers of today, for forms that choose one for a meeting."""

from django.db.models import QuerySet

from people.models import Appointment, User
from people.roles import OFFICERS


def officers_today() -> QuerySet[User]:
    """Everyone who works for the council today."""
    posts = Appointment.objects.current().of_people_who_can_sign_in()
    people = posts.filter(role__in=sorted(OFFICERS)).values("person")
    return User.objects.filter(pk__in=people).order_by("name", "pk")
