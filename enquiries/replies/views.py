"""Pages of unsent replies: the officer’s list of them, and one to read or delete."""

from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from casework.http import PortalRequest, verb_page, visible_or_404
from enquiries import contentious
from enquiries.case.verb_page import VerbPage
from enquiries.case.verb_pages import PAGE_BY_NAME
from enquiries.case.views import enquiry_or_404
from enquiries.models import Enquiry, ReplyDraft
from enquiries.queue.policy import can_see_queue
from enquiries.replies import drafts
from enquiries.replies.words import saved_words, typed_texts
from foundation.forms import PortalForm
from foundation.paging import page_of
from foundation.types import Cleaned, Context
from foundation.verdict import ALLOWED
from people.models import User


@require_safe
def unsent_replies(request: PortalRequest) -> HttpResponse:
    """The reader’s own, newest first."""
    if contentious.is_hidden_from(request.user):
        raise Http404
    can_see_queue(request.user).or_raise()
    rows = ReplyDraft.objects.visible_to(request.user).select_related("case", "started_by")
    rows = rows.defer("case__search")
    page = page_of(rows, "changed_at", request.GET.get("after", ""), newest=True)
    context = {
        "desk": True,
        "title": "Your unsent replies",
        "back": (reverse("enquiries:queue"), "Back to the list"),
        "rows": [unsent_row(draft) for draft in page.rows if draft.verb in PAGE_BY_NAME],
        "next_link": {"url": f"?{urlencode({'after': page.after})}", "label": "Earlier drafts"}
        if page.after
        else None,
        "first_url": "" if page.is_first else "?",
    }
    return render(request, "enquiries/unsent_replies.html", context)


def unsent_row(draft: ReplyDraft) -> Context:
    return {
        "title": draft.case.title,
        "reference": draft.case.reference,
        "what": PAGE_BY_NAME[draft.verb].letter_label,
        "saved": saved_words(draft),
        "url": reverse(f"enquiries:{draft.verb}", args=[draft.case_id]),
    }


@require_http_methods(["GET", "POST"])
def unsent_reply(request: PortalRequest, pk: int, verb: str) -> HttpResponse:
    """The reader’s own draft, which they can delete. It can be read after someone else answered."""
    page = PAGE_BY_NAME.get(verb)
    if page is None or contentious.is_hidden_from(request.user):
        raise Http404
    enquiry = enquiry_or_404(request, pk)
    draft = visible_or_404(ReplyDraft.objects.all(), request.user, case=enquiry, verb=verb)

    def delete(_: Cleaned) -> None:
        drafts.forget_draft(enquiry, verb, by=request.user)

    return verb_page(
        request,
        draft_context(draft, enquiry, page, request.user),
        form=PortalForm,
        may=ALLOWED,
        do=delete,
        done="Draft deleted",
        to=enquiry,
        template="enquiries/unsent_reply.html",
    )


def draft_context(draft: ReplyDraft, enquiry: Enquiry, page: VerbPage, user: User) -> Context:
    may = page.may(user, enquiry)
    return {
        "desk": True,
        "heading": f"Unsent draft: {page.letter_label}",
        "overline": f"{enquiry.reference}, {enquiry.title}",
        "lead": saved_words(draft),
        "texts": typed_texts(draft, page),
        "why": may.reason,
        "continue_url": reverse(f"enquiries:{page.name}", args=[enquiry.pk]) if may else "",
        "button": "Delete draft",
        "back": (enquiry.get_absolute_url(), f"Back to {enquiry.reference}"),
        "cancel_url": enquiry.get_absolute_url(),
    }
