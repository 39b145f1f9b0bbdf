"""State of an enquiry in words for councillors: what has happened, what is due, what comes next."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from django.utils import timezone
from django.utils.text import capfirst

from casework.due_dates import Due
from enquiries import statutory_duty
from enquiries.case import chases, wording
from enquiries.case.due_words import answer_due, promised
from enquiries.models import ANSWER_LETTERS, Enquiry, EnquiryLink, LetterKind, Status
from foundation.dates_in_words import day
from foundation.types import Context
from people.directory import styled_member
from people.models import User
from protocols.models import PromiseKind

ANSWERS = (*ANSWER_LETTERS, LetterKind.ADDED_FILE)
ANSWERED_WORDS = {
    LetterKind.DECLINE: "has declined to answer",
    LetterKind.CORRECTION: "has corrected the answer",
    LetterKind.ADDED_FILE: "has added a file to the answer",
}
OWN_WORDS = {LetterKind.REPLY: "reply", LetterKind.FOLLOW_UP: "follow-up"}


@dataclass(frozen=True)
class StateWords:
    """A sentence, the dates below it, and the lines that say what comes next."""

    sentence: str
    dues: list[Due] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Told:
    """An enquiry as one reader is told about it: its letters as messages, oldest first."""

    user: User
    enquiry: Enquiry
    letters: list[Context]

    @property
    def is_mine(self) -> bool:
        return self.user.pk == self.enquiry.member_id

    @property
    def you(self) -> str:
        return "you" if self.is_mine else styled_member(self.enquiry.member)

    @property
    def whose(self) -> str:
        return "your" if self.is_mine else "the councillor’s"

    @property
    def handler(self) -> str:
        """Who has it, as the subject of a sentence: Omar Haddad, Highways,"""
        return capfirst(self.holder)

    @property
    def holder(self) -> str:
        """The same inside a sentence: Omar Haddad, Highways, or: the Chief Executive."""
        return with_comma(wording.officer_and_service(self.enquiry) or "a coordinator")

    def writer(self, *kinds: LetterKind) -> str:
        """Who wrote the last letter of these kinds, as the subject of a sentence."""
        wrote = (letter["who"] for letter in reversed(self.letters) if letter["kind"] in kinds)
        return capfirst(with_comma(str(next(wrote, "")))) or self.handler

    @property
    def last_writer(self) -> str:
        """Who ended it: the last letter says so."""
        who = str(self.letters[-1]["who"]) if self.letters else ""
        return capfirst(with_comma(who)) or self.handler

    @property
    def last_kind(self) -> str:
        """The kind of the last letter, but for information that was only added."""
        kinds = (str(one["kind"]) for one in reversed(self.letters))
        return next((kind for kind in kinds if kind != LetterKind.ADDITION), "")


def with_comma(who: str) -> str:
    """A name with a post, so that a verb can follow it."""
    return f"{who}," if "," in who else who


def state_words(user: User, enquiry: Enquiry, letters: list[Context]) -> StateWords:
    told = Told(user, enquiry, letters)
    words = sentence_of_state(told)
    return replace(words, lines=[*words.lines, *lines_in_every_state(told)])


def sentence_of_state(told: Told) -> StateWords:
    enquiry = told.enquiry
    if enquiry.is_from_officer and enquiry.status in WORDS_OF_OFFICERS_QUESTION:
        return WORDS_OF_OFFICERS_QUESTION[Status(enquiry.status)](told)
    return WORDS_OF_STATE[Status(enquiry.status)](told)


def lines_in_every_state(told: Told) -> Iterator[str]:
    """What is said in every state: whose statutory duty it is, and to others who asked."""
    enquiry = told.enquiry
    if enquiry.duty_of:
        post = statutory_duty.duty_title(enquiry)
        only = "No one else can withdraw, reassign or close it."
        yield f"This is a statutory duty of the {post}. {only}"
    if not told.is_mine:
        ward = f", {enquiry.ward} ward" if enquiry.ward else ""
        asked = "Question for" if enquiry.is_from_officer else "Asked by"
        yield f"{asked} {told.you}{ward}."
    if any(one.person.pk == told.user.pk for one in enquiry.shared_with):
        yield f"{told.you} has shared it with you. You can read it, but not act on it."


def with_the_council(told: Told) -> StateWords:
    """Received or with an officer; the answer is to come."""
    enquiry, dues = told.enquiry, answer_due(told.enquiry)
    if told.last_kind == LetterKind.CHASE and enquiry.chased_at:
        return chased(told)
    if told.last_kind == LetterKind.CHASE_ANSWER:
        return chase_answered(told)
    if told.last_kind == LetterKind.REOPENING:
        return StateWords(f"{told.writer(LetterKind.REOPENING)} has reopened this enquiry.", dues)
    what = OWN_WORDS.get(LetterKind(told.last_kind or LetterKind.QUESTION), "enquiry")
    lines = [f"Nothing is due from {told.you}."] if what == "reply" else []
    if enquiry.is_overdue:
        held = "promised by" if enquiry.held_until else "from"
        return StateWords(f"The answer {held} {told.holder} is overdue.", dues, lines)
    if told.last_kind == LetterKind.HOLDING:
        return StateWords(f"{told.writer(LetterKind.HOLDING)} has sent a holding reply.", dues)
    if not enquiry.officer_id and not enquiry.office:
        return StateWords(not_assigned(enquiry, told.whose, what), dues, [*lines, *told_who(told)])
    return StateWords(f"{told.handler} has {told.whose} {what}.", dues, lines)


def not_assigned(enquiry: Enquiry, whose: str, what: str) -> str:
    where = enquiry.handled_by
    if not where:
        return f"We have received {whose} {what}."
    return f"{where} has {whose} {what}, but no officer has it yet."


def told_who(told: Told) -> list[str]:
    """Until when the councillor is told who has it, or should have been."""
    promised = (p for p in told.enquiry.promises.all() if p.kind == PromiseKind.ACKNOWLEDGE)
    owed = next((p for p in promised if not p.ended_at), None)
    if not owed:
        return []
    verb = "should have told" if owed.was_missed else "will tell"
    return [f"We {verb} {told.you} who has it by {day(owed.due_on)}."]


def chased(told: Told) -> StateWords:
    """Chased, and not answered since: where the message went, and what comes next."""
    enquiry = told.enquiry
    names = chases.last_chased_names(enquiry, told.user)
    lines = [f"The message went to {names}."] if names else []
    if not (dues := promised(enquiry, PromiseKind.CHASE_ANSWER, "Answer to the chase due")):
        lines.append(
            f"{capfirst(told.you)} can chase again if another date is promised and passes."
        )
    sentence = f"{told.writer(LetterKind.CHASE)} chased this enquiry on {day(enquiry.chased_at)}."
    return StateWords(sentence, [*dues, *answer_due(enquiry)], lines)


def chase_answered(told: Told) -> StateWords:
    """What was promised when the chase was answered; the answer is due as before."""
    who = told.writer(LetterKind.CHASE_ANSWER)
    days = [on for one in told.letters if isinstance(on := one["promised_on"], date)]
    lines = [f"The letter says what will happen by {day(days[-1])}."] if days else []
    sentence = f"{who} has answered {told.whose} chase."
    return StateWords(sentence, answer_due(told.enquiry), lines)


def waiting(told: Told) -> StateWords:
    """An officer has asked a question, within the enquiry or on its own."""
    enquiry = told.enquiry
    who = told.writer(LetterKind.QUESTION if enquiry.is_from_officer else LetterKind.ASK)
    sentence = f"{who} has asked {told.you} a question."
    dues = promised(enquiry, PromiseKind.MEMBER_REPLY, f"{capfirst(told.whose)} reply is due")
    if not clock_stands_still(enquiry):
        return StateWords(sentence, [*dues, *answer_due(enquiry)])
    until = "you reply" if told.is_mine else "the reply"
    return StateWords(sentence, dues, [f"The time for the answer stands still until {until}."])


def clock_stands_still(enquiry: Enquiry) -> bool:
    owed = enquiry.answer_owed
    stops = enquiry.version.pause_while_waiting and not enquiry.is_overdue
    return stops and owed is not None and owed.kind == PromiseKind.REPLY


def answered(told: Told) -> StateWords:
    did = ANSWERED_WORDS.get(LetterKind(told.last_kind or LetterKind.ANSWER), "has answered")
    due = wording.follow_up_due(told.enquiry, timezone.localdate())
    sentence = f"{told.writer(*ANSWERS)} {did}."
    if not due or due.late:
        return StateWords(sentence, [], ["The time for following up the answer has passed."])
    due = due.saying(f"{capfirst(told.you)} can follow up until")
    return StateWords(sentence, [replace(due, distance="the last day") if due.today else due])


def closed(told: Told) -> StateWords:
    enquiry = told.enquiry
    if enquiry.is_settled:
        lines = ["It is closed, so no one can follow up the answer."]
        who = "The councillor then" if enquiry.was_handed_over else capfirst(told.you)
        return StateWords(f"{who} said this is settled.", [], lines)
    when = f" on {day(enquiry.answered_at)}" if enquiry.answered_at else ""
    lines = ["This enquiry is closed. The time for following up the answer has passed."]
    who = told.writer(LetterKind.ANSWER, LetterKind.DECLINE)
    return StateWords(f"{who} answered{when}.", [], lines)


def closed_as_duplicate(told: Told) -> StateWords:
    """Where the answer comes, if this reader can see it there."""
    links = EnquiryLink.objects.that_closed(told.enquiry)
    seen = Enquiry.objects.visible_to(told.user).filter(links_here__in=links)
    reference = seen.values_list("reference", flat=True).first()
    where = f" The answer is in {reference}." if reference else ""
    sentence = f"{told.last_writer} closed this enquiry as a duplicate."
    return StateWords(sentence, [], [f"No answer is due here.{where}"])


def redirected(told: Told) -> StateWords:
    if told.last_kind == LetterKind.DUPLICATE:
        return closed_as_duplicate(told)
    lines = ["It is closed. The letter says who can deal with the matter instead."]
    return StateWords(f"{told.last_writer} has redirected this enquiry.", [], lines)


def withdrawn(told: Told) -> StateWords:
    return StateWords(
        f"{told.last_writer} withdrew this enquiry.", [], ["It is closed. No answer is due."]
    )


def replied(told: Told) -> StateWords:
    """An officer's question with its reply."""
    lines = [f"Nothing is due from {told.you}."]
    if told.enquiry.status == Status.ANSWERED:
        lines.append("This question closes by itself.")
    return StateWords(f"{told.writer(LetterKind.REPLY)} replied to the question.", [], lines)


def question_withdrawn(told: Told) -> StateWords:
    lines = [f"Nothing is due from {told.you}."]
    return StateWords(f"{told.last_writer} has withdrawn the question.", [], lines)


WORDS_OF_STATE: dict[Status, Callable[[Told], StateWords]] = {
    Status.RECEIVED: with_the_council,
    Status.WITH_OFFICER: with_the_council,
    Status.WAITING: waiting,
    Status.ANSWERED: answered,
    Status.CLOSED: closed,
    Status.REDIRECTED: redirected,
    Status.WITHDRAWN: withdrawn,
}
WORDS_OF_OFFICERS_QUESTION: dict[Status, Callable[[Told], StateWords]] = {
    Status.ANSWERED: replied,
    Status.CLOSED: replied,
    Status.WITHDRAWN: question_withdrawn,
}
