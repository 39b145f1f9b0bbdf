"""Guards of complaint pages: without keys they say so, and a refused reader is recorded."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from casework.http import PortalRequest, visible_or_404
from casework.sealing import keys
from casework.sealing.guarded_page import View, guarded_page
from complaints import access_record, policy
from complaints.models import Complaint, Look
from complaints.reader_role import ReaderRole, reader_role_of
from people.models import User
from people.step_up.pages import Purpose, needs_recent_sign_in


def sealed_page(view: View) -> View:
    """A page that reads complaints, after a recent sign-in. Without the private keys it says so."""
    guarded = guarded_page(view, keys.can_open, page_without_keys)
    return needs_recent_sign_in(Purpose.SEALED_FILE)(guarded)


def intake_page(view: View) -> View:
    """A page that takes a complaint in: it works without the keys that open one."""
    return guarded_page(view, keys.can_draft, page_without_keys)


def page_without_keys(request: HttpRequest) -> HttpResponse:
    why = policy.NOT_READ_HERE if keys.can_draft() else policy.NO_KEYS
    return render(request, "complaints/no_keys.html", {"why": why}, status=503)


def find_own_complaint(request: PortalRequest, reference: str) -> Complaint:
    """A complaint that this person made. Without the keys, only its tag says so."""
    if keys.can_open():
        complaint, reader_role = find_complaint(request, reference)
        if not reader_role.is_complainant:
            raise Http404
        return complaint
    try:
        rows = Complaint.objects.by(request.user)
        return visible_or_404(rows, request.user, pk=visible_complaint_pk(request.user, reference))
    except Http404:
        access_record.write_access_record(reference, Look.REFUSED, by=request.user)
        raise


def visible_complaint_pk(user: User, reference: str) -> int:
    """Primary key of the complaint this person can see by that reference; 0 if there is none.

    It is looked for here, among what they may open: asked for one reference, the database would
    take longer over a row that it must not show than over none.
    """
    theirs = Complaint.objects.visible_to(user).values_list("reference", "pk")
    return dict(theirs).get(reference.upper(), 0)


def find_complaint(request: PortalRequest, reference: str) -> tuple[Complaint, ReaderRole]:
    """The complaint and how this person reads it. Anyone else is shown that it does not exist,
    with the same statements and page as for a reference that does not exist."""
    rows = Complaint.objects.prefetch_related("promises", "grants")
    try:
        complaint = visible_or_404(
            rows, request.user, pk=visible_complaint_pk(request.user, reference)
        )
        reader_role = reader_role_of(request.user, complaint)
        if reader_role is None:
            raise Http404
    except Http404:
        access_record.write_access_record(reference, Look.REFUSED, by=request.user)
        raise Http404 from None
    return complaint, reader_role
