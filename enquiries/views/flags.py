"""Pages for officers alone: marks on an enquiry, and letters that wait for a second officer."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from casework.http import PortalRequest, act
from casework.paging import page_of
from enquiries import approving, casefile, duties, flagged, flagging, marking
from enquiries.forms import ApprovalForm, FlagForm
from enquiries.forms.flags import SEND
from enquiries.models import ContentiousFlag, Enquiry
from enquiries.views.cases import opened, page
from people.forms import PortalForm
from people.models import User
from people.policy import denied
from people.roles import Permission

LEADS = {
    flagging.FLAG: "The head of service is told at once. No councillor is ever shown it.",
    flagging.ALERT: "The {clerk} is told at once. No councillor is ever shown it.",
    flagging.APPROVAL: "From now on a second officer approves what is sent to the councillor."
    " No councillor is ever shown it.",
}


def opened_by_officer(request: PortalRequest, pk: int) -> Enquiry:
    """To a councillor none of these pages is there."""
    enquiry = opened(request, pk)
    if request.user.is_member or enquiry.member_id == request.user.pk:
        raise Http404
    return enquiry


@require_http_methods(["GET", "POST"])
def flag(request: PortalRequest, pk: int) -> HttpResponse:
    enquiry, user = opened_by_officer(request, pk), request.user
    version = enquiry.version
    lead = next((words for key, words in LEADS.items() if version.asks_for(key)), "")
    return act(
        request,
        page(
            enquiry,
            user,
            heading="Mark it as contentious",
            lead=lead.format(clerk=version.title("chief-executive")),
            clause=casefile.cited(version, flagging.asked(version)),
            button="Mark it",
            readers="",
        ),
        form=FlagForm,
        may=flagging.can_flag(user, enquiry),
        do=lambda cleaned: marking.flag(enquiry, text=cleaned["text"], by=user),
        done="Marked as contentious",
        to=enquiry,
        reads_first=True,
    )


@require_http_methods(["GET", "POST"])
def unflag(request: PortalRequest, pk: int) -> HttpResponse:
    enquiry, user = opened_by_officer(request, pk), request.user
    words = {
        "heading": "End the mark as contentious",
        "lead": "That it was marked, by whom and why stays on record.",
        "button": "End the mark",
        "readers": "",
    }
    return act(
        request,
        page(enquiry, user, **words),
        form=PortalForm,
        may=flagging.can_unflag(user, enquiry),
        do=lambda cleaned: marking.unflag(enquiry, by=user),
        done="No longer marked as contentious",
        to=enquiry,
        reads_first=True,
    )


@require_http_methods(["GET", "POST"])
def approve(request: PortalRequest, pk: int) -> HttpResponse:
    """What waits, as the councillor would read it."""
    enquiry, user = opened_by_officer(request, pk), request.user
    proposal = flagging.waiting(enquiry)
    words = {
        "heading": "Approve a letter",
        "lead": "It is marked as contentious, so a second officer reads it before it goes.",
        "clause": casefile.cited(enquiry.version, flagging.asked(enquiry.version)),
        "button": "Decide",
        "readers": "",
        "proposal": flagged.letter(proposal) if proposal else None,
        "flag": flagged.on_page(user, enquiry),
    }
    return act(
        request,
        page(enquiry, user, **words),
        form=ApprovalForm,
        may=flagging.can_approve(user, enquiry),
        do=lambda cleaned: decide(enquiry, cleaned, by=user),
        done="Decided",
        to=enquiry,
        template="enquiries/approve.html",
        reads_first=True,
    )


def decide(enquiry: Enquiry, cleaned: dict[str, Any], *, by: User) -> None:
    if cleaned["decision"] == SEND:
        approving.approve(enquiry, by=by)
    else:
        approving.give_back(enquiry, text=cleaned["text"], by=by)


@require_http_methods(["GET", "POST"])
def duty(request: PortalRequest, pk: int) -> HttpResponse:
    enquiry, user = opened_by_officer(request, pk), request.user
    number = enquiry.version.asks_for(duties.BEHAVIOUR)
    words = {
        "heading": "Mark it as your statutory duty",
        "lead": "Nobody but the holder of your post can then withdraw, pass on or close it, until"
        " you end the mark. The councillor sees that it is marked.",
        "clause": casefile.cited(enquiry.version, number),
        "button": "Mark it",
        "readers": "",
    }
    return act(
        request,
        page(enquiry, user, **words),
        form=PortalForm,
        may=duties.can_mark(user, enquiry),
        do=lambda cleaned: marking.mark_duty(enquiry, by=user),
        done="Marked as your statutory duty",
        to=enquiry,
    )


@require_http_methods(["GET", "POST"])
def end_duty(request: PortalRequest, pk: int) -> HttpResponse:
    enquiry, user = opened_by_officer(request, pk), request.user
    words = {
        "heading": "End the mark as a statutory duty",
        "lead": "It can then be withdrawn, passed on and closed as any other.",
        "button": "End the mark",
        "readers": "",
    }
    return act(
        request,
        page(enquiry, user, **words),
        form=PortalForm,
        may=duties.can_end(user, enquiry),
        do=lambda cleaned: marking.end_duty(enquiry, by=user),
        done="No longer marked",
        to=enquiry,
    )


@require_safe
def contentious(request: PortalRequest) -> HttpResponse:
    """What an office was alerted to and is still marked, newest first: the mark, not the letters.

    A mark makes nobody a reader of the correspondence.
    """
    user = request.user
    if user.is_member:
        raise Http404
    if not user.may(Permission.SEE_OFFICE):
        denied("Only an office that is alerted to contentious matters has this list.").or_raise()
    rows = ContentiousFlag.objects.visible_to(user).select_related("by", "case")
    rows = rows.defer("case__search")
    found = page_of(rows, "at", request.GET.get("after", ""), newest=True)
    context = {
        "title": "Contentious matters",
        "rows": flagged.rows(user, found.rows),
        "next_link": {"url": f"?{urlencode({'after': found.after})}", "label": "Earlier"}
        if found.after
        else None,
        "first_url": "" if found.is_first else "?",
        "desk": True,
        "back": (reverse("enquiries:queue"), "Back to the list"),
    }
    return render(request, "enquiries/contentious.html", context)
