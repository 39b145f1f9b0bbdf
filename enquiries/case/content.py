"""The content of one enquiry's page for this reader: facts, actions, dates and letters."""

from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst

from casework import due_dates as dates
from casework import promises
from casework.timeline import acted_for_words
from enquiries import clearance, contentious, cover, policy, statutory_duty
from enquiries.case import annotations, chases, wording
from enquiries.case.colleague_words import handovers_of
from enquiries.contributions import citations
from enquiries.forwarding.marks import SHARED_WITH, marks_of_forwarding
from enquiries.models import (
    Enquiry,
    EnquiryFile,
    EnquiryLetter,
    EnquiryPromise,
    LetterKind,
    LetterOpening,
    Status,
)
from foundation.dates_in_words import day, moment
from foundation.statements import Rows, Statement
from foundation.types import Context
from people.directory import styled_member
from people.models import User
from protocols.deadlines.clock import Deadline, Unit
from protocols.deadlines.terms import BY_THE_END
from protocols.models import PromiseKind, PromiseRule


def case_facts(user: User, enquiry: Enquiry) -> list[Context]:
    """The strip at the top of an officer's page. Councillors read `state_words` instead."""
    facts: list[Context] = [
        {"label": "State", "tag": wording.state_tag(enquiry, user)},
        {"label": "Whose turn", "lines": [line for line in whose_turn(user, enquiry) if line]},
        *dates_shown(enquiry),
    ]
    if enquiry.duty_of:
        post = statutory_duty.duty_title(enquiry)
        lines = [post, "No one else can withdraw, reassign or close it"]
        facts.append({"label": "Statutory duty", "lines": lines})
    ward = [f"{enquiry.ward} ward"] if enquiry.ward else []
    label = "Question for" if enquiry.is_from_officer else "Asked by"
    lines = [styled_member(enquiry.member), *ward, *member_gone(enquiry)]
    facts.append({"label": label, "lines": lines})
    return facts


def member_gone(enquiry: Enquiry) -> list[str]:
    """What is said of a councillor who cannot read it any more, while something is to be done."""
    if not enquiry.is_open or enquiry.has_member_today:
        return []
    return ["No longer in office, so cannot read this. A coordinator decides what becomes of it"]


def whose_turn(user: User, enquiry: Enquiry) -> list[str]:
    if vars(enquiry).get("approval_due") and not contentious.is_hidden_from(user, enquiry):
        return approvers_turn(user, enquiry)
    who, note = wording.turn_of(enquiry)
    if enquiry.status == Status.WITH_OFFICER:
        covers = enquiry.officer_id is not None and enquiry.officer_id != user.pk
        yours = ["You can answer it" if covers else "Yours"]
        yours = yours if policy.is_handler(user, enquiry) else []
        has_it = capfirst(wording.officer_and_service(enquiry))
        return [*yours, has_it, away_line(user, enquiry)]
    return [who, note]


def approvers_turn(user: User, enquiry: Enquiry) -> list[str]:
    """Who approves the letter that is waiting, and whose letter it is."""
    letter = contentious.waiting_letter(enquiry)
    if letter is None:  # it has just been decided
        return []
    if clearance.can_approve(user, enquiry):
        who = "Yours"
    else:
        who = capfirst(clearance.approver_words(letter))
    by = "you" if letter.by_id == user.pk else letter.by.name
    return [who, f"A letter by {by} is waiting for approval"]


def away_line(user: User, enquiry: Enquiry) -> str:
    """Until when its officer is away, and who covers. Only officers read these facts."""
    until: date | None = vars(enquiry).get("officer_away_until")
    if not until:
        return ""
    found = enquiry.posts_concerned.covers_of(enquiry.officer_id).get(enquiry.officer_id or 0)
    if not found or not cover.can_take(found.person, enquiry):
        return f"Away until {day(until)}"
    who = "you cover" if found.person.pk == user.pk else f"{found.person.name} covers"
    return f"Away until {day(until)}, {who}"


def dates_shown(enquiry: Enquiry) -> list[Context]:
    facts: list[Context] = []
    if approval := vars(enquiry).get("approval_due"):
        facts.append({"label": "Approval due", "due": approval_due(enquiry, approval)})
    if answer := enquiry.answer_owed:
        facts.append({"label": "Answer due", "due": promise_due(enquiry, answer)})
    elif age := wording.age_of(enquiry, timezone.localdate()):
        facts.append({"label": "Answer", "due": age})
    for promise in enquiry.promises.all():
        if promise.kind == PromiseKind.MEMBER_REPLY and not promise.ended_at:
            facts.append({"label": "Reply due", "due": promise_due(enquiry, promise)})
    if back := wording.follow_up_due(enquiry, timezone.localdate()):
        facts.append({"label": "Follow up by", "due": back})
    return facts


def approval_due(enquiry: Enquiry, due_on: date) -> dates.Due:
    """By when the waiting letter is to be approved. Only officers read these facts."""
    calendar = promises.calendar_of(enquiry)
    return dates.due_in_words(due_on, Unit.WORKING_DAYS, calendar, timezone.localdate())


def promise_due(enquiry: Enquiry, promise: EnquiryPromise) -> dates.Due:
    return dates.due_in_words(
        promise.due_on,
        promises.unit_of(promises.rule_of(enquiry, promise)),
        promises.calendar_of(enquiry),
        timezone.localdate(),
        kind=promise.kind,
        note="Holding reply sent" if promise.kind == PromiseKind.FULL_REPLY else "",
    )


def promises_shown(enquiry: Enquiry) -> list[Context]:
    """Each promise of the case with its working, the open ones first and opened."""
    listed = [p for p in enquiry.promises.all() if p.kind != PromiseKind.ACKNOWLEDGE]
    listed.sort(key=lambda promise: (promise.ended_at is not None, -promise.started_at.timestamp()))
    return [promise_shown(enquiry, promise) for promise in listed]


# Promises that count from what an officer sent: a holding reply, and a question to a councillor.
KINDS_COUNTED_FROM_A_LETTER = (PromiseKind.FULL_REPLY, PromiseKind.MEMBER_REPLY)


def promise_shown(enquiry: Enquiry, promise: EnquiryPromise) -> Context:
    rule, number = promises.rule_of(enquiry, promise), enquiry.version.number
    return {
        "title": promise_title(promise, rule),
        "clause": enquiry.version.cite(rule.clause),
        "note": f"Version {number} of the protocol, in force when we received this enquiry",
        "days": Deadline.from_json(promise.working).days(
            today=timezone.localdate(),
            sent=promise.kind in KINDS_COUNTED_FROM_A_LETTER,
            ends="officers are reminded" if promise.kind == PromiseKind.WATCH else BY_THE_END,
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
    if promise.kind == PromiseKind.WATCH:
        whose = "portal’s" if rule.silent else "council’s"
        return f"No time limit in the protocol. The {whose} reminder comes after {rule.words}"
    return f"{what} within {rule.words}"


def promise_result(promise: EnquiryPromise) -> str:
    if promise.ended_at is None:
        return ""
    if promise.kind == PromiseKind.WATCH:
        return "No longer watched"
    if promise.kept_at is None:
        return "Missed, and no longer due" if promise.was_missed else "No longer due"
    return "Kept on time" if promise.kept_in_time else "Kept late"


# What the page shows about each file of a letter, fetched with the letter.
FILE_FIELDS = ("key", "name", "kind", "size", "pages", "state")


def letters_with_files() -> QuerySet[EnquiryLetter]:
    files = EnquiryFile.objects.filter(letter=OuterRef("pk")).order_by("pk")
    file_json = JSONObject(**{name: name for name in FILE_FIELDS})
    letters = EnquiryLetter.objects.filter(pk__in=Rows("readable"))
    opened = LetterOpening.objects.filter(letter=OuterRef("pk")).order_by("-at").values_list("at")
    return letters.annotate(
        enclosed=ArraySubquery(files.values_list(file_json)),
        opened=ArraySubquery(opened),
        shared_with=SHARED_WITH,
    )


LETTERS = Statement(letters_with_files)


def letters_shown(user: User, enquiry: Enquiry, *, names: bool = True) -> list[Context]:
    """The correspondence as this reader sees it. Without `names`, officers are their service."""
    rows = LETTERS.rows(readable=enquiry.letters.readable_by(user))
    for letter in rows:
        letter.case = enquiry
    return [
        {
            "pk": letter.pk,
            "who": (signature_for if names else signature_without_name)(user, enquiry, letter),
            "at": letter.sent_at,
            "kind": letter.kind,
            "kind_label": chases.chase_label(enquiry, letter.pk, user)
            if letter.kind == LetterKind.CHASE and names
            else letter.get_kind_display(),
            "body": "" if is_folded(user, letter) else letter.body,
            "confidential_url": letter_url(letter),
            "for_resident": letter.for_resident if names else "",
            "promised_on": letter.promised_on,
            "files": [EnquiryFile(case=enquiry, **file) for file in letter.enclosed],
            "marks": [
                *marks_of_letter(letter, rows, enquiry, names=names),
                *marks_for_officers(user, letter),
                *marks_of_openings(user, letter),
                *(marks_of_forwarding(letter) if names else ()),
                *citations.contributions_cited(user, enquiry, letter),
            ],
        }
        for letter in rows
    ]


def marks_of_letter(
    letter: EnquiryLetter, letters: list[EnquiryLetter], enquiry: Enquiry, *, names: bool
) -> list[annotations.Annotation]:
    """What a letter says of itself, and that another of the `letters` puts it right."""
    amendments = [row for row in letters if row.amends_id == letter.pk]
    return annotations.annotations_of_letter(
        letter, enquiry.version, names=names, amendments=amendments
    )


def is_folded(user: User, letter: EnquiryLetter) -> bool:
    """Whether its words are on a page of its own, so that each opening is recorded."""
    return bool(letter.confidential_to_id) and user.reads_as_councillor


def letter_url(letter: EnquiryLetter) -> str:
    """The page of a confidential letter; "" for any other."""
    if not letter.confidential_to_id:
        return ""
    return reverse("enquiries:confidential-letter", args=[letter.case_id, letter.pk])


def marks_of_openings(user: User, letter: EnquiryLetter) -> list[annotations.Annotation]:
    """How often the councillor opened a confidential letter, for officers."""
    if not letter.confidential_to_id or user.reads_as_councillor:
        return []
    opened = vars(letter)["opened"]
    if not opened:
        return [annotations.Annotation("The councillor has not opened it yet")]
    times = "once" if len(opened) == 1 else f"{len(opened)} times"
    return [annotations.Annotation(f"Opened {times} by the councillor, last: {moment(opened[0])}")]


def marks_for_officers(user: User, letter: EnquiryLetter) -> list[annotations.Annotation]:
    """For whom its author covered. Councillors are told only who wrote it."""
    if user.reads_as_councillor or not letter.acted_for_id:
        return []
    return [annotations.Annotation(f"Sent {acted_for_words(letter.acted_for_id)}")]


def letters_next_to_form(user: User, enquiry: Enquiry) -> Context:
    """The letters that a new one answers: the last answer and what came after it, or all if there
    is none. Those before it can be opened."""
    letters = letters_shown(user, enquiry)
    answers = [at for at, letter in enumerate(letters) if letter["kind"] == LetterKind.ANSWER]
    first = answers[-1] if answers else 0
    return {"letters": letters[first:], "earlier_letters": letters[:first]}


def signature_for(user: User, enquiry: Enquiry, letter: EnquiryLetter) -> str:
    if letter.author_id != user.pk:
        return letter.signed
    return "You" if user.pk == enquiry.member_id else f"You, {letter.signed}"


def signature_without_name(user: User, enquiry: Enquiry, letter: EnquiryLetter) -> str:
    """For paper: a councillor by name, an officer as the service or office."""
    before = (row.from_member_id for row in handovers_of(enquiry))
    if letter.author_id in (enquiry.member_id, *before):
        return letter.signed
    return enquiry.handled_by or "The council"
