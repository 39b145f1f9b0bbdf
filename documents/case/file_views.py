"""Views of released files: the conditions, the access log, viewing a page and saving a copy."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from casework.files import openings, serving
from casework.files.kinds import Kind
from casework.http import DONE, PortalRequest, attempt_post, visible_or_404
from documents import actions, policy, routing
from documents.case import what_was_asked, wording
from documents.case.verb_views import verb_page_context
from documents.case.views import document_request_or_404
from documents.forms import AcceptConditionsForm
from documents.models import Decision, DocumentRequest, Outcome, ReleasedFile
from foundation.dates_in_words import day_year
from foundation.forms import form_for
from foundation.types import Cleaned, Context
from foundation.verdict import ALLOWED
from people.directory import styled_member
from people.models import User
from protocols.behaviours import Behaviour


@require_http_methods(["GET", "POST"])
def released_page(request: PortalRequest, reference: str) -> HttpResponse:
    """The conditions and the last day of a release; accepting them opens the files."""
    document_request, user = document_request_or_404(request, reference), request.user
    policy.is_released(user, document_request).or_raise()
    form = form_for(
        request, AcceptConditionsForm, initial={"shown": actions.release_mark(document_request)}
    )
    status = accept_status(request, document_request, form) if request.method == "POST" else 200
    if status == DONE:
        return redirect(opened_url(user, document_request))
    rows = (
        Decision.objects.visible_to(user)
        .filter(case=document_request)
        .exclude(outcome=Outcome.REFUSE)
    )
    decision = rows.select_related("letter", "answered_for_by")[0]
    return render(
        request,
        "documents/released.html",
        released_page_context(user, document_request, decision) | {"form": form},
        status=status,
    )


def opened_url(user: User, document_request: DocumentRequest) -> str:
    """The only file, at its first page if it has pages; of several, their list."""
    files = released_files(user, document_request)[:2]
    if len(files) != 1:
        return released_url(document_request)
    address = file_address("file", document_request, files[0])
    return f"{address}?page=1" if pages_to_view(files[0]) else address


def accept_status(
    request: PortalRequest, document_request: DocumentRequest, form: AcceptConditionsForm
) -> int:
    """What comes of accepting; accepted twice is accepted."""

    def do(typed: Cleaned) -> None:
        if not document_request.accepted_at:
            actions.accept_conditions(document_request, by=request.user, shown=typed["shown"])

    return attempt_post(form, ALLOWED, do)


def released_page_context(
    user: User, document_request: DocumentRequest, decision: Decision
) -> Context:
    version, files = document_request.version, released_files(user, document_request)
    return {
        "title": document_request.title,
        "overline": document_request.reference,
        "back": (document_request.get_absolute_url(), f"Back to {document_request.reference}"),
        "facts": [
            {"label": "State", "tag": wording.status_tag(document_request, user)},
            {"label": "Released to", "lines": ["Only you"]},
            {"label": "Can be opened until", "lines": [day_year(document_request.expires_on)]},
        ],
        "sharing": what_was_asked.pending_sharing(user, document_request),
        "decision": decision,
        "dispute": dispute_link(user, document_request),
        "conditions": wording.release_conditions(document_request, decision),
        "clause": version.cite_for(Behaviour.SHARED_AFTER_TELLING),
        "accepted_at": document_request.accepted_at,
        "inspect": document_request.inspect_only,
        "files": [(file, file_address("file", document_request, file)) for file in files],
    }


def released_files(user: User, document_request: DocumentRequest) -> QuerySet[ReleasedFile]:
    files: QuerySet[ReleasedFile] = ReleasedFile.objects.visible_to(user)
    return files.filter(case=document_request.files_of, is_held=False)


def dispute_link(user: User, document_request: DocumentRequest) -> tuple[str, str] | None:
    if not policy.can_dispute(user, document_request):
        return None
    words = f"Ask for a final decision by the {routing.final_office_title(document_request)}"
    return words, reverse("documents:dispute", args=[document_request.reference])


def file_or_404(
    request: PortalRequest, document_request: DocumentRequest, key: UUID
) -> ReleasedFile:
    """A file of the request, or of the one that was shared, if this person may open it today."""
    file = visible_or_404(
        ReleasedFile.objects.all(), request.user, case=document_request.files_of, key=key
    )
    if file.is_held and document_request.shared_from_id:
        raise Http404
    policy.can_open(request.user, document_request).or_raise()
    return file


@require_safe
def file_page(request: PortalRequest, reference: str, key: UUID) -> HttpResponse:
    """The file, and to both sides, who has opened it and when."""
    document_request, user = document_request_or_404(request, reference), request.user
    file = file_or_404(request, document_request, key)
    save = policy.can_save(user, document_request, file)
    own = document_request.member_id == user.pk
    back_url = released_url(document_request) if own else document_request.get_absolute_url()
    words: Context = {
        "file": file,
        "back": (back_url, f"Back to {document_request.reference}"),
        "facts": [{"label": "Type", "lines": [file.in_words]}],
        "save_url": file_address("file-save", document_request, file) if save else "",
        "why_not": save.reason,
        "pages": page_viewer(request, document_request, file),
        "openings": openings.access_log(
            file, user, request.GET.get("after", ""), visible_openings(user, document_request, file)
        )
        # Looking at a page now is an opening that the record shows from the next page on.
        | ({"not_yet": False} if request.GET.get("page") else {}),
        "both": who_sees_openings(user, document_request),
    }
    return render(request, "documents/file.html", verb_page_context(document_request, user) | words)


def who_sees_openings(user: User, document_request: DocumentRequest) -> str:
    own = document_request.member_id == user.pk
    other = str(document_request.service) if own else styled_member(document_request.member)
    return f"You can see this record, and so can {other}."


def visible_openings(user: User, document_request: DocumentRequest, file: ReleasedFile) -> Q:
    """A councillor sees their own openings and the council's, not another councillor's."""
    if document_request.member_id != user.pk:
        return Q()
    return Q(reader=user) | ~Q(reader__in=councillors_with_access(file))


def councillors_with_access(file: ReleasedFile) -> list[int]:
    """The councillors who can open it: the one who asked, and those it was shared with."""
    case = file.case
    return [case.member_id, *case.shared_to.values_list("member_id", flat=True)]


def released_url(document_request: DocumentRequest) -> str:
    return reverse("documents:released", args=[document_request.reference])


def file_address(
    name: str, document_request: DocumentRequest, file: ReleasedFile, *more: int
) -> str:
    return reverse(f"documents:{name}", args=[document_request.reference, file.key, *more])


def page_viewer(
    request: PortalRequest, document_request: DocumentRequest, file: ReleasedFile
) -> Context | None:
    """One page of a PDF as a picture, with the next and the previous one; None for other kinds."""
    pages = pages_to_view(file)
    if not pages:
        return None
    chosen = request.GET.get("page", "")
    if not chosen.isdecimal():
        return {"of": pages, "number": 0, "next_link": page_link(1, "View it here")}
    number = min(max(int(chosen[:6]), 1), pages)
    return {
        "of": pages,
        "number": number,
        "url": file_address("file-page", document_request, file, number),
        "previous_link": page_link(number - 1, f"Page {number - 1}") if number > 1 else None,
        "next_link": page_link(number + 1, f"Page {number + 1}") if number < pages else None,
    }


def pages_to_view(file: ReleasedFile) -> int:
    """How many pages it has to view one by one; none but of a PDF that was checked."""
    return file.pages or 0 if file.kind == Kind.PDF and file.is_ready else 0


def page_link(number: int, label: str) -> dict[str, str]:
    return {"url": f"?page={number}", "label": label}


@require_GET
def save_file(request: PortalRequest, reference: str, key: UUID) -> HttpResponseBase:
    document_request = document_request_or_404(request, reference)
    file = file_or_404(request, document_request, key)
    policy.can_save(request.user, document_request, file).or_raise()
    return serving.download_response(file, request.user)


@require_GET
def file_page_picture(
    request: PortalRequest, reference: str, key: UUID, page: int
) -> HttpResponseBase:
    file = file_or_404(request, document_request_or_404(request, reference), key)
    return serving.page_picture_response(file, request.user, page)
