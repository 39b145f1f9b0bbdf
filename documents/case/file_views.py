"""Released documents: the conditions, who has opened them, and the two ways of opening them."""

from typing import Any
from uuid import UUID

from django.db.models import Q
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from casework.files import openings, serving
from casework.files.kinds import Kind
from casework.http import PortalRequest, visible_or_404
from casework.templatetags.casework import day_year
from documents import actions, policy, routing
from documents.case import wording
from documents.case.views import opened, page
from documents.forms import AcceptForm
from documents.models import Decision, DocumentRequest, Outcome, ReleasedFile
from foundation.forms import form_for
from people.directory import styled
from people.models import User


@require_http_methods(["GET", "POST"])
def released(request: PortalRequest, reference: str) -> HttpResponse:
    """The conditions and the last day of a release; accepting them opens the files."""
    found, user = opened(request, reference), request.user
    policy.is_released(user, found).or_raise()
    form = form_for(request, AcceptForm)
    if request.method == "POST" and form.is_valid():
        if not found.accepted_at:
            actions.accept(found, by=user)
        return redirect("documents:released", found.reference)
    rows = Decision.objects.visible_to(user).filter(case=found).exclude(outcome=Outcome.REFUSE)
    decision = rows.select_related("letter", "answered_for_by")[0]
    return render(
        request, "documents/released.html", released_page(user, found, decision) | {"form": form}
    )


def released_page(user: User, found: DocumentRequest, decision: Decision) -> dict[str, Any]:
    files = ReleasedFile.objects.visible_to(user).filter(case=found.files_of, is_held=False)
    return {
        "title": found.title,
        "overline": found.reference,
        "back": (found.get_absolute_url(), f"Back to {found.reference}"),
        "facts": [
            {"label": "State", "tag": wording.tag(found, user)},
            {"label": "Released to", "lines": ["Only you"]},
            {"label": "Can be opened until", "lines": [day_year(found.expires_on)]},
        ],
        "decision": decision,
        "dispute": dispute_link(user, found),
        "conditions": wording.conditions(found, decision),
        "clause": wording.cited(found.version, found.version.asks_for(wording.PASSING_ON)),
        "accepted_at": found.accepted_at,
        "inspect": found.inspect_only,
        "files": [(file, address("file", found, file)) for file in files],
    }


def dispute_link(user: User, found: DocumentRequest) -> tuple[str, str] | None:
    if not policy.can_dispute(user, found):
        return None
    words = f"Ask for a final decision by the {routing.decides_in_the_end(found)}"
    return words, reverse("documents:dispute", args=[found.reference])


def file_of(request: PortalRequest, found: DocumentRequest, key: UUID) -> ReleasedFile:
    """A file of the request, or of the one that was shared, if this person may open it today."""
    file = visible_or_404(ReleasedFile.objects.all(), request.user, case=found.files_of, key=key)
    if file.is_held and found.shared_from_id:
        raise Http404
    policy.can_open(request.user, found).or_raise()
    return file


@require_safe
def about(request: PortalRequest, reference: str, key: UUID) -> HttpResponse:
    """The file, and to both sides, who has opened it and when."""
    found, user = opened(request, reference), request.user
    file = file_of(request, found, key)
    save = policy.can_save(user, found, file)
    own = found.get_absolute_url() if found.member_id != user.pk else released_url(found)
    words: dict[str, Any] = {
        "file": file,
        "back": (own, f"Back to {found.reference}"),
        "facts": [{"label": "Type", "lines": [file.in_words]}],
        "save_url": address("file-save", found, file) if save else "",
        "why_not": save.reason,
        "pages": pages(request, found, file),
        "openings": openings.told(
            file, user, request.GET.get("after", ""), others_of(user, found, file)
        )
        # Looking at a page now is an opening that the record shows from the next page on.
        | ({"not_yet": False} if request.GET.get("page") else {}),
        "both": both_sides(user, found),
    }
    return render(request, "documents/file.html", page(found, user) | words)


def both_sides(user: User, found: DocumentRequest) -> str:
    other = str(found.service) if found.member_id == user.pk else styled(found.member)
    return f"You can see this record, and so can {other}."


def others_of(user: User, found: DocumentRequest, file: ReleasedFile) -> Q:
    """A councillor sees their own openings and the council's, not another councillor's."""
    if found.member_id != user.pk:
        return Q()
    return Q(reader=user) | ~Q(reader__in=members_of(file))


def members_of(file: ReleasedFile) -> list[int]:
    """The councillors who can open it: the one who asked, and those it was shared with."""
    case = file.case
    return [case.member_id, *case.shared_to.values_list("member_id", flat=True)]


def released_url(found: DocumentRequest) -> str:
    return reverse("documents:released", args=[found.reference])


def address(name: str, found: DocumentRequest, file: ReleasedFile, *more: int) -> str:
    return reverse(f"documents:{name}", args=[found.reference, file.key, *more])


def pages(
    request: PortalRequest, found: DocumentRequest, file: ReleasedFile
) -> dict[str, Any] | None:
    """One page of a PDF as a picture, with the next and the previous one; None for other kinds."""
    if file.kind != Kind.PDF or not file.pages or not file.is_ready:
        return None
    asked = request.GET.get("page", "")
    if not asked.isdecimal():
        return {"of": file.pages, "number": 0, "next_link": look(1, "View it here")}
    number = min(max(int(asked[:6]), 1), file.pages)
    return {
        "of": file.pages,
        "number": number,
        "url": address("file-page", found, file, number),
        "previous_link": look(number - 1, f"Page {number - 1}") if number > 1 else None,
        "next_link": look(number + 1, f"Page {number + 1}") if number < file.pages else None,
    }


def look(number: int, label: str) -> dict[str, str]:
    return {"url": f"?page={number}", "label": label}


@require_safe
def save(request: PortalRequest, reference: str, key: UUID) -> HttpResponseBase:
    found = opened(request, reference)
    file = file_of(request, found, key)
    policy.can_save(request.user, found, file).or_raise()
    return serving.download(file, request.user)


@require_safe
def page_picture(request: PortalRequest, reference: str, key: UUID, page: int) -> HttpResponseBase:
    file = file_of(request, opened(request, reference), key)
    return serving.page_picture(file, request.user, page)
