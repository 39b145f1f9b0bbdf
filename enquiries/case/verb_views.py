"""The page of a verb on an enquiry, from its row in the table, and sending what was typed there."""

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from casework.http import PortalRequest, verb_page
from casework.notes.page import notes_panel
from enquiries import clearance, contentious, policy
from enquiries.case import (
    annotations,
    approval,
    approval_files,
    content,
    readers,
    warnings,
    wording,
)
from enquiries.case.files_form import FilesForm
from enquiries.case.letter_forms import TextForm
from enquiries.case.note_addresses import note_addresses
from enquiries.case.verb_page import VerbPage
from enquiries.case.verb_pages import PAGE_BY_NAME
from enquiries.case.verb_words import words_about
from enquiries.case.views import enquiry_or_404
from enquiries.contributions import case_panel
from enquiries.models import Enquiry, LetterKind
from enquiries.replies.page import PREVIEW, ReplyRequest, reply_page
from enquiries.replies.words import draft_line
from enquiries.standard_answers import insertion
from enquiries.standard_answers.subjects import subject_of_enquiry
from foundation.forms import OwnArgument
from foundation.types import Cleaned, Context
from people.models import User

# What any verb that sends a letter takes.
OF_EVERY_LETTER = ("key", "before")
# Fields that a form only checks. No action takes them.
UNSENT = ("signed_for", "about_work", "topic")


@require_http_methods(["GET", "POST"])
def table_page(request: PortalRequest, pk: int, verb: str) -> HttpResponse:
    """A verb whose page needs no more than its row."""
    return show_verb_page(request, *verb_or_404(request, pk, verb))


def verb_or_404(request: PortalRequest, pk: int, verb: str) -> tuple[Enquiry, VerbPage]:
    """The enquiry and the row of the verb. To a councillor some of these pages do not exist."""
    enquiry, page = enquiry_or_404(request, pk), PAGE_BY_NAME[verb]
    if page.officers_only and contentious.is_hidden_from(request.user, enquiry):
        raise Http404
    return enquiry, page


def show_verb_page(
    request: PortalRequest,
    enquiry: Enquiry,
    page: VerbPage,
    context: Context | None = None,
    /,
    **more: OwnArgument,
) -> HttpResponse:
    """The page of this verb. `context` and `more`, as `verb_page` takes it, are its alone."""
    user = request.user
    arguments = usual_arguments(user, enquiry, page) | more

    def around() -> Context:
        return verb_page_context(user, enquiry, page) | (context or {})

    if page.is_reply:
        return reply_page(ReplyRequest(request, enquiry, page, around, arguments))
    return verb_page(request, around, **arguments)


def usual_arguments(user: User, enquiry: Enquiry, page: VerbPage) -> dict[str, OwnArgument]:
    """What `verb_page` takes for this verb, and its form with it."""
    approved = needs_second_officer(user, enquiry, page)
    before = approval.letter_that_came_back(user, enquiry, page.name) if approved else None
    usual: dict[str, OwnArgument] = {
        "form": page.form,
        "may": page.may(user, enquiry),
        "do": verb_sender(enquiry, page, user),
        "done": "Letter sent for approval" if approved else page.done,
        "to": enquiry,
        "reads_first": page.reads_first,
        "initial": approval.letter_to_continue(before) if before else {},
    }
    if issubclass(page.form, TextForm):
        hint = words_about(enquiry, page.hint)
        usual |= {"enquiry": enquiry, "label": page.label, "empty": page.empty, "hint": hint}
    if issubclass(page.form, FilesForm):
        usual["came_back"] = approval_files.files_to_send_again(before) if before else ()
    return usual


def verb_page_context(user: User, enquiry: Enquiry, page: VerbPage) -> Context:
    """What every verb's page has around its form."""
    you, answers = user.pk == enquiry.member_id, page.letter == LetterKind.ANSWER
    return {
        "desk": not user.reads_as_councillor,
        "enquiry": enquiry,
        "overline": f"{enquiry.reference}, {enquiry.title}",
        "back": (enquiry.get_absolute_url(), f"Back to {enquiry.reference}"),
        "cancel_url": enquiry.get_absolute_url(),
        "heading": words_about(enquiry, page.heading),
        "lead": words_about(enquiry, page.lead),
        "button": "Ask for approval" if needs_second_officer(user, enquiry, page) else page.button,
        "clause": enquiry.version.cite(page.clause(enquiry)),
        **(readers.readers_context(enquiry, you=you) if page.says_who_reads else {}),
        "back_keeps": True,
        **reply_context(user, enquiry, page),
        "screen": page.name if page.letter else "",
        **(content.letters_next_to_form(user, enquiry) if page.has_letters_next_to_it else {}),
        "notes": warnings_for(user, page, enquiry),
        "side": warnings.other_open_enquiries(user, enquiry) if answers else [],
    }


def reply_context(user: User, enquiry: Enquiry, page: VerbPage) -> Context:
    """What the page of a reply has besides: Enter and its first button lead to the preview."""
    if not page.is_reply:
        return {}
    offered = insertion.offered_answers(user, subject_of_enquiry(enquiry))
    line = draft_line(enquiry, page.name, user)
    return panels_next_to_letters(user, enquiry) | {
        "reply": line,
        "enter": PREVIEW,
        "standard_answers": offered,
        "instead": holding_reply_instead(user, enquiry) if page.name == "answer" else None,
    }


def panels_next_to_letters(user: User, enquiry: Enquiry) -> Context:
    """What other services and colleagues have said, below the letters. Empty for a councillor, and
    of notes if there are none: they are added on the page of the enquiry."""
    notes = notes_panel(user, enquiry, note_addresses(enquiry))
    return {
        "contributions": case_panel.contributions_panel(user, enquiry),
        "private_notes": notes if notes.get("private_notes") else None,
    }


def holding_reply_instead(user: User, enquiry: Enquiry) -> Context | None:
    """When the answer is due, and the way out for anyone who cannot give it yet."""
    if not policy.can_hold(user, enquiry):
        return None
    due = wording.next_due(enquiry, timezone.localdate())
    return {"due": due, "url": reverse("enquiries:hold", args=[enquiry.pk])}


def needs_second_officer(user: User, enquiry: Enquiry, page: VerbPage) -> bool:
    """Whether a second officer has to approve what this person sends by this verb."""
    return page.is_approved and clearance.clearance_of(enquiry, user) is not None


def verb_sender(enquiry: Enquiry, page: VerbPage, user: User) -> Callable[[Cleaned], None]:
    """The function that does what was typed, or puts the letter before a second officer."""

    def now(cleaned: Cleaned) -> None:
        page.action(enquiry, by=user, **action_arguments(page, cleaned))

    def later(cleaned: Cleaned) -> None:
        arguments = action_arguments(page, cleaned)
        of_letter: Cleaned = {n: arguments.pop(n) for n in OF_EVERY_LETTER if n in arguments}
        approval.propose_letter(enquiry, name=page.name, arguments=arguments, by=user, **of_letter)

    return later if needs_second_officer(user, enquiry, page) else now


def action_arguments(page: VerbPage, cleaned: Cleaned) -> Cleaned:
    """The cleaned data as the action takes it. Only a letter has a key."""
    unsent = UNSENT if page.letter else (*UNSENT, "key")
    return {name: value for name, value in cleaned.items() if name not in unsent}


def warnings_for(user: User, page: VerbPage, enquiry: Enquiry) -> list[annotations.Annotation]:
    needed = clearance.clearance_of(enquiry, user) if page.is_approved else None
    if needed:
        return warnings.approval_warning(enquiry, needed)
    return warnings.pressure_warning(enquiry) if page.letter in warnings.PRESSING_LETTERS else []
