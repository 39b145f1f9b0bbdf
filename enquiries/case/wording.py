"""Wording of an enquiry in a list: who has it, whose turn it is, when it is due."""

from datetime import date

from casework import due_dates as dates
from casework import promises
from casework.due_dates import Due
from enquiries import contentious
from enquiries.models import Enquiry, Kind, Status
from foundation.dates_in_words import clock, day, local
from people import directory as names
from people.models import User
from protocols.deadlines.clock import Unit
from protocols.models import PromiseKind

STATE_GROUPS = {
    Status.RECEIVED: "yellow",
    Status.WITH_OFFICER: "",
    Status.WAITING: "purple",
    Status.ANSWERED: "green",
    Status.REDIRECTED: "grey",
    Status.WITHDRAWN: "grey",
    Status.CLOSED: "plain",
}


def receipt_in_words(enquiry: Enquiry) -> str:
    """By telephone, Friday 27 November at 4:30pm: of an enquiry that a coordinator typed."""
    at = enquiry.received_at
    return f"{enquiry.get_came_by_display()}, {day(at)} at {clock(at)}"


def state_tag(enquiry: Enquiry, reader: User) -> tuple[str, str]:
    """The state's words for this reader, and the colour of its group."""
    status = Status(enquiry.status)
    if status == Status.WAITING and reader.pk == enquiry.member_id:
        return "Waiting for you", STATE_GROUPS[status]
    if vars(enquiry).get("approval_due") and not contentious.is_hidden_from(reader, enquiry):
        return "With approver", STATE_GROUPS[Status.WAITING]
    return str(status.label), STATE_GROUPS[status]


def next_due(enquiry: Enquiry, today: date) -> Due | None:
    """What is due next, from the row itself, without its promises."""
    if not enquiry.due_at:
        return age_of(enquiry, today)
    return dates.due_in_words(
        local(enquiry.due_at),
        enquiry.due_unit,
        promises.calendar_of(enquiry),
        today,
        kind=enquiry.due_kind,
        note="Holding reply sent" if enquiry.due_kind == PromiseKind.FULL_REPLY else "",
    )


def age_of(enquiry: Enquiry, today: date) -> Due | None:
    """How old an open enquiry is, shown where nothing has a time limit."""
    wanted = PromiseKind.MEMBER_REPLY if enquiry.is_from_officer else PromiseKind.REPLY
    if not enquiry.is_open or enquiry.rule_for(wanted):
        return None
    received_on = local(enquiry.received_at)
    days = promises.calendar_of(enquiry).between(received_on, today)
    age = f"{days} working day{'' if days == 1 else 's'} ago" if days else "no working day ago"
    age = "today" if received_on == today else age
    return Due("No time limit. Received", received_on, age, note="Received. No time limit")


def follow_up_due(enquiry: Enquiry, today: date) -> Due | None:
    """Until when the councillor can follow up an answer."""
    if enquiry.status != Status.ANSWERED or not enquiry.open_until or enquiry.is_from_officer:
        return None
    calendar = promises.calendar_of(enquiry)
    deadline = dates.due_in_words(enquiry.open_until, Unit.WORKING_DAYS, calendar, today)
    return deadline.saying("Follow up by")


def officer_and_service(enquiry: Enquiry) -> str:
    if not enquiry.officer_id:
        return f"the {enquiry.handled_by}" if enquiry.office else enquiry.handled_by
    where = f", {names.service_name(enquiry.service_id)}" if enquiry.service_id else ""
    return f"{names.person_name(enquiry.officer_id)}{where}"


def turn_of(enquiry: Enquiry) -> tuple[str, str]:
    """Whose turn it is, and a note below: only names, for a table."""
    if enquiry.is_replied_to:
        return "No one", f"{names.person_name(enquiry.member_id)} has replied"
    if enquiry.status in (Status.WAITING, Status.ANSWERED):
        who = names.person_name(enquiry.officer_id) or enquiry.handled_by
        did = "asked" if enquiry.status == Status.WAITING else "answered"
        return names.person_name(enquiry.member_id), f"{did} by {who}" if who else ""
    if enquiry.status in (Status.CLOSED, Status.REDIRECTED, Status.WITHDRAWN):
        return "No one", ""
    if enquiry.officer_id:
        return names.person_name(enquiry.officer_id), ""
    return (enquiry.handled_by, "") if enquiry.office else ("No one yet", "")


def overline(enquiry: Enquiry) -> str:
    """E-2026-0417, ward matter, Harbour ward."""
    kind = str(Kind(enquiry.kind).label)
    parts = [enquiry.reference, kind[0].lower() + kind[1:]]
    if enquiry.ward:
        parts.append(f"{enquiry.ward} ward")
    return ", ".join(parts)
