"""The page of a verb on a document request, from its row in the table."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from casework.http import PortalRequest, verb_page
from documents import readers, routing
from documents.case import content
from documents.case.standard_answers import letter_page
from documents.case.verb_page import VerbPage
from documents.case.verb_pages import PAGE_BY_NAME
from documents.case.verb_words import words_about
from documents.case.views import document_request_or_404, letters_visible_to
from documents.forms import AssignForm, LetterForm, PassForm
from documents.models import DocumentRequest
from foundation.forms import OwnArgument
from foundation.types import Cleaned, Context
from people.models import User
from protocols.behaviours import Behaviour


@require_http_methods(["GET", "POST"])
def table_page(request: PortalRequest, reference: str, verb: str) -> HttpResponse:
    """A verb whose page needs no more than its row."""
    document_request, user = document_request_or_404(request, reference), request.user
    page = PAGE_BY_NAME[verb]
    own = form_arguments(document_request, page)
    arguments: dict[str, OwnArgument] = {
        "form": page.form,
        "may": page.may(user, document_request),
        "do": lambda cleaned: page.do(document_request, by=user, **row_arguments(page, cleaned)),
        "done": page.done,
        "to": "documents:index" if page.to_list else document_request,
        "reads_first": page.reads_first,
    }

    def around() -> Context:
        return table_page_context(user, document_request, page)

    if page.takes_standard_answers:
        return letter_page(request, document_request, around, own, **arguments)
    return verb_page(request, around, **arguments, **own)


def row_arguments(page: VerbPage, cleaned: Cleaned) -> Cleaned:
    """The cleaned data as the action takes it. Only what belongs to the letters has a key."""
    arguments = action_arguments(cleaned)
    if not page.has_letters_next_to_it:
        del arguments["key"]
    return arguments


def form_arguments(document_request: DocumentRequest, page: VerbPage) -> dict[str, OwnArgument]:
    """What the form of this verb takes besides what every form takes."""
    if issubclass(page.form, LetterForm):
        return {"label": page.label, "empty": page.empty}
    return {"case": document_request} if issubclass(page.form, (AssignForm, PassForm)) else {}


def table_page_context(user: User, document_request: DocumentRequest, page: VerbPage) -> Context:
    version = document_request.version
    final_clause = routing.final_decision_clause(document_request)
    number = final_clause if page.cites else ""
    if page.cites_advice:
        number = version.clause_for(Behaviour.ADVICE_BEFORE_ACCESS) or final_clause
    context: Context = {
        "heading": words_about(document_request, page.heading),
        "lead": words_about(document_request, page.lead),
        "button": page.button,
        "clause": version.cite(number),
    }
    if page.has_letters_next_to_it:
        context |= letters_for_form(user, document_request)
    if page.readers or not page.says_who_reads:
        context |= {"readers": words_about(document_request, page.readers)}
    return verb_page_context(document_request, user, **context)


def letters_for_form(user: User, document_request: DocumentRequest) -> Context:
    """The request and the letters that this person reads, next to the form."""
    letters = letters_visible_to(user, document_request)
    return content.letters_next_to_form(user, document_request, letters)


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
