"""Rows of what the office has recorded about a complaint, in the order of the steps."""

from datetime import date

from complaints.case.protocol_steps import talk_partner
from complaints.models import (
    Complaint,
    Decision,
    DisciplineDecision,
    Handling,
    LeaderRole,
    LeaderToTell,
    Outcome,
    Referral,
    ReferralMade,
    Sanction,
    SettlementAttempt,
    Talk,
)
from foundation.types import Context
from protocols.words import full_day

Line = tuple[str, list[str]]  # a key of a summary list, and the lines of its value


def handling_rows(complaint: Complaint) -> list[Context]:
    """What the office has recorded."""
    held = complaint.held
    rows = [
        *assessment_rows(held),
        *(
            ("Attempt to settle the complaint", [attempt_line(attempt), *attempt.text.splitlines()])
            for attempt in held.attempts
        ),
        *(
            ("Independent Person", [who_and_when(view.who, view.on), *view.text.splitlines()])
            for view in held.views
        ),
        *(("Referred", [referral_line(made), *made.text.splitlines()]) for made in held.referrals),
        *(("Talk", [talk_line(talk), *talk.text.splitlines()]) for talk in held.talks),
        *(("Informed", [who_and_when(one.who, one.on)]) for one in held.informed),
        *(("Person concerned told", [full_day(t.on), *t.text.splitlines()]) for t in held.told),
        *(("Kept out", [one.who, *one.text.splitlines()]) for one in held.kept_out),
        *discipline_rows(held),
        *result_rows(held),
    ]
    return [{"key": key, "lines": lines} for key, lines in rows]


def assessment_rows(held: Handling) -> list[Line]:
    if held.code is None:
        return []
    engaged = "The code of conduct is engaged" if held.code else "Respect and courtesy"
    return [("Assessment", [engaged, *held.assessment.splitlines()])]


def result_rows(held: Handling) -> list[Line]:
    rows: list[Line] = []
    if held.copied:
        rows.append(("Copied", [f"As a possible breach of the members’ code: {held.copied}"]))
    if held.upheld:
        rows.append(("Upheld", [held.upheld.by, *held.upheld.text.splitlines()]))
    rows += leader_rows(held)
    return rows + decision_rows(held.decision) if held.decision else rows


def leader_rows(held: Handling) -> list[Line]:
    """Who must be told about an upheld complaint, and which committee was consulted."""
    rows: list[Line] = [
        (str(LeaderRole(one.role).label), [one.who, told_line(one)]) for one in held.leaders
    ]
    if held.no_group_leaders:
        rows.append(("Group leaders", ["None concerned", *held.no_group_leaders.splitlines()]))
    return rows + [
        ("Consulted", [who_and_when(one.who, one.on), *one.text.splitlines()])
        for one in held.consultations
    ]


def told_line(one: LeaderToTell) -> str:
    return f"Told on {full_day(one.on)}" if one.on else "Not told yet"


def discipline_rows(held: Handling) -> list[Line]:
    return [
        (
            "Discipline",
            [
                f"{DisciplineDecision(one.decision).label}, {full_day(one.on)}",
                *one.text.splitlines(),
            ],
        )
        for one in held.discipline
    ]


def talk_line(talk: Talk) -> str:
    return who_and_when(talk_partner(talk), talk.on)


def who_and_when(who: str, on: date | None) -> str:
    return f"{who}, {full_day(on) if on else ''}"


def attempt_line(attempt: SettlementAttempt) -> str:
    return who_and_when(attempt.who, attempt.on) if attempt.tried else "It was not possible"


def referral_line(made: ReferralMade) -> str:
    return f"{Referral(made.where).label}, {full_day(made.on)}"


def decision_rows(decision: Decision) -> list[Line]:
    follows = [str(Sanction(one).label) for one in decision.sanctions]
    consulted = [("Consulted", [decision.consulted])] if decision.consulted else []
    return [
        ("Outcome", [str(Outcome(decision.outcome).label)]),
        ("Reasons", decision.reasons.splitlines()),
        ("Action", follows or ["No further action"]),
        *consulted,
    ]
