"""Emails about informal briefings. They name no subject, place or time: those stand on the page."""

from casework.notices import ledger
from people.models import User
from relations.informal_briefings import routing
from relations.models import InformalBriefing


def tell_senior_officers(briefing: InformalBriefing, sentence: str, *, once: str) -> None:
    people = routing.senior_officers(briefing)
    ledger.notify(people, "informal-briefing-officer", sentence, about=briefing, once=once)


def tell_briefing_member(briefing: InformalBriefing, sentence: str, *, once: str) -> None:
    people = [briefing.member]
    ledger.notify(people, "informal-briefing-member", sentence, about=briefing, once=once)


def tell_briefing_officer(briefing: InformalBriefing, officer: User, sentence: str) -> None:
    once = f"given:{officer.pk}"
    ledger.notify([officer], "informal-briefing-officer", sentence, about=briefing, once=once)
