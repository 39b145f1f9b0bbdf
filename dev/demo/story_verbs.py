"""Verbs of the stories: the action of each, and what it takes besides its actor and its form."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import NamedTuple
from uuid import UUID

from casework.notes.actions import add_note
from enquiries import actions, follow_ups
from enquiries.case.approval import propose_letter
from enquiries.chase_answers import actions as chase_answers
from enquiries.contributions import actions as contributions
from enquiries.corrections import actions as corrections
from enquiries.forwarding import actions as forwarding
from enquiries.models import Enquiry, HoldingReason, LetterKind, StandardAnswer
from enquiries.related import actions as related
from enquiries.replies.drafts import Tab, save_draft
from enquiries.standard_answers.actions import record_use
from enquiries.standard_answers.subjects import subject_of_enquiry
from foundation.types import StoredJson
from people.models import Service, User

Fields = dict[str, object]


class Known(NamedTuple):
    """What a step can name: people by first name, services, enquiries by title, working days."""

    people: dict[str, User]
    services: dict[str, Service]
    enquiries: dict[str, Enquiry]
    day: Callable[[int], date]


def assign(enquiry: Enquiry, *, officer: User, by: User, key: UUID) -> None:
    actions.assign(enquiry, officer=officer, by=by)


def insert(enquiry: Enquiry, *, title: str, by: User, key: UUID) -> None:
    """Record the use of a standard answer; the text is in the step that sends the letter."""
    record_use(StandardAnswer.objects.get(title=title), subject_of_enquiry(enquiry), by=by)


def draft(enquiry: Enquiry, *, verb: str, text: str, by: User, key: UUID) -> None:
    """Leave a reply unsent."""
    save_draft(enquiry, verb, {"text": [text]}, by=by, tab=Tab(str(key), None))


def propose(enquiry: Enquiry, *, verb: str, text: str, by: User, key: UUID) -> None:
    """Send a letter for approval."""
    propose_letter(enquiry, name=verb, arguments={"text": text}, by=by, key=key)


def give_contribution(enquiry: Enquiry, *, text: str, by: User, key: UUID) -> None:
    """The one that is open on the enquiry; `key` is for letters only."""
    contributions.give_contribution(enquiry.contributions.open().get(), text=text, by=by)


def share_answer(enquiry: Enquiry, *, reader: User, text: str, by: User, key: UUID) -> None:
    """Ask the author of the answer to let somebody else read it; `text` says why."""
    answer = enquiry.letters.get(kind=LetterKind.ANSWER)
    asked = forwarding.Asked([answer.pk], reader, text)
    forwarding.ask_for_consent(enquiry, asked=asked, by=by, key=key)


def agree(enquiry: Enquiry, *, by: User, key: UUID) -> None:
    """The author of what is asked for agrees."""
    for row in enquiry.forwardings.waiting_for(by):
        forwarding.consent(row, by=by)


VERBS: dict[str, Callable[..., object]] = {
    "agree": agree,
    "add": actions.add_information,
    "answer": actions.answer,
    "answer_chase": chase_answers.answer_chase,
    "ask": actions.ask_councillor,
    "ask_contribution": contributions.ask_contribution,
    "assign": assign,
    "chase": actions.chase,
    "confide": partial(actions.answer, confidential=True),
    "close_duplicate": related.close_duplicate,
    "correct": corrections.correct,
    "draft": draft,
    "follow_up": follow_ups.follow_up,
    "give_contribution": give_contribution,
    "hold": actions.send_holding_reply,
    "insert": insert,
    "link": related.link,
    "note": add_note,
    "pass": actions.pass_on,
    "propose": propose,
    "redirect": actions.redirect,
    "share_answer": share_answer,
    "reply": actions.reply,
    "withdraw": actions.withdraw,
}


def fields_of(verb: str, more: list[StoredJson], known: Known) -> Fields:
    """What the action takes: the text, which comes last in the step, and what comes before it."""
    return FIELDS.get(verb, text_only)(known, *more)


def text_only(known: Known, text: str) -> Fields:
    return {"text": text}


FIELDS: dict[str, Callable[..., Fields]] = {
    "agree": lambda _: {},
    "answer": lambda _, *texts: dict(zip(("text", "for_resident"), reversed(texts), strict=False)),
    "answer_chase": lambda known, day, text: {"promised_on": known.day(day), "text": text},
    "ask_contribution": lambda known, service, day, text: {
        "question": contributions.Question(known.services[service], None, text, known.day(day))
    },
    "assign": lambda known, name: {"officer": known.people[name]},
    "correct": lambda _, why, text: {"why": why, "text": text},
    "draft": lambda _, verb, text: {"verb": verb, "text": text},
    "hold": lambda known, reason, day, text: {
        "reason": HoldingReason(reason),
        "promised_on": known.day(day),
        "text": text,
    },
    "insert": lambda _, title: {"title": title},
    "link": lambda known, kind, title: {"kind": kind, "other": known.enquiries[title]},
    "note": lambda known, *words: {
        "told": [known.people[name] for name in words[:-1]],
        "text": words[-1],
    },
    "pass": lambda known, service, text: {"service": known.services[service], "text": text},
    "propose": lambda _, verb, text: {"verb": verb, "text": text},
    "share_answer": lambda known, name, text: {"reader": known.people[name], "text": text},
}
