"""Offices that are vacant today, and who stands in: the next one that has a holder."""

from people.models import Appointment, User
from people.roles import OFFICES
from protocols.routes import FALLBACK_ORDER


def offices_held_today() -> frozenset[str]:
    """The offices that have a holder or a deputy today: one statement."""
    posts = Appointment.objects.current().of_people_who_can_sign_in()
    return frozenset(posts.filter(role__in=sorted(OFFICES)).values_list("role", flat=True))


def office_standing_in(office: str, held: frozenset[str] | None = None) -> str:
    """The office itself if someone acts for it today, else the next one that is `held`; "" if all
    are vacant."""
    held = offices_held_today() if held is None else held
    return next((one for one in (office, *FALLBACK_ORDER) if one in held), "")


def offices_stood_in_for(user: User) -> frozenset[str]:
    """The vacant offices in whose place this person acts today. Asked once for each request, as
    the posts of a reader are."""
    kept = vars(user)
    if "offices_stood_in_for" not in kept:
        held = offices_held_today() if user.offices else OFFICES
        kept["offices_stood_in_for"] = frozenset(
            one for one in OFFICES - held if office_standing_in(one, held) in user.offices
        )
    found: frozenset[str] = kept["offices_stood_in_for"]
    return found
