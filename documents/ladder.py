"""The ladder of a document request: who is reminded of each promise, and in which words.

Only these people can open the request, so no one else that a ladder names is told.
"""

from collections.abc import Callable

from casework.models import PromiseQuerySet
from casework.notices.ladders import Missed, Reached, those_with_mail, why_no_mail
from documents import notices
from documents.models import DocumentPromise, DocumentRequest
from people.models import User
from protocols.models import Nudge, PromiseKind

MEMBER = "member"
ADDRESSEES: dict[str, Callable[[DocumentRequest], list[User]]] = {
    "handling-officer": notices.handling_officers,
    "head-of-service": notices.service_leads,
    "chief-officer": notices.chief_officer_holders,
    "deciding-office": notices.final_deciders,
}
WHAT = {
    PromiseKind.MEMBER_REPLY: "A reply to an officer’s question is",
    PromiseKind.DETERMINATION: "A final decision is",
}
MEMBER_LEFT = "The councillor who asked can no longer read this request. Decide what becomes of it."


class DocumentLadder:
    """Who holds a post is looked up each time: only few requests are open at once."""

    def promises(self) -> PromiseQuerySet:
        related = ("case__member", "case__officer", "case__service", "rule")
        return DocumentPromise.objects.select_related(*related)

    def reached(self, promise: DocumentPromise, step: Nudge) -> Reached:
        """While the councillor is in office, the people the step names; after that only the people
        dealing with the request."""
        document_request, member = promise.case, promise.case.member
        in_office = member.is_councillor_today()
        if in_office and step.addressee == MEMBER:
            return those_with_mail([member])
        named = ADDRESSEES.get(step.addressee)
        if in_office:
            return those_with_mail(named(document_request)) if named else Reached([], [])
        why = "is no longer in office" if member.gets_mail else why_no_mail(member)
        missed = [Missed(member, why)] if step.addressee == MEMBER else []
        return Reached(those_with_mail(notices.handling_officers(document_request)).people, missed)

    def sentence(self, promise: DocumentPromise, when: str, step: Nudge | None) -> str:
        if not promise.case.member.is_councillor_today():
            return MEMBER_LEFT
        return f"{what_is_due(promise)} {when}."


def what_is_due(promise: DocumentPromise) -> str:
    if promise.case.awaits_advice:
        return "Your advice is needed. The decision is"
    return WHAT.get(PromiseKind(promise.kind), "A decision on a request is")
