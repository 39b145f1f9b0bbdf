"""Views of one document request: its page, its letters, assigning, passing on and reminding."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from casework.http import PortalRequest, verb_page, visible_or_404
from casework.readers import readers_page
from documents import actions, attachment_policy, attachments, policy, readers, routing
from documents.case import content, page_actions, timeline, what_was_asked, wording
from documents.case.verb_pages import PAGE_BY_NAME, VerbPage, words_about
from documents.forms import AssignForm, PassForm
from documents.models import (
    DocumentLetter,
    DocumentRequest,
    ReleasedFile,
)
from foundation.forms import PortalForm
from foundation.types import Cleaned, Context
from people.directory import styled_member
from people.models import User
from protocols.behaviours import Behaviour


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


def verb_page_context(document_request: DocumentRequest, user: User, **words: object) -> Context:
    """The context around the form on the page of any action."""
    return {
        "desk": not user.is_member,
        "overline": f"{document_request.reference}, {document_request.title}",
        "back": (document_request.get_absolute_url(), f"Back to {document_request.reference}"),
        "cancel_url": document_request.get_absolute_url(),
        "back_keeps": True,
        **({} if "readers" in words else readers.readers_context(document_request)),
        "side": [],
    } | words


def action_arguments(cleaned: Cleaned) -> Cleaned:
    """The cleaned data of a form, as the arguments of an action."""
    return {name: value for name, value in cleaned.items() if name != "signed_for"}


@require_http_methods(["GET", "POST"])
def letter_page(request: PortalRequest, reference: str, verb: str) -> HttpResponse:
    """The page of any action that is one letter: its words are in `verb_pages`."""
    document_request, user = document_request_or_404(request, reference), request.user
    page = PAGE_BY_NAME[verb]
    return verb_page(
        request,
        letter_page_context(user, document_request, page),
        form=page.form,
        may=page.may(user, document_request),
        do=lambda cleaned: page.do(document_request, by=user, **action_arguments(cleaned)),
        done=page.done,
        to=document_request,
        reads_first=True,
        label=page.label,
        empty=page.empty,
    )


def letter_page_context(user: User, document_request: DocumentRequest, page: VerbPage) -> Context:
    version = document_request.version
    final_clause = routing.final_decision_clause(document_request)
    number = final_clause if page.cites else ""
    if page.cites_advice:
        number = version.clause_for(Behaviour.ADVICE_BEFORE_ACCESS) or final_clause
    context = {
        "heading": words_about(document_request, page.heading),
        "lead": words_about(document_request, page.lead),
        "button": page.button,
        "clause": version.cite(number),
        **letters_for_form(user, document_request),
    }
    if page.readers:
        context |= {"readers": words_about(document_request, page.readers)}
    return verb_page_context(document_request, user, **context)


def letters_for_form(user: User, document_request: DocumentRequest) -> Context:
    """The request and the letters that this person reads, next to the form."""
    letters = letters_visible_to(user, document_request)
    return content.letters_next_to_form(user, document_request, letters)


@require_http_methods(["GET", "POST"])
def assign_page(request: PortalRequest, reference: str) -> HttpResponse:
    document_request, user = document_request_or_404(request, reference), request.user
    member = styled_member(document_request.member)
    return verb_page(
        request,
        verb_page_context(
            document_request,
            user,
            heading="Assign to an officer",
            lead=f"We will tell {member} who has the request. The due date will not change.",
            button="Assign",
            readers="",
        ),
        form=AssignForm,
        may=policy.can_assign(user, document_request),
        do=lambda cleaned: actions.assign_officer(
            document_request, officer=cleaned["officer"], by=user
        ),
        done="Request assigned to an officer",
        to=document_request,
        reads_first=True,
        case=document_request,
    )


LEAD_OF_LATER = "Use this if another service holds the document. The due date will not change."
LEAD_OF_FIRST = (
    "The service then decides. It cannot see the request before that. The due date will not change."
)


@require_http_methods(["GET", "POST"])
def pass_page(request: PortalRequest, reference: str) -> HttpResponse:
    document_request, user = document_request_or_404(request, reference), request.user
    return verb_page(
        request,
        verb_page_context(
            document_request,
            user,
            heading=page_actions.pass_words(document_request),
            lead=LEAD_OF_FIRST if document_request.is_with_first_office else LEAD_OF_LATER,
            button="Pass to service",
            readers="",
            **letters_for_form(user, document_request),
        ),
        form=PassForm,
        may=policy.can_pass(user, document_request),
        do=lambda cleaned: actions.pass_to_service(
            document_request, by=user, **action_arguments(cleaned)
        ),
        done="Request passed to a service",
        to="documents:index",
        reads_first=True,
        case=document_request,
    )


@require_http_methods(["GET", "POST"])
def remind_page(request: PortalRequest, reference: str) -> HttpResponse:
    document_request, user = document_request_or_404(request, reference), request.user
    consulted = document_request.consulted
    office = document_request.version.title(consulted) if consulted else ""
    return verb_page(
        request,
        verb_page_context(
            document_request,
            user,
            heading=f"Remind the {office}",
            lead="We will email them that their view is needed. You can send one reminder a day.",
            button="Send reminder",
            readers="",
        ),
        form=PortalForm,
        may=policy.can_remind(user, document_request),
        do=lambda cleaned: actions.remind_consulted_office(document_request, by=user),
        done="Reminder sent",
        to=document_request,
    )


@require_http_methods(["GET", "POST"])
def call_for_page(request: PortalRequest, reference: str) -> HttpResponse:
    """An office of the final decision asks the service for the document."""
    document_request, user = document_request_or_404(request, reference), request.user
    return verb_page(
        request,
        verb_page_context(
            document_request,
            user,
            heading="Ask the service for the document",
            lead=f"We will email {document_request.service} that you need the document before you "
            "can decide. The due date will not change. You can ask once a day.",
            button="Ask for the document",
            readers="",
        ),
        form=PortalForm,
        may=attachment_policy.can_call_for(user, document_request),
        do=lambda cleaned: attachments.call_for_document(document_request, by=user),
        done="Service asked for the document",
        to=document_request,
    )
