"""Lists of contributions: those asked of an officer or their services, and those they asked for."""

from urllib.parse import urlencode

from django.db.models import Count, Q
from django.utils import timezone

from enquiries.contributions import content
from enquiries.models import Contribution, ContributionQuerySet
from foundation.types import Context
from people import directory
from people.models import User

OF_ME, BY_ME, ENDED = "to-give", "asked-for", "ended"
HEADINGS = {
    OF_ME: "Contributions to give",
    BY_ME: "Contributions you are waiting for",
    ENDED: "Contributions given or no longer needed",
}


def which_of(asked: str, user: User) -> str:
    """The list that was asked for, or the first one with something to do."""
    if asked in HEADINGS:
        return asked
    return next((which for which in (OF_ME, BY_ME) if rows_of(user, which).exists()), OF_ME)


def rows_of(user: User, which: str) -> ContributionQuerySet:
    """The contributions of one list; those without an end are the open ones."""
    seen: ContributionQuerySet = Contribution.objects.visible_to(user)
    if which == BY_ME:
        return seen.open().of_handler(user)
    of_me = seen.asked_of(user)
    return of_me.exclude(ended_at=None) if which == ENDED else of_me.open()


def tabs(user: User, which: str) -> list[tuple[str, str, str, bool]]:
    """The lists as components/choices.html takes them, with the numbers of those that are open."""
    return [
        (heading, number_words(user, name), f"?{urlencode({'which': name})}", name == which)
        for name, heading in HEADINGS.items()
    ]


def number_words(user: User, which: str) -> str:
    """3, 1 overdue."""
    if which == ENDED:
        return ""
    numbers = rows_of(user, which).aggregate(
        open=Count("pk"), late=Count("pk", filter=Q(due_at__lt=timezone.now()))
    )
    late = f", {numbers['late']} overdue" if numbers["late"] else ""
    return f"{numbers['open']}{late}"


def line(row: Contribution) -> Context:
    return {
        "url": row.get_absolute_url(),
        "reference": row.case.reference,
        "title": row.case.title,
        "asked": content.asked_words(row),
        "by": directory.person_name(row.asked_by_id),
        "tag": content.contribution_tag(row),
        "due": content.due(row),
    }
