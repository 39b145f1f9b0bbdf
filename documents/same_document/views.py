"""Matching a request to a document the reader decided on before, or to none."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from casework.http import PortalRequest, act
from documents import policy
from documents.case.views import opened, page
from documents.same_document import actions
from documents.same_document.forms import SameForm


@require_http_methods(["GET", "POST"])
def same(request: PortalRequest, reference: str) -> HttpResponse:
    """Choose from the documents of the reader's own decisions; no one who asked is named."""
    found, user = opened(request, reference), request.user
    before = actions.by_document(user, found) if policy.can_match(user, found) else []
    chosen = {str(decision.key): decision for decision in before}
    return act(
        request,
        page(
            found,
            user,
            heading="Which document is this request about?",
            lead="You can only see your own decisions, not who asked. The Monitoring Officer "
            "compares decisions when several councillors ask for the same document.",
            button="Save",
            readers="",
        ),
        form=SameForm,
        may=policy.can_match(user, found),
        do=lambda cleaned: actions.match(found, to=chosen.get(cleaned["same"]), by=user),
        done="Answer saved",
        to=found,
        reads_first=True,
        before=before,
        document=found.document,
    )
