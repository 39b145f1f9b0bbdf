"""Pages of approval: the waiting letter, its recall, the approver’s list, and earlier letters."""

from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from casework.files import serving
from casework.http import PortalRequest, visible_or_404
from enquiries import contentious
from enquiries.case import approval, approval_panel, contentious_panel, waiting_approvals
from enquiries.case.contentious_forms import CHANGE, RETURN, ApprovalForm
from enquiries.case.verb_page import VerbPage
from enquiries.case.verb_views import show_verb_page, verb_or_404, verb_page_context
from enquiries.case.views import enquiry_or_404
from enquiries.models import Enquiry, Proposal, ProposedFile
from enquiries.queue.policy import can_see_queue
from foundation.forms import form_for
from foundation.paging import page_of
from foundation.types import Cleaned, Context
from people.models import User

SEND_CHANGES, CHANGE_AGAIN = "send-changes", "change-again"  # the buttons of the preview


@require_http_methods(["GET", "POST"])
def approve_letter_page(request: PortalRequest, pk: int, verb: str) -> HttpResponse:
    """The waiting letter, as the councillor would read it. A change of it is previewed first."""
    enquiry, page = verb_or_404(request, pk, verb)
    proposal = contentious.waiting_letter(enquiry)
    if proposal and (unsent := before_changes_are_sent(request, enquiry, page, proposal)):
        return unsent
    return show_verb_page(
        request,
        enquiry,
        page,
        letter_context(request.user, enquiry, proposal),
        do=lambda cleaned: record_decision_on_letter(enquiry, cleaned, by=request.user),
        template="enquiries/approve.html",
        initial=letter_initial(proposal) if proposal else {},
    )


def before_changes_are_sent(
    request: PortalRequest, enquiry: Enquiry, page: VerbPage, proposal: Proposal
) -> HttpResponse | None:
    """The preview of a change, or the form again from there; None for any other button."""
    if request.method != "POST" or not page.may(request.user, enquiry):
        return None
    form = form_for(request, ApprovalForm, initial=letter_initial(proposal))
    around = verb_page_context(request.user, enquiry, page)
    around |= letter_context(request.user, enquiry, proposal) | {"form": form}
    if CHANGE_AGAIN in request.POST:
        form.without_errors()
        return render(request, "enquiries/approve.html", around)
    is_change = form.is_valid() and is_change_of(proposal, form.cleaned_data)
    if SEND_CHANGES in request.POST or not is_change:
        return None
    around |= changes_shown(proposal, form.cleaned_data["edited"])
    around["hidden"] = [(name, request.POST.get(name, "")) for name in form.fields]
    return render(request, "enquiries/approve_changes.html", around)


def letter_initial(proposal: Proposal) -> Cleaned:
    return {"shown": str(proposal.key), "edited": proposal.said["text"]}


def letter_context(user: User, enquiry: Enquiry, proposal: Proposal | None) -> Context:
    return {
        "proposal": approval_panel.waiting_letter_shown(proposal) if proposal else None,
        "flag": contentious_panel.flag_panel(user, enquiry),
    }


def is_change_of(proposal: Proposal, cleaned: Cleaned) -> bool:
    """Whether the approver changed the letter that waits now; another one is refused elsewhere."""
    return bool(cleaned["decision"] == CHANGE and cleaned["shown"] == str(proposal.key))


def changes_shown(proposal: Proposal, edited: str) -> Context:
    """The letter with what the approver removed and added, and as it would go."""
    return {
        "author": proposal.by.name,
        "pieces": list(approval_panel.changes(proposal.said["text"], edited)),
        "proposal": approval_panel.waiting_letter_shown(proposal, edited),
    }


@require_http_methods(["GET", "POST"])
def recall_letter_page(request: PortalRequest, pk: int, verb: str) -> HttpResponse:
    """Its author takes back a letter that is waiting."""
    enquiry, page = verb_or_404(request, pk, verb)

    def do(_: Cleaned) -> None:
        approval.recall_letter(enquiry, by=request.user)

    return show_verb_page(request, enquiry, page, do=do)


def record_decision_on_letter(enquiry: Enquiry, cleaned: Cleaned, *, by: User) -> None:
    shown = cleaned["shown"]
    if cleaned["decision"] == RETURN:
        approval.send_back_letter(enquiry, text=cleaned["text"], by=by, shown=shown)
        return
    edited = cleaned["edited"] if cleaned["decision"] == CHANGE else ""
    approval.approve_letter(enquiry, by=by, edited=edited, shown=shown)


@require_safe
def letters_for_approval(request: PortalRequest) -> HttpResponse:
    """The letters that wait for this officer, the longest first."""
    user = request.user
    if contentious.is_hidden_from(user):
        raise Http404
    can_see_queue(user).or_raise()
    rows = waiting_approvals.letters_for(user)
    page = page_of(rows, "at", request.GET.get("after", ""))
    context = {
        "title": "Waiting for your approval",
        "desk": True,
        "back": (reverse("enquiries:queue"), "Back to the list"),
        "rows": [approval_row(row) for row in page.rows],
        "next_link": {"url": f"?{urlencode({'after': page.after})}", "label": "Later letters"}
        if page.after
        else None,
        "first_url": "" if page.is_first else "?",
    }
    return render(request, "enquiries/approvals.html", context)


def approval_row(row: Proposal) -> Context:
    return {
        "title": row.case.title,
        "reference": row.case.reference,
        "what": approval_panel.letter_label(row),
        "by": row.by.name,
        "due_on": row.due_on,
        "url": reverse("enquiries:approve", args=[row.case_id]),
    }


@require_safe
def approvals_page(request: PortalRequest, pk: int) -> HttpResponse:
    """Every letter on one enquiry that was put up for approval, with its changes and comments."""
    enquiry = enquiry_or_404(request, pk)
    if contentious.is_hidden_from(request.user, enquiry):
        raise Http404
    context = {
        "title": "Letters sent for approval",
        "overline": f"{enquiry.reference}, {enquiry.title}",
        "desk": True,
        "back": (enquiry.get_absolute_url(), f"Back to {enquiry.reference}"),
        "rows": approval_panel.decided_letters(request.user, enquiry),
    }
    return render(request, "enquiries/decided_letters.html", context)


@require_GET
def proposed_file(request: PortalRequest, pk: int, key: UUID) -> HttpResponseBase:
    """A file of a letter that waits or came back, for its author and its approver."""
    file = visible_or_404(ProposedFile.objects.all(), request.user, case=pk, key=key)
    return serving.download_response(file, request.user)
