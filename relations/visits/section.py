"""The section of the page of relations about visits to premises."""

from django.urls import reverse

from people.models import User
from relations.models import Visit
from relations.sections import Section
from relations.visits.policy import can_announce


def visits_section(user: User) -> Section | None:
    if not (can_announce(user) or Visit.objects.visible_to(user).exists()):
        return None
    sentence = (
        "Announce a visit to a school, depot or office of the council, and see visits in your ward."
        if user.is_member
        else "Visits of councillors to premises that you manage or answer for."
    )
    return Section("Visits to premises", reverse("relations:visits"), sentence)
