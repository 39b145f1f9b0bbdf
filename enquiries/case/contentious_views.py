"""Pages only for officers: the contentious flag, approval of letters, statutory duties."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from casework.http import PortalRequest, verb_page
from enquiries import contentious, officer_marks, statutory_duty
from enquiries.case import approval, contentious_panel
from enquiries.case.contentious_forms import SEND, ApprovalForm, FlagForm
from enquiries.case.views import enquiry_or_404, verb_page_context
from enquiries.models import ContentiousFlag, Enquiry
from foundation.forms import PortalForm
from foundation.paging import page_of
from people.models import User
from protocols.behaviours import Behaviour

LEADS = {
    Behaviour.CONTENTIOUS_FLAG: "We will tell the head of service at once."
    " No councillor will see this.",
    Behaviour.CONTENTIOUS_ALERT: "We will tell the {clerk} at once. No councillor will see this.",
    Behaviour.CONTENTIOUS_APPROVAL: "A second officer will have to approve each letter to the"
    " councillor."
    " No councillor will see this.",
}


def enquiry_for_officer_or_404(request: PortalRequest, pk: int) -> Enquiry:
    """The enquiry, for an officer. For a councillor none of these pages exists."""
    enquiry = enquiry_or_404(request, pk)
    if contentious.is_hidden_from(request.user, enquiry):
        raise Http404
    return enquiry


@require_http_methods(["GET", "POST"])
def flag_page(request: PortalRequest, pk: int) -> HttpResponse:
    enquiry, user = enquiry_for_officer_or_404(request, pk), request.user
    version = enquiry.version
    lead = next((words for key, words in LEADS.items() if version.clause_for(key)), "")
    return verb_page(
        request,
        verb_page_context(
            enquiry,
            user,
            heading="Flag this enquiry as contentious",
            lead=lead.format(clerk=version.title("chief-executive")),
            clause=version.cite(contentious.flag_clause(version)),
            button="Flag as contentious",
            readers="",
        ),
        form=FlagForm,
        may=contentious.can_flag(user, enquiry),
        do=lambda cleaned: officer_marks.flag_as_contentious(
            enquiry, text=cleaned["text"], by=user
        ),
        done="Enquiry flagged as contentious",
        to=enquiry,
        reads_first=True,
    )


@require_http_methods(["GET", "POST"])
def unflag_page(request: PortalRequest, pk: int) -> HttpResponse:
    enquiry, user = enquiry_for_officer_or_404(request, pk), request.user
    words = {
        "heading": "Remove the contentious flag",
        "lead": "The record will still show who flagged it and why.",
        "button": "Remove flag",
        "readers": "",
    }
    return verb_page(
        request,
        verb_page_context(enquiry, user, **words),
        form=PortalForm,
        may=contentious.can_unflag(user, enquiry),
        do=lambda cleaned: officer_marks.remove_contentious_flag(enquiry, by=user),
        done="Contentious flag removed",
        to=enquiry,
        reads_first=True,
    )


@require_http_methods(["GET", "POST"])
def approve_letter_page(request: PortalRequest, pk: int) -> HttpResponse:
    """The waiting letter, as the councillor would read it."""
    enquiry, user = enquiry_for_officer_or_404(request, pk), request.user
    proposal = contentious.waiting_letter(enquiry)
    words = {
        "heading": "Approve a letter",
        "lead": "This enquiry is flagged as contentious, so a second officer must approve each"
        " letter before it is sent.",
        "clause": enquiry.version.cite(contentious.flag_clause(enquiry.version)),
        "button": "Continue",
        "readers": "",
        "proposal": contentious_panel.waiting_letter_shown(proposal) if proposal else None,
        "flag": contentious_panel.flag_panel(user, enquiry),
    }
    return verb_page(
        request,
        verb_page_context(enquiry, user, **words),
        form=ApprovalForm,
        may=contentious.can_approve(user, enquiry),
        do=lambda cleaned: record_decision_on_letter(enquiry, cleaned, by=user),
        done="Decision on the letter recorded",
        to=enquiry,
        template="enquiries/approve.html",
        reads_first=True,
    )


def record_decision_on_letter(enquiry: Enquiry, cleaned: dict[str, Any], *, by: User) -> None:
    if cleaned["decision"] == SEND:
        approval.approve_letter(enquiry, by=by)
    else:
        approval.send_back_letter(enquiry, text=cleaned["text"], by=by)


@require_http_methods(["GET", "POST"])
def mark_duty_page(request: PortalRequest, pk: int) -> HttpResponse:
    enquiry, user = enquiry_for_officer_or_404(request, pk), request.user
    number = enquiry.version.clause_for(Behaviour.STATUTORY_POSTS)
    words = {
        "heading": "Mark this enquiry as your statutory duty",
        "lead": "Only the holder of your post will be able to withdraw, reassign, redirect or close"
        " this enquiry until you remove the mark. The councillor can see the mark.",
        "clause": enquiry.version.cite(number),
        "button": "Mark as your statutory duty",
        "readers": "",
    }
    return verb_page(
        request,
        verb_page_context(enquiry, user, **words),
        form=PortalForm,
        may=statutory_duty.can_mark(user, enquiry),
        do=lambda cleaned: officer_marks.mark_duty(enquiry, by=user),
        done="Enquiry marked as your statutory duty",
        to=enquiry,
    )


@require_http_methods(["GET", "POST"])
def unmark_duty_page(request: PortalRequest, pk: int) -> HttpResponse:
    enquiry, user = enquiry_for_officer_or_404(request, pk), request.user
    words = {
        "heading": "Remove the statutory duty mark",
        "lead": "Others will then be able to withdraw, reassign, redirect or close this enquiry as"
        " usual.",
        "button": "Remove mark",
        "readers": "",
    }
    return verb_page(
        request,
        verb_page_context(enquiry, user, **words),
        form=PortalForm,
        may=statutory_duty.can_end(user, enquiry),
        do=lambda cleaned: officer_marks.unmark_duty(enquiry, by=user),
        done="Statutory duty mark removed",
        to=enquiry,
    )


@require_safe
def contentious_list(request: PortalRequest) -> HttpResponse:
    """Enquiries an office was alerted to that are still flagged, newest first, without the letters.

    A flag does not let anyone read the correspondence.
    """
    user = request.user
    if contentious.is_hidden_from(user):
        raise Http404
    contentious.can_see_list(user).or_raise()
    rows = ContentiousFlag.objects.visible_to(user).select_related("by", "case")
    rows = rows.defer("case__search")
    page = page_of(rows, "at", request.GET.get("after", ""), newest=True)
    context = {
        "title": "Contentious matters",
        "rows": contentious_panel.flag_rows(user, page.rows),
        "next_link": {"url": f"?{urlencode({'after': page.after})}", "label": "Earlier matters"}
        if page.after
        else None,
        "first_url": "" if page.is_first else "?",
        "desk": True,
        "back": (reverse("enquiries:queue"), "Back to the list"),
    }
    return render(request, "enquiries/contentious.html", context)
