"""Meetings, visits and connections, as a version of the protocol sets them, in words."""

from collections.abc import Callable

from protocols.choices import ConnectionEffect, DeclarationOffice, ScrutinyDecider, VisitAnswerer
from protocols.words import amount_of, lower_first

# Each setting with its title and the fields of Protocol that it covers.
MEETING_SETTINGS: dict[str, tuple[str, tuple[str, ...]]] = {
    "meeting_notice_days": ("Notice of public meetings", ("meeting_notice_days",)),
    "scrutiny_notice_days": ("Notice of scrutiny meetings", ("scrutiny_notice_days",)),
    "scrutiny_decider": ("Who names the officer for a scrutiny body", ("scrutiny_decider",)),
    "agenda_days": ("Consultation on agendas", ("agenda_days", "agenda_reminder_days")),
    "visit_notice_days": ("Notice of visits to premises", ("visit_notice_days",)),
    "visit_answerer": ("Who confirms a visit to premises", ("visit_answerer",)),
    "told_later_weeks": ("Councillors elected later", ("told_later_weeks",)),
    "connection_effect": ("What a declared connection does", ("connection_effect",)),
    "declarations_to": ("Who reads declared connections", ("declarations_to",)),
}


def _days(number: int | None) -> str:
    return f"{number} day{'s'[: number != 1]}"


def _agenda(days: int | None, reminder: int | None) -> str:
    return f"at least {_days(days)} before the meeting, with a reminder {_days(reminder)} before it"


def _visit(days: int | None) -> str:
    return f"at least {_days(days)}" if days else "none"


def _scrutiny(days: int | None) -> str:
    return f"at least {days} working day{'s'[: days != 1]}" if days else "none"


MEETING_WORDS: dict[str, Callable[..., str]] = {
    "meeting_notice_days": _days,
    "scrutiny_notice_days": _scrutiny,
    "scrutiny_decider": lambda key: lower_first(str(ScrutinyDecider(key).label)) if key else "",
    "agenda_days": _agenda,
    "visit_notice_days": _visit,
    "visit_answerer": lambda key: lower_first(str(VisitAnswerer(key).label)) if key else "",
    "told_later_weeks": lambda weeks: f"{weeks} week{'s'[: weeks != 1]}",
    "connection_effect": lambda key: lower_first(str(ConnectionEffect(key).label)) if key else "",
    "declarations_to": lambda key: f"the {DeclarationOffice(key).label}" if key else "",
}


def agenda_example(days: int, reminder: int) -> str:
    return (
        "Coordinators would be reminded if no one had been consulted"
        f" {amount_of(reminder, 'days')} before a meeting. From {amount_of(days, 'days')} before"
        " it, the consultation would be late."
    )


def _what_visit_days_mean(days: int) -> str:
    if not days:
        return "A councillor could announce a visit at any time without a reason."
    if days == 1:
        return "A councillor who announces a visit for the same day would enter a reason."
    before = amount_of(days, "days")
    return f"A councillor who announces a visit less than {before} before it would enter a reason."


CLAUSES_DECIDE = (
    "A declared connection would do what the clauses of this version ask for. If none of them asks"
    " for anything, it would not change who can be assigned an enquiry."
)
EFFECT_MEANINGS: dict[str, str] = {
    ConnectionEffect.AS_CLAUSES: CLAUSES_DECIDE,
    ConnectionEffect.ALERT: (
        "If an enquiry is assigned to an officer with a connection to its councillor, only the"
        " office that reads the declaration would be told."
    ),
    ConnectionEffect.NOT_PAIRED: (
        "An enquiry would never go automatically to an officer with a connection to its councillor."
    ),
    ConnectionEffect.LEFT_OUT: (
        "An officer with a connection to the councillor would not be in the list of officers."
    ),
    ConnectionEffect.NEED_MANAGER: (
        "Only a manager could assign an enquiry to an officer with a connection to its councillor,"
        " and would enter a reason."
    ),
    ConnectionEffect.NEED_TOWN_CLERK: (
        "Only the Chief Executive could assign an enquiry to an officer with a connection to its"
        " councillor, and would enter a reason."
    ),
}
IF_VACANT = "If that post is vacant, the Chief Executive would."
DECIDER_MEANINGS: dict[str, str] = {
    ScrutinyDecider.AS_CLAUSES: (
        "The director of the service would name the officer, or decline, if a clause of this"
        " version says so. If none of them does, the head of the service would."
    ),
    ScrutinyDecider.DIRECTOR: (
        f"The director of the service would name the officer, or decline. {IF_VACANT}"
    ),
    ScrutinyDecider.HEAD_OF_SERVICE: (
        f"The head of the service would name the officer, or decline. {IF_VACANT}"
    ),
}
ANSWERER_MEANINGS: dict[str, str] = {
    VisitAnswerer.MANAGER: (
        "The manager of the premises, or someone who leads their service, would confirm a visit or"
        " offer another time."
    ),
    VisitAnswerer.HEAD_OF_SERVICE: (
        "The head of the service would confirm a visit or offer another time. The manager of the"
        f" premises would be told. {IF_VACANT}"
    ),
    VisitAnswerer.DIRECTOR: (
        "The director of the service would confirm a visit or offer another time. The manager of"
        f" the premises would be told. {IF_VACANT}"
    ),
    VisitAnswerer.CHIEF_EXECUTIVE: (
        "The Chief Executive would confirm a visit or offer another time. The manager of the"
        " premises would be told."
    ),
}
NOT_COUNTED = (
    "The page of what would change does not count this, because a small number could show who has"
    " declared a connection."
)
OTHER_OFFICE = {
    DeclarationOffice.MONITORING_OFFICER: DeclarationOffice.CHIEF_EXECUTIVE,
    DeclarationOffice.CHIEF_EXECUTIVE: DeclarationOffice.MONITORING_OFFICER,
}


def _who_reads(key: str) -> str:
    first = DeclarationOffice(key)
    return (
        f"The {first.label} would read new declarations. If that office is vacant or involved, the"
        f" {OTHER_OFFICE[first].label} would."
    )


MEETING_MEANINGS: dict[str, Callable[..., str]] = {
    "meeting_notice_days": lambda days: (
        "Councillors who are invited to a public meeting in their ward less than"
        f" {amount_of(days, 'days')} before it would read why."
    ),
    "scrutiny_decider": lambda key: DECIDER_MEANINGS[key],
    "visit_answerer": lambda key: ANSWERER_MEANINGS[key],
    "visit_notice_days": _what_visit_days_mean,
    "told_later_weeks": lambda weeks: (
        "A councillor who is elected after a notice for councillors was sent, or a decision"
        f" confirmed, would be told about it for {amount_of(weeks, 'weeks')}."
    ),
    "connection_effect": lambda key: f"{EFFECT_MEANINGS[key]} {NOT_COUNTED}",
    "declarations_to": _who_reads,
}
