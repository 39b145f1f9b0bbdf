"""The page for an officer's own question to a councillor."""

from uuid import uuid4

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from casework.http import PortalRequest, verb_page
from enquiries.models import Enquiry, Kind
from enquiries.raising import actions, ask_member, policy
from foundation.types import Cleaned, Context
from protocols.version_cache import todays_protocol


@require_http_methods(["GET", "POST"])
def ask_member_page(request: PortalRequest) -> HttpResponse:
    """An officer's own question to a councillor, not about an enquiry."""
    user = request.user

    def ask(cleaned: Cleaned) -> None:
        member, key = cleaned["member"], cleaned["key"]
        enquiry = Enquiry(
            kind=Kind.OFFICER_QUESTION, title=cleaned["title"], service=cleaned["service"]
        )
        new = actions.NewEnquiry(enquiry, cleaned["text"], attached=cleaned["attached"])
        actions.raise_officer_question(new, member=member, by=user, key=key)

    return verb_page(
        request,
        ask_member_context(),
        form=ask_member.AskMemberForm,
        may=policy.can_ask_member(user),
        do=ask,
        done="Question sent",
        to="enquiries:queue",
        user=user,
        protocol=todays_protocol(),
        initial={"key": uuid4()},
        reads_first=True,
    )


def ask_member_context() -> Context:
    return {
        "desk": True,
        "heading": "Ask a councillor a question",
        "lead": "The portal records your question and the date a reply is due.",
        "button": "Send question",
        "back": (reverse("enquiries:queue"), "Back to the list"),
        "cancel_url": reverse("enquiries:queue"),
        "readers": "The councillor, the officers in your service, their head and chief officer, "
        "and the coordinators can read this question.",
        "side": [],
        "screen": "ask-member",
    }
