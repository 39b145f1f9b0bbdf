"""Template context of every page: council, navigation, and the banner of the election period."""

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from enquiries.queue.policy import can_see_queue
from foundation.addresses import address_of
from foundation.types import Context
from people.models import Appointment, User
from people.second_factors.requirement import last_day_in_session
from people.session_limits import idle_seconds
from portal.alarms import alarms
from protocols import elections
from protocols.behaviours import Behaviour
from protocols.version_cache import in_force_or_none
from reports.policy import can_see_reports

# Pages that change the rules stand under Protocol, whichever app counts or dates what they touch.
PROTOCOL_PATHS = ("/protocol/", "/calendar/", "/enquiries/what-would-change/", "/monitoring/")


def site(request: HttpRequest) -> Context:
    return {
        "council_name": settings.COUNCIL_NAME,
        "council_phone": settings.COUNCIL_PHONE,
        "demo": settings.DEMO,
        "demo_people": demo_people if settings.DEMO else (),
        "council_sign_in": settings.OIDC_NAME if settings.OIDC_SERVER_URL else "",
        "local_passwords": settings.LOCAL_PASSWORDS,
        "nav": navigation(request),
        "sent_emails": settings.DEMO and is_signed_in(request),
        "last_day_without_second_step": lambda: last_day_in_session(request),
        "idle_seconds": lambda: seconds_until_idle(request),
        "election": lambda: election(request),
        "alarms": lambda: alarms(request),
    }


def seconds_until_idle(request: HttpRequest) -> int:
    """0 where nobody is signed in."""
    user = getattr(request, "user", None)
    return idle_seconds(user) if isinstance(user, User) else 0


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
    """The same words for everybody who is signed in, so that a menu tells nothing; only reports are
    for some. No address of it leads to a page that refuses them."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return ()
    has_queue = can_see_queue(user) and not user.reads_as_councillor
    enquiries = address_of("enquiries:queue" if has_queue else "home")
    at = request.path
    elsewhere = at.startswith(PROTOCOL_PATHS)
    listed = at.startswith(("/enquiries/", "/everything/"))
    in_enquiries = not elsewhere and (at == enquiries or listed)
    return (
        ("Enquiries", enquiries, in_enquiries),
        ("Documents", address_of("documents:index"), at.startswith("/documents/")),
        ("Complaints", address_of("complaints:index"), at.startswith("/complaints/")),
        ("Meetings", address_of("relations:index"), at.startswith("/relations/")),
        ("Notices", address_of("announcements:index"), at.startswith("/announcements/")),
        ("Protocol", address_of("protocols:in_force"), at.startswith(PROTOCOL_PATHS)),
        *reports_entry(user, at),
    )


def reports_entry(user: User, at: str) -> tuple[tuple[str, str, bool], ...]:
    """For officers who can see figures. It follows from their post, and tells nothing else.
    Councillors have a link on their home page."""
    if user.is_member or not can_see_reports(user):
        return ()
    return (("Reports", address_of("reports"), at.startswith("/figures/")),)
