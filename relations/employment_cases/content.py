"""What the pages of employment cases show: rows, the committee, the record, verbs as links."""

from django.urls import reverse

from foundation.dates_in_words import day_year
from foundation.types import Context
from people.models import User
from relations.employment_cases import policy
from relations.models import (
    AccessDetails,
    CaseDeed,
    EmploymentCase,
    EmploymentKind,
    EmploymentSeat,
    EmploymentState,
)

TAGS: dict[str, tuple[str, str]] = {
    EmploymentState.OPEN: ("Open", "blue"),
    EmploymentState.FACTS: ("Facts found", "purple"),
    EmploymentState.DECIDED: ("Decided", "green"),
}


def case_line(case: EmploymentCase, user: User) -> Context:
    """Who it concerns is said only to a reader for whom the case is open."""
    opens = policy.can_read_case(user, case)
    return {
        "url": case.get_absolute_url(),
        "title": case.matter.officer_name if opens else "Employment case",
        "about": f"Started on {day_year(case.started_at)}",
        "tag": TAGS[case.state],
    }


def rows_of_case(case: EmploymentCase) -> list[Context]:
    said, noted = case.matter, case.handling
    rows: list[tuple[str, list[str]]] = [
        ("Officer", [said.officer_name]),
        ("Kind", [str(EmploymentKind(said.kind).label)]),
        ("What it is about", said.text.splitlines()),
        ("Started", [f"{day_year(said.started_at)}, by {said.started_by}"]),
    ]
    if noted.meeting:
        rows.append(("Meeting of the committee", [noted.meeting.when, noted.meeting.place]))
    if noted.found_at:
        rows += [
            ("Findings of fact", noted.findings.splitlines()),
            ("Duties as an employer", noted.duties.splitlines()),
            ("Findings recorded", [f"{day_year(noted.found_at)}, by {noted.found_by}"]),
        ]
    if noted.decided_at:
        rows += [
            ("Outcome", noted.outcome.splitlines()),
            ("Outcome recorded", [f"{day_year(noted.decided_at)}, by {noted.recorded_by}"]),
        ]
    if noted.members:
        rows.append(("Decided by", list(noted.members)))
    return [{"key": key, "lines": lines} for key, lines in rows]


def committee_of_case(case: EmploymentCase, user: User) -> list[Context]:
    changes = bool(policy.can_change_case(user, case))
    return [
        {
            "name": seat.details.name,
            "progress": progress_in_case(seat, case),
            "remove_url": reverse("relations:end-case-member", args=[case.key, seat.key])
            if changes
            else "",
        }
        for seat in case.seats_today
    ]


def progress_in_case(seat: EmploymentSeat, case: EmploymentCase) -> str:
    return "Has confirmed" if policy.has_confirmed(seat, case) else "Has not confirmed yet"


def events_of_case(entries: list[AccessDetails]) -> list[Context]:
    return [
        {"lead": one.name, "rest": str(CaseDeed(one.did).label), "at": one.at} for one in entries
    ]


VERBS = (
    ("case-outcome", "Record the outcome", policy.can_decide_case),
    ("case-facts", "Record the findings of fact", policy.can_record_facts),
    ("appoint-case-member", "Appoint a councillor", policy.can_change_case),
    ("case-meeting", "Set the time of the meeting", policy.can_change_case),
)


def links_of_case(case: EmploymentCase, user: User) -> list[dict[str, str]]:
    return [
        {"label": label, "url": reverse(f"relations:{name}", args=[case.key])}
        for name, label, can in VERBS
        if can(user, case)
    ]
