"""The check before an enquiry is sent, sending it, and what is said once it is sent."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from casework.draft_pages import tells_if_sent
from casework.drafts import AlreadySent
from casework.files.attaching import FileGone
from casework.http import PortalRequest, redirect_to_required_reading, visible_or_404
from casework.journeys import NotSent, Progress, send_draft
from casework.readers import readers_page
from enquiries import routing
from enquiries.assistants import actions as assistants
from enquiries.case import warnings
from enquiries.models import Draft, Enquiry
from enquiries.raising import (
    actions,
    answer_rows,
    check_answers,
    for_assistants,
    photo_place,
    policy,
)
from enquiries.raising.drafts import DRAFTS, draft_at, progress_of
from enquiries.raising.steps import JOURNEY
from enquiries.residents.actions import link_case
from enquiries.residents.book import resident_of
from foundation.forms import form_for
from foundation.types import Context


@require_http_methods(["GET", "POST"])
@tells_if_sent(DRAFTS.noun)
def check_page(request: PortalRequest, key: UUID) -> HttpResponse:
    """What will be sent, who will read it and when an answer is promised; then Send."""
    policy.can_raise(request.user).or_raise()
    if first := redirect_to_required_reading(request):
        return first
    if request.method == "POST":
        given = for_assistants.GIVE in request.POST
        return give_to_councillor(request, key) if given else send_enquiry(request, key)
    draft = draft_at(request, key)
    progress = progress_of(draft)
    if JOURNEY.next_step(progress):
        return redirect(JOURNEY.next_url(progress))
    return render(request, "enquiries/check.html", check_context(request, progress))


def check_context(request: PortalRequest, progress: Progress) -> Context:
    """The answers, who will read them and when, and the form that sends them."""
    new, protocol = check_answers.new_enquiry(progress), progress.protocol
    photo, enquiry = photo_place.photo_with_place(progress), new.enquiry
    member = check_answers.asking_councillor(progress)
    to = routing.addressee_of(enquiry.kind, protocol, enquiry.service, member.pk)
    known = check_answers.expected_readers(enquiry, to)
    key = {"key": progress.key}
    return {
        **JOURNEY.check_context(progress, answer_rows.answer_rows(progress, new)),
        "notes": warnings.warnings_before_raising(enquiry, protocol),
        "open_already": warnings.open_with_service(request.user, enquiry.service, protocol),
        **readers_page([*known, *for_assistants.other_readers(progress, enquiry)]),
        **check_answers.promised_dates(enquiry, to),
        **for_assistants.assistant_context(progress, enquiry),
        **photo_place.offer_context(photo),
        "form": form_for(request, photo_place.SendForm, initial=key, photo=photo),
    }


def send_enquiry(request: PortalRequest, key: UUID) -> HttpResponse:
    """A second press shows what the first one sent."""
    try:
        send = photo_place.placed(raise_as_drafted, request.POST)
        enquiry = send_draft(request.user, key, JOURNEY, Draft, send=send)
    except AlreadySent as sent:
        return redirect("enquiries:sent", sent.case.pk)
    except NotSent as instead:
        return redirect(instead.url)
    except Http404:
        if not policy.has_sent(request.user, key):
            raise
        return redirect("home")
    except FileGone as gone:
        messages.error(request, str(gone))
        return redirect("enquiries:check", key)
    except PermissionDenied as refused:
        if not request.user.is_assistant:
            raise
        messages.error(request, str(refused))
        return redirect("enquiries:check", key)
    return for_assistants.redirect_if_not_shown(request, enquiry) or redirect(
        "enquiries:sent", enquiry.pk
    )


def give_to_councillor(request: PortalRequest, key: UUID) -> HttpResponse:
    """An assistant’s draft becomes the councillor’s. A second press finds it given."""
    user = request.user
    if not assistants.was_given(key, by=user):
        progress = progress_of(draft_at(request, key))
        if JOURNEY.next_step(progress):
            return redirect(JOURNEY.next_url(progress))
        try:
            assistants.give_draft(key, to=check_answers.asking_councillor(progress), by=user)
        except PermissionDenied as refused:
            messages.error(request, str(refused))
            return redirect("enquiries:check", key)
    messages.success(request, "Draft given to your councillor, who has been told")
    return redirect("home")


def raise_as_drafted(progress: Progress) -> Enquiry:
    """Raise it and, for a resident in the address book, add it to theirs."""
    new, member = check_answers.new_enquiry(progress), check_answers.asking_councillor(progress)
    enquiry = actions.raise_enquiry(new, member=member, by=progress.user, key=progress.key)
    for_assistants.share_with_assistant(progress, enquiry)
    known = progress.answers.get("known", "") if new.resident else ""
    if known and resident_of(progress.user, known):  # it may have been deleted meanwhile
        link_case(progress.user, known, enquiry)
    return enquiry


@require_safe
def sent_page(request: PortalRequest, pk: int) -> HttpResponse:
    rows = Enquiry.objects.with_people().prefetch_related("promises")
    enquiry = visible_or_404(rows, request.user, pk=pk)
    return render(
        request,
        "enquiries/sent.html",
        {"enquiry": enquiry, **check_answers.what_happens_next(enquiry)},
    )
