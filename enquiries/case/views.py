"""The page of one enquiry, and its letters to print."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from casework.http import PortalRequest
from casework.notes.page import notes_panel
from casework.timeline import TimelineEvent
from enquiries import actions, contributors, policy
from enquiries.case import (
    annotations,
    approval_panel,
    content,
    contentious_panel,
    councillor_page,
    next_steps,
    offered_verbs,
    readers,
    timeline,
    wording,
)
from enquiries.case.note_addresses import note_addresses
from enquiries.case.page_rows import page_row
from enquiries.contributions import case_panel
from enquiries.earlier_services.panel import earlier_services_panel
from enquiries.models import Enquiry
from enquiries.related.panel import related_panel
from enquiries.replies.words import drafts_panel
from enquiries.sharing.policy import can_see_resident
from foundation.paging import aware_time
from foundation.types import Context
from people.models import User
from protocols.behaviours import Behaviour


def enquiry_or_404(request: PortalRequest, pk: int) -> Enquiry:
    """The enquiry with all that its pages show, if this person can see it."""
    user = request.user
    enquiry = own_enquiry(user, pk) if user.is_member else None
    enquiry = enquiry or page_row(user, Enquiry.objects.visible_to(user).filter(pk=pk))
    if enquiry is None:
        raise Http404
    if not can_see_resident(user, enquiry):
        enquiry.hide_resident()
    return enquiry


def own_enquiry(user: User, pk: int) -> Enquiry | None:
    """A councillor’s own: then nobody need ask what others have shared with them."""
    return page_row(user, Enquiry.objects.own_of(user).filter(pk=pk))


@require_safe
def enquiry_page(request: PortalRequest, pk: int) -> HttpResponse:
    enquiry = enquiry_or_404(request, pk)
    user, before = request.user, aware_time(request.GET.get("before", ""))
    if policy.can_open(user, enquiry):
        actions.open_answer(enquiry, by=user)
    events = timeline.timeline_events(user, enquiry, before)
    letters = correspondence(user, enquiry)
    verbs = offered_verbs.verbs_offered(user, enquiry)  # after the readers, who are asked for once
    return render(
        request,
        "enquiries/detail.html",
        letters
        | {
            "desk": not user.reads_as_councillor,
            "back": back_to(user),
            "actions": offered_verbs.open_verbs(enquiry, verbs),
            "blocked": offered_verbs.blocked_verbs(enquiry, verbs),
            "not_offered": next_steps.not_offered(user, enquiry),
            "next_steps": next_steps.next_steps(user, enquiry),
            "promises": content.promises_shown(enquiry),
            "timeline": events,
            "timeline_next": link_to_earlier(events),
            "history_summary": councillor_page.history_summary(events, before),
            "history_open": bool(before),
            **panels_of_officers(user, enquiry),
            "earlier_services": earlier_services_panel(user, enquiry),
            "contributions": case_panel.contributions_panel(user, enquiry),
        },
    )


def link_to_earlier(events: list[TimelineEvent]) -> str:
    """The address of the events before these, if a page is full of them."""
    if len(events) < timeline.MOST_EVENTS:
        return ""
    return f"?before={events[-1].at.isoformat()}".replace("+", "%2B")


def panels_of_officers(user: User, enquiry: Enquiry) -> Context:
    """What only officers who deal with it read: related enquiries, letters that have not gone yet,
    private notes. Empty for a councillor, and there is none for an officer who was only asked for
    a contribution."""
    if contributors.reads_as_contributor(user, enquiry):
        return {}
    return {
        "related": related_panel(user, enquiry),
        "flag": contentious_panel.flag_panel(user, enquiry),
        "approval": approval_panel.approval_panel(user, enquiry),
        "drafts": drafts_panel(user, enquiry),
        "notes": notes_panel(user, enquiry, note_addresses(enquiry)),
    }


def correspondence(user: User, enquiry: Enquiry) -> Context:
    """The correspondence, its annotations, and who can read it: for councillors in their order."""
    letters, mine = content.letters_shown(user, enquiry), user.pk == enquiry.member_id
    context = {
        "enquiry": enquiry,
        "title": enquiry.title,
        "overline": wording.overline(enquiry),
        **readers.readers_context(enquiry, you=mine),
        "letters": letters,
        "annotations": annotations.annotations_of_asker(enquiry)
        if not user.reads_as_councillor or (mine and not enquiry.was_handed_over)
        else [],
        "resident": getattr(enquiry, "resident", None),
        "prints": enquiry.version.clause_for(Behaviour.NAMES_STAY_INSIDE),
        "member_view": mine,
    }
    if user.reads_as_councillor:
        return context | councillor_page.councillor_context(user, enquiry, letters)
    return context | officer_context(user, enquiry, letters)


def officer_context(user: User, enquiry: Enquiry, letters: list[Context]) -> Context:
    """A link leads to the newest letter unless it is the only one and stands first."""
    newest = letters if len(letters) > 1 else []
    return {"facts": content.case_facts(user, enquiry), "newest_letters": newest}


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
