"""Template context of every page: council, navigation, and the banner of the election period."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from enquiries.queue.policy import can_see_queue
from foundation.types import Context
from people.models import Appointment
from portal.alarms import alarms
from protocols import elections
from protocols.behaviours import Behaviour
from protocols.version_cache import in_force_or_none

# Pages that change the rules stand under Protocol, whichever app counts or dates what they touch.
PROTOCOL_PATHS = ("/protocol/", "/calendar/", "/enquiries/what-would-change/", "/monitoring/")


def site(request: HttpRequest) -> Context:
    return {
        "council_name": settings.COUNCIL_NAME,
        "council_phone": settings.COUNCIL_PHONE,
        "demo": settings.DEMO,
        "demo_people": demo_people if settings.DEMO else (),
        "nav": navigation(request),
        "sent_emails": settings.DEMO and is_signed_in(request),
        "election": lambda: election(request),
        "alarms": lambda: alarms(request),
    }


def election(request: HttpRequest) -> Context | None:
    """The election period of today, said to everybody who is signed in where the protocol asks for
    it (Cheshire East 2.4)."""
    user, today = getattr(request, "user", None), timezone.localdate()
    if (
        user is None
        or not user.is_authenticated
        or not (period := elections.election_period_on(today))
    ):
        return None
    version = in_force_or_none(today)
    clause = version.cite_for(Behaviour.ELECTION_PERIOD) if version else None
    return {"period": period, "clause": clause.name, "url": clause.url} if clause else None


def demo_people() -> list[dict[str, str]]:
    """One of each post, for the demo's sign-in page; only that page asks for it."""
    posts = Appointment.objects.current().of_people_who_can_sign_in()
    shown = posts.order_by("pk").select_related("person", "service", "ward")[:8]
    return [
        {"name": post.person.name, "role": post_in_words(post), "email": post.person.email}
        for post in shown
    ]


def post_in_words(post: Appointment) -> str:
    """A post in a list of people. A ward without the word would not say that it is a councillor."""
    return f"Councillor, {post.post}" if post.ward_id else post.post


def is_signed_in(request: HttpRequest) -> bool:
    user = getattr(request, "user", None)
    return user is not None and user.is_authenticated


def navigation(request: HttpRequest) -> tuple[tuple[str, str, bool], ...]:
    """The same words for everybody who is signed in, so that a menu tells nothing. No address of it
    leads to a page that refuses them."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return ()
    has_queue = can_see_queue(user) and not user.reads_as_councillor
    enquiries = reverse("enquiries:queue" if has_queue else "home")
    at = request.path
    elsewhere = at.startswith(PROTOCOL_PATHS)
    listed = at.startswith(("/enquiries/", "/everything/"))
    in_enquiries = not elsewhere and (at == enquiries or listed)
    return (
        ("Enquiries", enquiries, in_enquiries),
        ("Documents", reverse("documents:index"), at.startswith("/documents/")),
        ("Complaints", reverse("complaints:index"), at.startswith("/complaints/")),
        ("Meetings", reverse("relations:index"), at.startswith("/relations/")),
        ("Protocol", reverse("protocols:in_force"), at.startswith(PROTOCOL_PATHS)),
    )
