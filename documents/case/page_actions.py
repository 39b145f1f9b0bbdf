"""The actions offered on the page of a document request, each with its verdict."""

from typing import NamedTuple

from django.urls import reverse

from documents import policy
from documents.case.verb_pages import PAGE_BY_NAME
from documents.case.verb_words import words_about
from documents.models import DocumentRequest, Outcome
from foundation.verdict import Verdict
from people.models import User


class PageAction(NamedTuple):
    """An action on the page, with the verdict that offers it or explains its absence."""

    name: str
    label: str
    verdict: Verdict
    more: tuple[str, ...] = ()

    def url(self, document_request: DocumentRequest) -> str:
        return reverse(f"documents:{self.name}", args=[document_request.reference, *self.more])


def page_actions(user: User, document_request: DocumentRequest) -> list[PageAction]:
    """The actions that concern this reader, the likeliest first."""
    own = document_request.member_id == user.pk
    actions = councillor_actions if own else officer_actions
    return actions(user, document_request)


def councillor_actions(user: User, case: DocumentRequest) -> list[PageAction]:
    return [
        table_action("reply", user, case),
        PageAction("released", "Open the released document", policy.is_released(user, case)),
        table_action("dispute", user, case),
        PageAction("share", "Ask to share this document", policy.can_share(user, case)),
        table_action("withdraw", user, case),
    ]


def officer_actions(user: User, case: DocumentRequest) -> list[PageAction]:
    return [
        table_action("advise", user, case),
        PageAction(
            "settle", "Decide whether to share this document", policy.can_settle(user, case)
        ),
        table_action("view", user, case),
        *decision_actions(policy.can_determine(user, case)),
        *(decision_actions(policy.can_decide(user, case)) if is_undecided(case) else []),
        table_action("remind", user, case),
        table_action("call-for", user, case),
        table_action("attach", user, case),
        table_action("question", user, case),
        table_action("assign", user, case),
        table_action("pass", user, case),
        table_action("refer", user, case),
    ]


def is_undecided(case: DocumentRequest) -> bool:
    return case.is_with_service or case.is_with_first_office


def table_action(name: str, user: User, case: DocumentRequest) -> PageAction:
    page = PAGE_BY_NAME[name]
    return PageAction(name, words_about(case, page.link_words), page.may(user, case))


def decision_actions(verdict: Verdict) -> list[PageAction]:
    return [PageAction("decide", str(o.label), verdict, (o.value,)) for o in Outcome]


def allowed_actions(user: User, document_request: DocumentRequest) -> list[dict[str, str]]:
    allowed = [action for action in page_actions(user, document_request) if action.verdict]
    return [{"label": action.label, "url": action.url(document_request)} for action in allowed]
