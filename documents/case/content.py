"""What the page of a document request shows: facts, promises, decisions, letters, final steps."""

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst

from casework import due_dates as dates
from casework import promises
from documents import notices, policy, routing
from documents.case import wording
from documents.case.timeline import OUTCOME_WORDS
from documents.case.what_was_asked import request_in_brief
from documents.models import (
    Decision,
    DocumentLetter,
    DocumentNote,
    DocumentPromise,
    DocumentRequest,
    DocumentRequestQuerySet,
    LetterKind,
    Outcome,
    ReleasedFile,
    Sharing,
    Status,
)
from documents.models.law import ALWAYS_OPEN
from documents.models.request import calls_of_today
from documents.same_document.actions import earlier_decisions
from foundation.dates_in_words import day_year
from foundation.types import Context
from people.directory import styled_member
from people.models import User, in_office
from protocols.deadlines.clock import Deadline
from protocols.models import PromiseKind

PROMISE_LABELS = {
    PromiseKind.DOCUMENT_DECISION: "Decision due",
    PromiseKind.DETERMINATION: "Final decision due",
    PromiseKind.MEMBER_REPLY: "Reply due",
}


MEMBER_GONE = "No longer in office, so cannot read this"


def requests_with_page_data() -> DocumentRequestQuerySet:
    """Requests with all that their pages show of them."""
    waiting = Sharing.objects.filter(case=OuterRef("pk"), decided_at=None)
    held = ReleasedFile.objects.filter(case=OuterRef("pk"), is_held=True)
    rows: DocumentRequestQuerySet = DocumentRequest.objects.with_people()
    rows = rows.select_related("enquiry", "shared_from").prefetch_related("promises")
    called = calls_of_today().filter(id=OuterRef("pk"))
    loaded = {"asks_to_share": Exists(waiting), "document_there": Exists(held)}
    notes = DocumentNote.objects.filter(case=OuterRef("pk"))
    loaded |= {"was_called_for_today": Exists(called), "has_notes": Exists(notes)}
    in_cover = DocumentLetter.objects.filter(case=OuterRef("pk")).exclude(acted_for=None)
    loaded["was_covered"] = Exists(in_cover)
    return rows.annotate(**loaded | {"has_member_today": in_office("member")})


def asker_name(user: User, document_request: DocumentRequest) -> str:
    return (
        "you" if document_request.member_id == user.pk else styled_member(document_request.member)
    )


def why_blocked(user: User, document_request: DocumentRequest) -> Context | None:
    """Why the final decision cannot be made yet, shown first, with its clause."""
    for_decision = document_request.status == Status.FOR_DECISION
    if not for_decision or not routing.decides_finally(user, document_request):
        return None
    verdict = policy.can_determine(user, document_request)
    clause = document_request.version.cite(verdict.clause)
    return None if verdict else {"reason": verdict.reason, "clause": clause}


def header_facts(user: User, document_request: DocumentRequest) -> list[Context]:
    turn = [line for line in turn_lines(user, document_request) if line]
    facts: list[Context] = [
        {"label": "State", "tag": wording.status_tag(document_request, user)},
        {"label": "Whose turn", "lines": turn},
    ]
    for promise in document_request.promises.all():
        if not promise.ended_at:
            due = due_of_promise(document_request, promise)
            facts.append({"label": PROMISE_LABELS[promise.kind], "due": due})
    if document_request.member_id != user.pk:
        gone = [] if document_request.has_member_today else [MEMBER_GONE]
        lines = [styled_member(document_request.member), *gone]
        facts.append({"label": "Asked by", "lines": lines})
    elif document_request.released_at:
        last_day = day_year(document_request.expires_on)
        facts.append({"label": "Can be opened until", "lines": [last_day]})
    return facts[:4]


def turn_lines(user: User, document_request: DocumentRequest) -> list[str]:
    """In a final decision the holder's name before the office, as people know both."""
    who, note = wording.turn_in_words(document_request)
    if is_readers_turn(user, document_request):
        return ["Yours", who, note]
    final = document_request.status == Status.FOR_DECISION
    holders = document_request.posts_concerned.holders
    deciders = notices.final_deciders(document_request, holders)[:1] if final else []
    names = [person.name for person in deciders]
    return [*names, who, note or vacant_lead_note(document_request)]


def vacant_lead_note(document_request: DocumentRequest) -> str:
    """A note for a service with no head or chief officer, until an officer has the request."""
    led = document_request.officer or document_request.has_lead
    if led or not document_request.is_with_service:
        return ""
    return f"{document_request.service} has neither a head nor a chief officer"


def is_readers_turn(user: User, document_request: DocumentRequest) -> bool:
    """Whether it is this reader's turn."""
    if document_request.status == Status.WAITING:
        return document_request.member_id == user.pk
    if document_request.awaits_acceptance:
        return document_request.member_id == user.pk
    if document_request.is_with_first_office:
        return routing.is_first_office(user, document_request)
    if document_request.status == Status.FOR_DECISION:
        return bool(
            policy.can_view(user, document_request) or policy.can_determine(user, document_request)
        )
    return document_request.is_open and bool(policy.can_decide(user, document_request))


def due_of_promise(document_request: DocumentRequest, promise: DocumentPromise) -> dates.Due:
    return dates.due_in_words(
        promise.due_on,
        promises.unit_of(promises.rule_of(document_request, promise)),
        promises.calendar_of(document_request),
        timezone.localdate(),
        kind=promise.kind,
    )


def promise_rows(document_request: DocumentRequest) -> list[Context]:
    """Each promise with its working, the open ones first."""
    ordered = sorted(
        document_request.promises.all(), key=lambda p: (bool(p.ended_at), p.started_at)
    )
    return [promise_row(document_request, promise) for promise in ordered]


def promise_row(document_request: DocumentRequest, promise: DocumentPromise) -> Context:
    rule = promises.rule_of(document_request, promise)
    late = promise.kept_at and not promise.kept_in_time
    result = "Kept late" if late else "Kept on time" if promise.kept_at else "No longer due"
    number = document_request.version.number
    return {
        "title": rule.in_words(),
        "clause": document_request.version.cite(rule.clause),
        "note": f"Version {number} of the protocol, in force when we received this request",
        "days": Deadline.from_json(promise.working).days(today=timezone.localdate()),
        "open": promise.ended_at is None,
        "result": result if promise.ended_at else "",
    }


def final_decision_steps(
    user: User, document_request: DocumentRequest, decisions: list[Decision]
) -> list[Context]:
    """The steps to a final decision: what was done, what waits, and what cannot start yet."""
    if not document_request.office:
        return []
    member, office_title = styled_member(document_request.member), document_request.version.title
    first = next((decision for decision in decisions if not decision.is_final), None)
    final = next((decision for decision in decisions if decision.is_final), None)
    rows = [step_row(f"Request from {member}", "Done", document_request.received_at)]
    if first:
        outcome = OUTCOME_WORDS[Outcome(first.outcome)]
        rows.append(step_row(f"{first.by.name} {outcome}", "Done", first.decided_at))
    if document_request.consulted:
        title = f"The {office_title(document_request.consulted)}’s view"
        state = "Waiting" if document_request.awaits_view else "Done"
        rows.append(step_row(title, state, document_request.viewed_at))
    you = routing.decides_finally(user, document_request)
    title = "Your decision" if you else f"The {office_title(document_request.office)}’s decision"
    if final:
        rows.append(step_row(title, "Done", final.decided_at))
    elif document_request.status == Status.FOR_DECISION:
        state = "Cannot start yet" if document_request.awaits_view else "To do"
        rows.append(step_row(title, state, None))
    return rows


def step_row(title: str, state: str, at: object) -> Context:
    tag = {"Waiting": ("Waiting", "purple"), "To do": ("To do", "")}.get(state, (state, "plain"))
    return {"title": title, "tag": tag, "at": at}


def decision_cards(document_request: DocumentRequest, decisions: list[Decision]) -> list[Context]:
    """Each decision with its grounds and reasons, the latest first."""
    return [
        {
            "title": "Final decision" if decision.is_final else "Decision",
            "rows": [row for row in decision_rows(decision) if row["lines"]],
        }
        for decision in decisions
    ]


def decision_rows(decision: Decision) -> list[Context]:
    author = [decision.answered_for_by.name] if decision.answered_for_by else []
    until = [day_year(decision.expires_on)] if decision.expires_on else []
    return [
        {"key": "Outcome", "lines": [OUTCOME_WORDS[Outcome(decision.outcome)].capitalize()]},
        {"key": "Ground relied on", "lines": decision.grounds_said},
        {"key": "Left out", "lines": [decision.left_out] if decision.left_out else []},
        {"key": f"Reasons from {decision.letter.signed}", "lines": [decision.letter.body]},
        {"key": "Officer responsible for the report", "lines": author},
        {"key": "Can be opened until", "lines": until},
    ]


def letter_rows(user: User, letters: list[DocumentLetter]) -> list[Context]:
    """Oldest first; decisions and the request itself are shown above."""
    shut = (LetterKind.DECISION, LetterKind.DETERMINATION, LetterKind.REQUEST)
    return [
        {
            "who": "You" if letter.author_id == user.pk else letter.signed,
            "at": letter.sent_at,
            "kind_label": letter.get_kind_display(),
            "body": letter.body,
        }
        for letter in letters
        if letter.kind not in shut
    ]


def is_newest(rows: list[Context], letters: list[DocumentLetter]) -> bool:
    """Whether nothing came after the last of the letters shown, such as a decision."""
    return bool(rows and letters) and rows[-1]["at"] == letters[-1].sent_at


def letters_next_to_form(
    user: User, document_request: DocumentRequest, letters: list[DocumentLetter]
) -> Context:
    """What was asked for and every letter since, next to the one being written."""
    asked: Context = {
        "who": capfirst(asker_name(user, document_request)),
        "at": document_request.received_at,
        "kind_label": str(LetterKind.REQUEST.label),
        "body": "\n".join(request_in_brief(document_request, letters)),
    }
    since = [letter for letter in letters if letter.kind != LetterKind.REQUEST]
    return {"letters": [asked, *(letter_in_full(user, letter) for letter in since)]}


def letter_in_full(user: User, letter: DocumentLetter) -> Context:
    """A letter as its own message; a decision with its outcome and its grounds."""
    decision = getattr(letter, "decision", None)
    outcome = f": {OUTCOME_WORDS[Outcome(decision.outcome)]}" if decision else ""
    return {
        "who": "You" if letter.author_id == user.pk else letter.signed,
        "at": letter.sent_at,
        "kind_label": f"{letter.get_kind_display()}{outcome}",
        "body": "\n".join([*(decision.grounds_said if decision else []), letter.body]),
    }


def own_earlier_decisions(user: User, document_request: DocumentRequest) -> Context:
    """This reader's own decisions on the same document, when it is theirs to decide; never who
    asked (Section C 4.2). `url` is where they can match it to another document."""
    if document_request.member_id == user.pk or not is_readers_turn(user, document_request):
        return {}
    earlier = earlier_decisions(user, document_request)
    same = [decision for decision in earlier if decision.document == document_request.document]
    url = reverse("documents:same", args=[document_request.reference])
    return {"same": same, "url": url} if earlier else {}


def ways_to_appeal(user: User, document_request: DocumentRequest) -> list[str]:
    """What someone can do about a refusal: the final decision, and everyone's legal rights."""
    if document_request.status not in (Status.REFUSED, Status.PART_RELEASED):
        return []
    office, consulted = routing.final_office_titles(document_request)
    after = f", after consulting the {consulted}" if consulted else ""
    who = "you dispute" if document_request.member_id == user.pk else "the councillor disputes"
    final = [f"If {who} this, the {office} will make the final decision{after}."]
    return [*(final if policy.is_disputable(document_request) else []), ALWAYS_OPEN]
