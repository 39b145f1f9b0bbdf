"""Watches: what the protocol wants timely and sets no time limit for. A watch is not a promise: it
is in no figure, and nothing is late by it. Its rule says when reminders go and a chase is open."""

from datetime import datetime

from casework import promises
from enquiries.models import ANSWER_KINDS, Enquiry
from people.models import User
from protocols.models import PromiseKind


def answer_kinds(enquiry: Enquiry) -> tuple[PromiseKind, ...]:
    """What starts when an answer is wanted: its promise, or a watch if it has no time limit."""
    return (PromiseKind.REPLY if enquiry.rule_for(PromiseKind.REPLY) else PromiseKind.WATCH,)


def question_kinds(enquiry: Enquiry) -> tuple[PromiseKind, ...]:
    """The same of a councillor's reply to an officer's question."""
    timed = enquiry.rule_for(PromiseKind.MEMBER_REPLY)
    return (PromiseKind.MEMBER_REPLY if timed else PromiseKind.WATCH,)


def start_question(enquiry: Enquiry, *, at: datetime, by: User) -> None:
    """Start what a question starts; a watch over the answer goes on and serves for both."""
    watched = enquiry.promises.open().filter(kind=PromiseKind.WATCH).exists()
    kinds = [kind for kind in question_kinds(enquiry) if kind != PromiseKind.WATCH or not watched]
    promises.start_promises(enquiry, *kinds, at=at, by=by)


def end_question(enquiry: Enquiry, *, at: datetime, by: User) -> None:
    """End the watch over a question that is over; one over the answer goes on."""
    timed = enquiry.promises.open().filter(kind__in=ANSWER_KINDS).exists()
    if timed or enquiry.is_from_officer:
        promises.release_promises(enquiry, PromiseKind.WATCH, at=at, by=by)
