"""The content of the page of one request, for this reader."""

from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone

from casework import due_dates as dates
from casework import promises
from casework.templatetags.casework import day_year
from documents import notices, policy, routing
from documents.case import wording
from documents.case.timeline import OUTCOME_SAID
from documents.models import (
    Decision,
    DocumentLetter,
    DocumentPromise,
    DocumentRequest,
    DocumentRequestQuerySet,
    LetterKind,
    Outcome,
    Sharing,
    Status,
)
from documents.models.law import ALWAYS_OPEN
from documents.same_document.actions import before
from foundation.verdict import Verdict
from people.directory import styled
from people.models import User
from protocols.deadlines.clock import Deadline
from protocols.models import PromiseKind

LABELS = {
    PromiseKind.DOCUMENT_DECISION: "Decision due",
    PromiseKind.DETERMINATION: "Final decision due",
    PromiseKind.MEMBER_REPLY: "Reply due",
}


def rows() -> DocumentRequestQuerySet:
    """Requests with all that their pages show of them."""
    waiting = Sharing.objects.filter(case=OuterRef("pk"), decided_at=None)
    found: DocumentRequestQuerySet = DocumentRequest.objects.with_people()
    found = found.select_related("enquiry", "shared_from").prefetch_related("promises")
    return found.annotate(**{"asks_to_share": Exists(waiting)})


class Choice(NamedTuple):
    """A verb on the page, with the verdict that draws it or explains its absence."""

    name: str
    label: str
    verdict: Verdict
    more: tuple[str, ...] = ()

    def url(self, request: DocumentRequest) -> str:
        return reverse(f"documents:{self.name}", args=[request.reference, *self.more])


def choices(user: User, request: DocumentRequest) -> list[Choice]:
    """The verbs that concern this reader, the likeliest first."""
    final = f"Ask for a final decision by the {routing.decides_in_the_end(request)}"
    if request.member_id == user.pk:
        return [
            Choice("reply", "Reply", policy.can_reply(user, request)),
            Choice("released", "Open the released document", policy.is_released(user, request)),
            Choice("dispute", final, policy.can_dispute(user, request)),
            Choice("share", "Ask to share this document", policy.can_share(user, request)),
            Choice("withdraw", "Withdraw this request", policy.can_withdraw(user, request)),
        ]
    member = styled(request.member)
    return [
        Choice("advise", "Record your advice", policy.can_advise(user, request)),
        Choice("settle", "Decide whether to share this document", policy.can_settle(user, request)),
        Choice("view", "Record your view", policy.can_view(user, request)),
        *rulings(policy.can_determine(user, request)),
        *(rulings(policy.can_decide(user, request)) if request.is_with_service else []),
        Choice("remind", "Remind the office being consulted", policy.can_remind(user, request)),
        Choice("question", f"Ask {member} a question", policy.can_question(user, request)),
        Choice("assign", "Assign to an officer", policy.can_assign(user, request)),
        Choice("pass", "Pass to another service", policy.can_pass(user, request)),
        Choice("refer", "Refer for a final decision", policy.can_refer(user, request)),
    ]


def rulings(verdict: Verdict) -> list[Choice]:
    return [Choice("decide", str(o.label), verdict, (o.value,)) for o in Outcome]


def open_choices(user: User, request: DocumentRequest) -> list[dict[str, str]]:
    allowed = [choice for choice in choices(user, request) if choice.verdict]
    return [{"label": choice.label, "url": choice.url(request)} for choice in allowed]


def blocked(user: User, request: DocumentRequest) -> dict[str, Any] | None:
    """Why the final decision cannot be made yet, shown first, with its clause."""
    if request.status != Status.FOR_DECISION or not policy.decides_finally(user, request):
        return None
    verdict = policy.can_determine(user, request)
    clause = wording.cited(request.version, verdict.clause)
    return None if verdict else {"reason": verdict.reason, "clause": clause}


def facts(user: User, request: DocumentRequest) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = [
        {"label": "State", "tag": wording.tag(request, user)},
        {"label": "Whose turn", "lines": [line for line in whose_turn(user, request) if line]},
    ]
    for promise in request.promises.all():
        if not promise.ended_at:
            found.append({"label": LABELS[promise.kind], "due": promise_due(request, promise)})
    if request.member_id != user.pk:
        found.append({"label": "Asked by", "lines": [styled(request.member)]})
    elif request.released_at:
        found.append({"label": "Can be opened until", "lines": [day_year(request.expires_on)]})
    return found[:4]


def whose_turn(user: User, request: DocumentRequest) -> list[str]:
    """In a final decision the holder's name before the office, as people know both."""
    who, note = wording.turn(request)
    if is_yours(user, request):
        return ["Yours", who, note]
    holder = notices.deciding(request) if request.status == Status.FOR_DECISION else []
    return [*(person.name for person in holder[:1]), who, note or stands_in(request)]


def stands_in(request: DocumentRequest) -> str:
    """A note for a service with no head or chief officer, until an officer has the request."""
    if request.officer or request.has_lead or not request.is_with_service:
        return ""
    return f"{request.service} has neither a head nor a chief officer"


def is_yours(user: User, request: DocumentRequest) -> bool:
    """Whether it is this reader's turn."""
    if request.status == Status.WAITING:
        return request.member_id == user.pk
    if request.awaits_advice:
        return bool(policy.can_advise(user, request))
    if request.status == Status.FOR_DECISION:
        return bool(policy.can_view(user, request) or policy.can_determine(user, request))
    return request.is_open and bool(policy.can_decide(user, request))


def promise_due(request: DocumentRequest, promise: DocumentPromise) -> dates.Due:
    return dates.due(
        promise.due_on,
        promises.unit_of(promises.rule_of(request, promise)),
        promises.calendar_of(request),
        timezone.localdate(),
        kind=promise.kind,
    )


def promises_shown(request: DocumentRequest) -> list[dict[str, Any]]:
    """Each promise with its working, the open ones first."""
    owed = sorted(request.promises.all(), key=lambda p: (bool(p.ended_at), p.started_at))
    return [promise_shown(request, promise) for promise in owed]


def promise_shown(request: DocumentRequest, promise: DocumentPromise) -> dict[str, Any]:
    rule = promises.rule_of(request, promise)
    late = promise.kept_at and not promise.kept_in_time
    result = "Kept late" if late else "Kept on time" if promise.kept_at else "No longer due"
    return {
        "title": rule.in_words(),
        "clause": wording.cited(request.version, rule.clause),
        "note": f"Version {request.version.number} of the protocol, in force when we received this",
        "days": Deadline.from_json(promise.working).days(today=timezone.localdate()),
        "open": promise.ended_at is None,
        "result": result if promise.ended_at else "",
    }


def steps(user: User, request: DocumentRequest, found: list[Decision]) -> list[dict[str, Any]]:
    """The steps to a final decision: what was done, what waits, and what cannot start yet."""
    if not request.office:
        return []
    member, you = styled(request.member), policy.decides_finally(user, request)
    first = next((d for d in found if not d.is_final), None)
    final = next((d for d in found if d.is_final), None)
    rows = [step(f"Request from {member}", "Done", request.received_at)]
    if first:
        rows.append(
            step(
                f"{first.by.name} {OUTCOME_SAID[Outcome(first.outcome)]}", "Done", first.decided_at
            )
        )
    if request.consulted:
        title = f"The {request.version.title(request.consulted)}’s view"
        state = "Waiting" if request.awaits_view else "Done"
        rows.append(step(title, state, request.viewed_at))
    title = "Your decision" if you else f"The {request.version.title(request.office)}’s decision"
    if final:
        rows.append(step(title, "Done", final.decided_at))
    elif request.status == Status.FOR_DECISION:
        rows.append(step(title, "Cannot start yet" if request.awaits_view else "To do", None))
    return rows


def step(title: str, state: str, at: Any) -> dict[str, Any]:
    tag = {"Waiting": ("Waiting", "purple"), "To do": ("To do", "")}.get(state, (state, "plain"))
    return {"title": title, "tag": tag, "at": at}


def decisions_shown(request: DocumentRequest, found: list[Decision]) -> list[dict[str, Any]]:
    """Each decision with its grounds and reasons, the latest first."""
    return [
        {
            "title": "Final decision" if decision.is_final else "Decision",
            "rows": [row for row in decision_rows(decision) if row["lines"]],
        }
        for decision in found
    ]


def decision_rows(decision: Decision) -> list[dict[str, Any]]:
    author = [decision.answered_for_by.name] if decision.answered_for_by else []
    until = [day_year(decision.expires_on)] if decision.expires_on else []
    return [
        {"key": "Outcome", "lines": [OUTCOME_SAID[Outcome(decision.outcome)].capitalize()]},
        {"key": "Ground relied on", "lines": decision.grounds_said},
        {"key": "Left out", "lines": [decision.left_out] if decision.left_out else []},
        {"key": f"Reasons from {decision.letter.signed}", "lines": [decision.letter.body]},
        {"key": "Officer responsible for the report", "lines": author},
        {"key": "Can be opened until", "lines": until},
    ]


def letters(user: User, found: list[DocumentLetter]) -> list[dict[str, Any]]:
    """Oldest first; decisions and the request itself are shown above."""
    shut = (LetterKind.DECISION, LetterKind.DETERMINATION, LetterKind.REQUEST)
    return [
        {
            "who": "You" if letter.author_id == user.pk else letter.signed,
            "at": letter.sent_at,
            "kind_label": letter.get_kind_display(),
            "body": letter.body,
        }
        for letter in found
        if letter.kind not in shut
    ]


def own_before(user: User, request: DocumentRequest) -> dict[str, Any]:
    """This reader's own decisions on the same document, when it is theirs to decide; never who
    asked (Section C 4.2). `url` is where they can match it to another document."""
    if request.member_id == user.pk or not is_yours(user, request):
        return {}
    found = before(user, request)
    same = [decision for decision in found if decision.document == request.document]
    url = reverse("documents:same", args=[request.reference])
    return {"same": same, "url": url} if found else {}


def ways_open(user: User, request: DocumentRequest) -> list[str]:
    """What someone can do about a refusal: the final decision, and everyone's legal rights."""
    if request.status not in (Status.REFUSED, Status.PART_RELEASED):
        return []
    office, consulted = routing.ways_to_an_end(request)
    after = f", after consulting the {consulted}" if consulted else ""
    who = "you dispute" if request.member_id == user.pk else "the councillor disputes"
    final = [f"If {who} this, the {office} will make the final decision{after}."]
    return [*(final if policy.is_disputable(request) else []), ALWAYS_OPEN]
