"""Emails about briefings on agendas. They name no body and no time: those stand on the page."""

from casework.notices import ledger
from relations.models import AgendaBriefing, posts_to_brief


def tell_entitled(briefing: AgendaBriefing, sentence: str, *, once: str) -> None:
    """Everybody who holds an entitled post today, once each."""
    people = list(dict.fromkeys(post.person for post in posts_to_brief(briefing.meeting)))
    ledger.notify(people, "agenda-briefing", sentence, about=briefing, once=once)


def tell_agenda_officer(briefing: AgendaBriefing, sentence: str) -> None:
    once = f"given:{briefing.officer_id}"
    ledger.notify([briefing.officer], "agenda-briefing", sentence, about=briefing, once=once)
