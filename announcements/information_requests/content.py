"""What the pages of requests for information show: lines, facts and the verbs."""

from django.urls import reverse

from announcements.information_requests import policy
from announcements.models import InformationRequest, InformationState
from foundation import dates_in_words
from foundation.types import Context
from people.models import User

TAGS: dict[str, tuple[str, str]] = {
    InformationState.ASKED: ("With the service", ""),
    InformationState.ANSWERED: ("Answered", "green"),
    InformationState.WITHDRAWN: ("Withdrawn", "grey"),
}
VERBS = (
    ("give-information", "Answer the media team", policy.can_give_information),
    ("withdraw-information", "Withdraw request", policy.can_withdraw_request),
)


def due_words(request: InformationRequest) -> str:
    """Due Thursday 3 December at 11am; was due, once that has passed without an answer."""
    if request.due_at is None:
        return ""
    at = f"{dates_in_words.day(request.due_at)} at {dates_in_words.clock(request.due_at)}"
    return f"Overdue: was due {at}" if request.is_late else f"Due {at}"


def information_line(request: InformationRequest) -> Context:
    return {
        "url": request.get_absolute_url(),
        "title": request.title,
        "about": f"{request.reference}, {request.service}",
        "when": due_words(request),
        "tag": TAGS[request.status],
    }


def facts_of_information(request: InformationRequest) -> list[Context]:
    return [
        {"label": "State", "tag": TAGS[request.status]},
        {"label": "Due", "lines": [due_words(request)]},
        {"label": "Asked by", "lines": [request.author.name]},
        {"label": "Service", "lines": [request.service.name]},
    ]


def links_of_information(request: InformationRequest, user: User) -> list[dict[str, str]]:
    return [
        {"label": label, "url": reverse(f"announcements:{name}", args=[request.reference])}
        for name, label, may in VERBS
        if may(user, request)
    ]
