"""The content of one enquiry's page for this reader: facts, actions, dates and letters."""

from typing import Any, NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst

from casework import due_dates as dates
from casework import promises
from enquiries import contentious, notices, policy, statutory_duty
from enquiries.case import annotations, approval, wording
from enquiries.models import (
    WITH_MEMBER,
    Enquiry,
    EnquiryFile,
    EnquiryLetter,
    EnquiryPromise,
    Status,
)
from foundation.verdict import Verdict
from people.directory import styled_member
from people.models import User
from protocols.behaviours import Behaviour
from protocols.deadlines.clock import Deadline
from protocols.models import PromiseKind, PromiseRule

# Verbs that only some protocols have, by the behaviour under which they do.
BEHAVIOURS_OF_VERBS = {
    "decline": policy.DECLINED_UNDER,
    "dissatisfied": (Behaviour.DISSATISFIED,),
    "duty": (Behaviour.STATUTORY_POSTS,),
    "end-duty": (Behaviour.STATUTORY_POSTS,),
}


class Choice(NamedTuple):
    """A verb on the page, with the verdict that shows it or explains why it is not there."""

    name: str
    label: str
    verdict: Verdict

    def url(self, enquiry: Enquiry) -> str:
        return reverse(f"enquiries:{self.name}", args=[enquiry.pk])


def choices_for(user: User, enquiry: Enquiry) -> list[Choice]:
    """The verbs for this reader, the likeliest first. Those the protocol does not ask for are
    left out."""
    if user.pk == enquiry.informed_id:
        return []
    offer = councillor_choices if enquiry.member_id == user.pk else officer_choices
    left_out = {
        name for name, keys in BEHAVIOURS_OF_VERBS.items() if not enquiry.version.clause_for(*keys)
    }
    if not contentious.flag_clause(enquiry.version):
        left_out |= {"approve", "flag", "unflag"}
    elif user.pk != enquiry.member_id and contentious.waiting_letter(enquiry):
        left_out |= set(approval.LETTERS_TO_COUNCILLOR)
    return [choice for choice in offer(user, enquiry) if choice.name not in left_out]


def councillor_choices(user: User, enquiry: Enquiry) -> list[Choice]:
    dissatisfied = policy.can_say_dissatisfied(user, enquiry)
    return [
        Choice("reply", "Reply", policy.can_reply(user, enquiry)),
        Choice("follow-up", "Follow up the answer", policy.can_follow_up(user, enquiry)),
        Choice("dissatisfied", "Say you are not satisfied", dissatisfied),
        Choice("chase", "Chase this enquiry", policy.can_chase(user, enquiry)),
        Choice("add", "Add information", policy.can_add(user, enquiry)),
        Choice("withdraw", "Withdraw this enquiry", policy.can_withdraw(user, enquiry)),
    ]


def officer_choices(user: User, enquiry: Enquiry) -> list[Choice]:
    if enquiry.is_from_officer:
        withdraw = Choice("withdraw", "Withdraw the question", policy.can_withdraw(user, enquiry))
        return [withdraw, *officer_only_choices(user, enquiry)]
    member = styled_member(enquiry.member)
    return [
        Choice("answer", "Answer", policy.can_answer(user, enquiry)),
        Choice("hold", "Send a holding reply", policy.can_hold(user, enquiry)),
        Choice("ask", f"Ask {member} a question", policy.can_ask(user, enquiry)),
        Choice("assign", assign_label(enquiry), policy.can_assign(user, enquiry)),
        Choice("pass", "Pass to another service", policy.can_pass(user, enquiry)),
        Choice("decline", "Decline under the protocol", policy.can_decline(user, enquiry)),
        Choice("redirect", "Redirect this enquiry", policy.can_redirect(user, enquiry)),
        *officer_only_choices(user, enquiry),
    ]


def officer_only_choices(user: User, enquiry: Enquiry) -> list[Choice]:
    """The contentious flag, hidden from councillors, and the statutory duty, if a clause asks."""
    return [
        Choice("approve", "Approve a waiting letter", contentious.can_approve(user, enquiry)),
        Choice("flag", "Flag as contentious", contentious.can_flag(user, enquiry)),
        Choice("unflag", "Remove the contentious flag", contentious.can_unflag(user, enquiry)),
        Choice("duty", "Mark as your statutory duty", statutory_duty.can_mark(user, enquiry)),
        Choice("end-duty", "Remove the statutory duty mark", statutory_duty.can_end(user, enquiry)),
    ]


def assign_label(enquiry: Enquiry) -> str:
    return "Assign to another officer" if enquiry.officer_id else "Assign to an officer"


def open_choices(user: User, enquiry: Enquiry) -> list[dict[str, str]]:
    allowed = [choice for choice in choices_for(user, enquiry) if choice.verdict]
    return [{"label": choice.label, "url": choice.url(enquiry)} for choice in allowed]


# Verbs that are explained when they are not open. The state of the case explains the rest.
EXPLAINED_VERBS = {"answer", "hold", "chase", "follow-up"}


def blocked_choices(user: User, enquiry: Enquiry) -> list[dict[str, Any]]:
    """The verbs that are not open, each with its reason, given once: never a grey button."""
    shut = {
        choice.verdict.reason: choice
        for choice in reversed(choices_for(user, enquiry))
        if not choice.verdict and is_explained(choice, enquiry)
    }
    return [
        {
            "label": choice.label,
            "when": availability_of(choice),
            "reason": choice.verdict.reason + chase_note(choice, enquiry),
            "clause": enquiry.version.cite(choice.verdict.clause),
        }
        for choice in reversed(shut.values())
    ]


def availability_of(choice: Choice) -> str:
    if choice.verdict.later:
        return "not yet"
    return "no longer" if choice.name == "follow-up" else "not now"


def is_explained(choice: Choice, enquiry: Enquiry) -> bool:
    if choice.name == "follow-up":
        return enquiry.status in (Status.ANSWERED, Status.CLOSED)
    if choice.name == "chase" and enquiry.is_from_officer:
        return False
    return choice.name in EXPLAINED_VERBS and enquiry.is_open


def chase_note(choice: Choice, enquiry: Enquiry) -> str:
    if choice.name != "chase" or not choice.verdict.later:
        return ""
    return f" Your message will go to {chase_recipient(enquiry)}."


def chase_recipient(enquiry: Enquiry) -> str:
    """Who gets a chase today, by name and post."""
    people = notices.chase_recipients(enquiry)
    return notices.name_with_post(people[0]) if people else "the coordinators"


def case_facts(user: User, enquiry: Enquiry) -> list[dict[str, Any]]:
    facts: list[dict[str, Any]] = [
        {"label": "State", "tag": wording.state_tag(enquiry, user)},
        {"label": "Whose turn", "lines": [line for line in whose_turn(user, enquiry) if line]},
        *dates_shown(enquiry),
    ]
    if enquiry.duty_of:
        post = statutory_duty.duty_title(enquiry)
        lines = [post, "No one else can withdraw, reassign or close it"]
        facts.append({"label": "Statutory duty", "lines": lines})
    if user.pk != enquiry.member_id:
        ward = [f"{enquiry.ward} ward"] if enquiry.ward else []
        label = "Question for" if enquiry.is_from_officer else "Asked by"
        facts.append({"label": label, "lines": [styled_member(enquiry.member), *ward]})
    return facts


def whose_turn(user: User, enquiry: Enquiry) -> list[str]:
    who, note = wording.turn_of(enquiry)
    if enquiry.status == Status.WITH_OFFICER:
        yours = ["Yours"] if policy.is_handler(user, enquiry) else []
        return [*yours, capfirst(wording.officer_and_service(enquiry))]
    if enquiry.status in WITH_MEMBER and user.pk == enquiry.member_id:
        return ["Yours", note]
    return [who, note]


def dates_shown(enquiry: Enquiry) -> list[dict[str, Any]]:
    facts: list[dict[str, Any]] = []
    if answer := enquiry.answer_owed:
        facts.append({"label": "Answer due", "due": promise_due(enquiry, answer)})
    for promise in enquiry.promises.all():
        if promise.kind == PromiseKind.MEMBER_REPLY and not promise.ended_at:
            facts.append({"label": "Reply due", "due": promise_due(enquiry, promise)})
    if back := wording.follow_up_due(enquiry, timezone.localdate()):
        facts.append({"label": "Follow up by", "due": back})
    return facts


def promise_due(enquiry: Enquiry, promise: EnquiryPromise) -> dates.Due:
    return dates.due_in_words(
        promise.due_on,
        promises.unit_of(promises.rule_of(enquiry, promise)),
        promises.calendar_of(enquiry),
        timezone.localdate(),
        kind=promise.kind,
        note="Holding reply sent" if promise.kind == PromiseKind.FULL_REPLY else "",
    )


def promises_shown(enquiry: Enquiry) -> list[dict[str, Any]]:
    """Each promise of the case with its working, the open ones first and opened."""
    listed = [p for p in enquiry.promises.all() if p.kind != PromiseKind.ACKNOWLEDGE]
    listed.sort(key=lambda promise: (promise.ended_at is not None, -promise.started_at.timestamp()))
    return [promise_shown(enquiry, promise) for promise in listed]


# Promises that count from what an officer sent: a holding reply, and a question to a councillor.
KINDS_COUNTED_FROM_A_LETTER = (PromiseKind.FULL_REPLY, PromiseKind.MEMBER_REPLY)


def promise_shown(enquiry: Enquiry, promise: EnquiryPromise) -> dict[str, Any]:
    rule, number = promises.rule_of(enquiry, promise), enquiry.version.number
    return {
        "title": promise_title(promise, rule),
        "clause": enquiry.version.cite(rule.clause),
        "note": f"Version {number} of the protocol, in force when we received this enquiry",
        "days": Deadline.from_json(promise.working).days(
            today=timezone.localdate(), sent=promise.kind in KINDS_COUNTED_FROM_A_LETTER
        ),
        "open": promise.ended_at is None,
        "due": None if promise.ended_at else promise_due(enquiry, promise),
        "result": promise_result(promise),
    }


def promise_title(promise: EnquiryPromise, rule: PromiseRule) -> str:
    """Answer within five working days."""
    if promise.kind == PromiseKind.FULL_REPLY:
        return "Answer by the date promised in the holding reply"
    what = {
        PromiseKind.MEMBER_REPLY: "Reply from the councillor",
        PromiseKind.CHASE_ANSWER: "Answer to the chase",
    }.get(PromiseKind(promise.kind), "Answer")
    return f"{what} within {rule.words}"


def promise_result(promise: EnquiryPromise) -> str:
    if promise.ended_at is None:
        return ""
    if promise.kept_at is None:
        return "No longer due"
    return "Kept on time" if promise.kept_in_time else "Kept late"


# What the page shows about each file of a letter, fetched with the letter.
FILE_FIELDS = ("key", "name", "kind", "size", "pages", "state")


def letters_shown(user: User, enquiry: Enquiry, *, names: bool = True) -> list[dict[str, Any]]:
    """The correspondence as this reader sees it. Without `names`, officers are their service."""
    files = EnquiryFile.objects.filter(letter=OuterRef("pk")).order_by("pk")
    file_json = JSONObject(**{name: name for name in FILE_FIELDS})
    rows = enquiry.letters.annotate(enclosed=ArraySubquery(files.values_list(file_json)))
    return [
        {
            "who": (signature_for if names else signature_without_name)(user, enquiry, letter),
            "at": letter.sent_at,
            "kind_label": letter.get_kind_display(),
            "body": letter.body,
            "promised_on": letter.promised_on,
            "files": [EnquiryFile(case=enquiry, **file) for file in letter.enclosed],
            "marks": annotations.annotations_of_letter(letter, enquiry.version, names=names),
        }
        for letter in rows
    ]


def signature_for(user: User, enquiry: Enquiry, letter: EnquiryLetter) -> str:
    if letter.author_id != user.pk:
        return letter.signed
    return "You" if user.pk == enquiry.member_id else f"You, {letter.signed}"


def signature_without_name(user: User, enquiry: Enquiry, letter: EnquiryLetter) -> str:
    """For paper: a councillor by name, an officer as the service or office."""
    if letter.author_id == enquiry.member_id:
        return letter.signed
    return enquiry.handled_by or "The council"
