"""Emails about scrutiny requests. They name no topic and no time: those stand on the page."""

from casework.notices import ledger
from relations.models import ScrutinyRequest
from relations.scrutiny import routing


def tell_scrutiny_deciders(request: ScrutinyRequest, sentence: str, *, once: str) -> None:
    people = routing.scrutiny_deciders(request)
    ledger.notify(people, "scrutiny-director", sentence, about=request, once=once)


def tell_scrutiny_member(request: ScrutinyRequest, sentence: str, *, once: str) -> None:
    ledger.notify([request.member], "scrutiny-member", sentence, about=request, once=once)


def tell_scrutiny_officer(request: ScrutinyRequest, sentence: str, *, once: str) -> None:
    if request.officer:
        ledger.notify([request.officer], "scrutiny-officer", sentence, about=request, once=once)
