"""The page of one document request, and the only door to a request by its reference."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from casework.http import PortalRequest, visible_or_404
from casework.notes.page import notes_panel
from casework.readers import readers_page
from documents import readers
from documents.case import content, page_actions, timeline, what_was_asked, wording
from documents.case.note_addresses import note_addresses
from documents.models import (
    DocumentLetter,
    DocumentRequest,
    ReleasedFile,
)
from foundation.types import Context
from people.models import User


def document_request_or_404(request: PortalRequest, reference: str) -> DocumentRequest:
    """The request with all that its pages show, if this person may see it."""
    return visible_or_404(
        content.requests_with_page_data(), request.user, reference=reference.upper()
    )


@require_safe
def document_request_page(request: PortalRequest, reference: str) -> HttpResponse:
    document_request = document_request_or_404(request, reference)
    context = request_page_context(request.user, document_request)
    return render(request, "documents/detail.html", context)


def request_page_context(user: User, document_request: DocumentRequest) -> Context:
    letters = letters_visible_to(user, document_request)
    rows = content.letter_rows(user, letters)
    decisions = [letter.decision for letter in reversed(letters) if hasattr(letter, "decision")]
    return {
        "desk": not user.is_member,
        "title": document_request.title,
        "reference": document_request.reference,
        "back": (reverse("documents:index"), "Back to documents"),
        "overline": wording.reference_line(document_request),
        "facts": content.header_facts(user, document_request),
        "blocked": content.why_blocked(user, document_request),
        "steps": content.final_decision_steps(user, document_request, decisions),
        "sharing": what_was_asked.pending_sharing(user, document_request),
        "asked": what_was_asked.request_rows(document_request, letters),
        "member": content.asker_name(user, document_request),
        "decisions": content.decision_cards(document_request, decisions),
        "ways_open": content.ways_to_appeal(user, document_request),
        "letters": rows,
        "newest_letters": rows if content.is_newest(rows, letters) else [],
        "own_before": content.own_earlier_decisions(user, document_request),
        **file_links(user, document_request),
        "actions": page_actions.allowed_actions(user, document_request),
        "promises": content.promise_rows(document_request),
        **readers_page(readers.current_readers(document_request)),
        "timeline": timeline.timeline_events(user, document_request),
        "notes": notes_panel(user, document_request, note_addresses(document_request)),
    }


def letters_visible_to(user: User, document_request: DocumentRequest) -> list[DocumentLetter]:
    """Those that this person reads, oldest first, each with the decision that it gives."""
    rows = DocumentLetter.objects.visible_to(user).filter(case=document_request)
    return list(rows.select_related("decision__by", "decision__answered_for_by"))


def file_links(user: User, document_request: DocumentRequest) -> Context:
    """The files of the request for its page: held, and released to the councillor."""
    files = list(ReleasedFile.objects.visible_to(user).filter(case=document_request))
    return {
        "held": held_file_links(document_request, files),
        "released": released_file_links(user, document_request, files),
    }


def held_file_links(
    document_request: DocumentRequest, files: list[ReleasedFile]
) -> list[tuple[str, str]]:
    """For the people who decide: the document itself, from the service."""
    return [(file.name, file_url(document_request, file)) for file in files if file.is_held]


def released_file_links(
    user: User, document_request: DocumentRequest, files: list[ReleasedFile]
) -> list[tuple[str, str]]:
    """For the people who decide: where to see who has opened what. The councillor has a page."""
    if document_request.member_id == user.pk:
        return []
    return [(file.name, file_url(document_request, file)) for file in files if not file.is_held]


def file_url(document_request: DocumentRequest, file: ReleasedFile) -> str:
    return reverse("documents:file", args=[document_request.reference, file.key])
