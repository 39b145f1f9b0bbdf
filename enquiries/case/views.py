"""The page of one enquiry, and its letters to print."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from casework.http import PortalRequest, visible_or_404
from enquiries import actions, policy
from enquiries.case import (
    annotations,
    content,
    contentious_panel,
    next_steps,
    offered_verbs,
    readers,
    timeline,
    wording,
)
from enquiries.models import Enquiry
from foundation.paging import aware_time
from foundation.types import Context
from people.models import User
from protocols.behaviours import Behaviour


def enquiry_or_404(request: PortalRequest, pk: int) -> Enquiry:
    """The enquiry with all that its pages show, if this person can see it."""
    return visible_or_404(
        Enquiry.objects.with_people().select_related("resident").prefetch_related("promises"),
        request.user,
        pk=pk,
    )


@require_safe
def enquiry_page(request: PortalRequest, pk: int) -> HttpResponse:
    enquiry = enquiry_or_404(request, pk)
    user, before = request.user, aware_time(request.GET.get("before", ""))
    if policy.can_open(user, enquiry):
        actions.open_answer(enquiry, by=user)
    events = timeline.timeline_events(user, enquiry, before)
    full = len(events) >= timeline.MOST_EVENTS
    older = f"?before={events[-1].at.isoformat()}".replace("+", "%2B") if full else ""
    promises = content.promises_shown(enquiry)
    return render(
        request,
        "enquiries/detail.html",
        correspondence(user, enquiry)
        | {
            "desk": not user.reads_as_councillor,
            "back": back_to(user),
            "facts": content.case_facts(user, enquiry),
            "actions": offered_verbs.open_verbs(user, enquiry),
            "blocked": offered_verbs.blocked_verbs(user, enquiry),
            "next_steps": next_steps.next_steps(user, enquiry),
            "promises": promises,
            "earlier": [promise for promise in promises if not promise["open"]],
            "timeline": events,
            "timeline_next": older,
            "flag": contentious_panel.flag_panel(user, enquiry),
        },
    )


def correspondence(user: User, enquiry: Enquiry) -> Context:
    """The correspondence, its annotations, and who can read it. A link leads to the newest letter
    unless it is the only one and stands first, as on the page of an officer."""
    letters, mine = content.letters_shown(user, enquiry), user.pk == enquiry.member_id
    return {
        "enquiry": enquiry,
        "title": enquiry.title,
        "overline": wording.overline(enquiry),
        **readers.readers_context(enquiry, you=mine),
        "letters": letters,
        "newest_letters": letters if mine or len(letters) > 1 else [],
        "annotations": annotations.annotations_of_asker(enquiry),
        "resident": getattr(enquiry, "resident", None),
        "prints": enquiry.version.clause_for(Behaviour.NAMES_STAY_INSIDE),
        "member_view": mine,
    }


@require_safe
def print_page(request: PortalRequest, pk: int) -> HttpResponse:
    """The letters to print, with officers under the name of their service if the protocol asks."""
    enquiry, user = enquiry_or_404(request, pk), request.user
    inside = enquiry.version.cite_for(Behaviour.NAMES_STAY_INSIDE)
    return render(
        request,
        "enquiries/print.html",
        {
            "enquiry": enquiry,
            "title": enquiry.title,
            "overline": wording.overline(enquiry),
            "back": (enquiry.get_absolute_url(), f"Back to {enquiry.reference}"),
            "inside": inside,
            "letters": content.letters_shown(user, enquiry, names=not inside),
        },
    )


def back_to(user: User) -> tuple[str, str]:
    if user.reads_as_councillor:
        return reverse("home"), "Back to your enquiries"
    return reverse("enquiries:queue"), "Back to the list"
