"""The protocol page, for everyone who is signed in."""

from collections.abc import Iterator

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from foundation.types import Context
from people.models import User
from people.request import SignedIn
from protocols import policy
from protocols.bank_holidays import holiday_warnings
from protocols.behaviours import Behaviour
from protocols.http import url_if_there
from protocols.models import Protocol
from protocols.reading.applies import what_applies
from protocols.reading.guides import guide_topics
from protocols.reading.in_force import page_sections, protocol_context, review_due
from protocols.restricted_posts import actions


@require_safe
def protocol_page(request: SignedIn) -> HttpResponse:
    """The version in force today, or the one that ?version= names: cases keep theirs."""
    today = timezone.localdate()
    versions = Protocol.objects.visible_to(request.user)
    number = request.GET.get("version", "")
    protocol = versions.numbered(number) or versions.in_force_or_none(today)
    if protocol is None:
        return render(request, "protocols/none.html", {"title": "Protocol"})
    planned_too = bool(policy.can_see_drafts(request.user))
    page = protocol_context(protocol, today, planned_too=planned_too)
    applies = what_applies(request.user, protocol, page)
    context: Context = {
        **page,
        "topics": list(guide_topics(protocol)),
        "applies": applies,
        "sections": page_sections(page, applies.title if applies else ""),
    }
    if policy.can_see_outstanding(request.user):
        context |= {"outstanding": True, "review_due": review_due(protocol, today)}
    if policy.can_see_holiday_warnings(request.user):
        context["warnings"] = holiday_warnings(protocol.division, today)
    if policy.can_see_restricted(request.user) and actions.version_restricting_posts(today):
        context["restricted"] = True
    context["kept"] = [
        (url_if_there(name), label) for name, label in pages_above(request.user, protocol)
    ]
    return render(request, "protocols/in_force.html", context)


def pages_above(user: User, protocol: Protocol) -> Iterator[tuple[str, str]]:
    """The pages on floors above that go with the protocol and are for this reader, by name."""
    if policy.can_choose_what_emails_say(user):
        yield "news:what-emails-say", "What emails to councillors say"
    if policy.can_see_working(user):
        yield "monitoring", "How well the protocol is followed"
        yield "review", "Reviews of the protocol"
    if policy.can_see_summaries(user) and protocol.clause_for(Behaviour.PORTFOLIO_SUMMARIES):
        yield "enquiries:summaries", "Open enquiries in your services"
