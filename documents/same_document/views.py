"""The page for matching a request to a document the reader decided on before, or to none."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from casework.http import PortalRequest, verb_page
from documents import policy
from documents.case.verb_views import verb_page_context
from documents.case.views import document_request_or_404
from documents.same_document import actions
from documents.same_document.forms import MatchForm


@require_http_methods(["GET", "POST"])
def match_page(request: PortalRequest, reference: str) -> HttpResponse:
    """Choose from the documents of the reader's own decisions; no one who asked is named."""
    document_request, user = document_request_or_404(request, reference), request.user
    may = policy.can_match(user, document_request)
    before = actions.latest_by_document(user, document_request) if may else []
    chosen = {str(decision.key): decision for decision in before}
    return verb_page(
        request,
        verb_page_context(
            document_request,
            user,
            heading="Which document is this request about?",
            lead="You can only see your own decisions, not who asked. The Monitoring Officer "
            "compares decisions when several councillors ask for the same document.",
            button="Save",
            readers="",
        ),
        form=MatchForm,
        may=may,
        do=lambda cleaned: actions.match_document(
            document_request, to=chosen.get(cleaned["same"]), by=user
        ),
        done="Answer saved",
        to=document_request,
        reads_first=True,
        before=before,
        document=document_request.document,
    )
