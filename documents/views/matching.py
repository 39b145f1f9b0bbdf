"""Saying that a document is the same as one decided on before, or a different one."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from casework.http import PortalRequest, act
from documents import matching, policy
from documents.forms import SameForm
from documents.views.cases import opened, page


@require_http_methods(["GET", "POST"])
def same(request: PortalRequest, reference: str) -> HttpResponse:
    """A document of the reader's own decisions is chosen; nobody who asked is named."""
    found, user = opened(request, reference), request.user
    before = matching.by_document(user, found) if policy.can_match(user, found) else []
    chosen = {str(decision.key): decision for decision in before}
    return act(
        request,
        page(
            found,
            user,
            heading="Of which document is it?",
            lead="You see your own decisions alone, and never who asked. The Monitoring Officer "
            "compares what several councillors were told of one document.",
            button="Save",
            readers="",
        ),
        form=SameForm,
        may=policy.can_match(user, found),
        do=lambda cleaned: matching.match(found, to=chosen.get(cleaned["same"]), by=user),
        done="Saved",
        to=found,
        reads_first=True,
        before=before,
        document=found.document,
    )
