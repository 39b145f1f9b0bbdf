"""Pages only for officers: the contentious flag, approval of letters, statutory duties."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from casework.http import PortalRequest, act
from enquiries import approving, casefile, duties, flagged, flagging, marking
from enquiries.forms import ApprovalForm, FlagForm
from enquiries.forms.flags import SEND
from enquiries.models import ContentiousFlag, Enquiry
from enquiries.views.cases import opened, page
from foundation.forms import PortalForm
from foundation.paging import page_of
from foundation.verdict import denied
from people.models import User
from people.roles import Permission

LEADS = {
    flagging.FLAG: "We will tell the head of service at once. No councillor will see this.",
    flagging.ALERT: "We will tell the {clerk} at once. No councillor will see this.",
    flagging.APPROVAL: "A second officer will have to approve each letter to the councillor."
    " No councillor will see this.",
}


def opened_by_officer(request: PortalRequest, pk: int) -> Enquiry:
    """The enquiry, for an officer. For a councillor none of these pages exists."""
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
            heading="Flag this enquiry as contentious",
            lead=lead.format(clerk=version.title("chief-executive")),
            clause=casefile.cited(version, flagging.asked(version)),
            button="Flag as contentious",
            readers="",
        ),
        form=FlagForm,
        may=flagging.can_flag(user, enquiry),
        do=lambda cleaned: marking.flag(enquiry, text=cleaned["text"], by=user),
        done="Enquiry flagged as contentious",
        to=enquiry,
        reads_first=True,
    )


@require_http_methods(["GET", "POST"])
def unflag(request: PortalRequest, pk: int) -> HttpResponse:
    enquiry, user = opened_by_officer(request, pk), request.user
    words = {
        "heading": "Remove the contentious flag",
        "lead": "The record will still show who flagged it and why.",
        "button": "Remove flag",
        "readers": "",
    }
    return act(
        request,
        page(enquiry, user, **words),
        form=PortalForm,
        may=flagging.can_unflag(user, enquiry),
        do=lambda cleaned: marking.unflag(enquiry, by=user),
        done="Contentious flag removed",
        to=enquiry,
        reads_first=True,
    )


@require_http_methods(["GET", "POST"])
def approve(request: PortalRequest, pk: int) -> HttpResponse:
    """The waiting letter, as the councillor would read it."""
    enquiry, user = opened_by_officer(request, pk), request.user
    proposal = flagging.waiting(enquiry)
    words = {
        "heading": "Approve a letter",
        "lead": "This enquiry is flagged as contentious, so a second officer must approve each"
        " letter before it is sent.",
        "clause": casefile.cited(enquiry.version, flagging.asked(enquiry.version)),
        "button": "Continue",
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
        done="Decision on the letter recorded",
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
        "heading": "Mark this enquiry as your statutory duty",
        "lead": "Only the holder of your post will be able to withdraw, reassign, redirect or close"
        " this enquiry until you remove the mark. The councillor can see the mark.",
        "clause": casefile.cited(enquiry.version, number),
        "button": "Mark as your statutory duty",
        "readers": "",
    }
    return act(
        request,
        page(enquiry, user, **words),
        form=PortalForm,
        may=duties.can_mark(user, enquiry),
        do=lambda cleaned: marking.mark_duty(enquiry, by=user),
        done="Enquiry marked as your statutory duty",
        to=enquiry,
    )


@require_http_methods(["GET", "POST"])
def end_duty(request: PortalRequest, pk: int) -> HttpResponse:
    enquiry, user = opened_by_officer(request, pk), request.user
    words = {
        "heading": "Remove the statutory duty mark",
        "lead": "Others will then be able to withdraw, reassign, redirect or close this enquiry as"
        " usual.",
        "button": "Remove mark",
        "readers": "",
    }
    return act(
        request,
        page(enquiry, user, **words),
        form=PortalForm,
        may=duties.can_end(user, enquiry),
        do=lambda cleaned: marking.end_duty(enquiry, by=user),
        done="Statutory duty mark removed",
        to=enquiry,
    )


@require_safe
def contentious(request: PortalRequest) -> HttpResponse:
    """Enquiries an office was alerted to that are still flagged, newest first, without the letters.

    A flag does not let anyone read the correspondence.
    """
    user = request.user
    if user.is_member:
        raise Http404
    if not user.may(Permission.SEE_OFFICE):
        denied(
            "Only an office that is alerted to contentious matters can see this list."
        ).or_raise()
    rows = ContentiousFlag.objects.visible_to(user).select_related("by", "case")
    rows = rows.defer("case__search")
    found = page_of(rows, "at", request.GET.get("after", ""), newest=True)
    context = {
        "title": "Contentious matters",
        "rows": flagged.rows(user, found.rows),
        "next_link": {"url": f"?{urlencode({'after': found.after})}", "label": "Earlier matters"}
        if found.after
        else None,
        "first_url": "" if found.is_first else "?",
        "desk": True,
        "back": (reverse("enquiries:queue"), "Back to the list"),
    }
    return render(request, "enquiries/contentious.html", context)
