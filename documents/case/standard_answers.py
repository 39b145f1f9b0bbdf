"""Standard answers in letters about a document request: offered, inserted and removed again."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import render

from casework.http import PortalRequest, form_with_files, verb_page
from documents.models import DocumentRequest
from enquiries.standard_answers import insertion
from enquiries.standard_answers.subjects import Subject
from foundation.forms import OwnArgument, PortalForm
from foundation.types import Context
from foundation.verdict import Verdict


def subject_of_request(document_request: DocumentRequest) -> Subject:
    return Subject(
        noun="request",
        columns={"document_request": document_request.reference},
        words=lambda: f"{document_request.title} {document_request.what}",
        member=document_request.member,
        reference=document_request.reference,
        title=document_request.title,
        service=document_request.service,
        due_at=document_request.due_at,
    )


def letter_page(
    request: PortalRequest,
    document_request: DocumentRequest,
    around: Callable[[], Context],
    own: dict[str, OwnArgument],
    *,
    form: type[PortalForm],
    may: Verdict,
    **arguments: OwnArgument,
) -> HttpResponse:
    """`verb_page` for a letter that the councillor reads, with the standard answers of the service.
    Inserting or removing one sends nothing and keeps what was typed. `own` are the arguments of the
    form alone."""
    subject = subject_of_request(document_request)

    def page() -> Context:
        offered = insertion.offered_answers(request.user, subject)
        return around() | {"standard_answers": offered}

    pressed = (change for name, change in insertion.CHANGES.items() if name in request.POST)
    if (change := next(pressed, None)) is None:
        return verb_page(request, page, form=form, may=may, **arguments, **own)
    bound = form_with_files(request, form, may=may, **own)
    if may:
        said = change(bound, request.user, subject).said
        return render(request, "verb_page.html", page() | {"form": bound, "inserted": said})
    bound.without_errors()
    bound.add_error(None, may.reason)
    return render(request, "verb_page.html", page() | {"form": bound}, status=403)
