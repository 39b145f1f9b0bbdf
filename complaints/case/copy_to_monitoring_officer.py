"""Copy for the Monitoring Officer of a complaint that may be a breach of the members' code."""

from dataclasses import replace
from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied

from complaints import access_record, notices, policy, sealed_contents
from complaints.lodging import actions, drafts
from complaints.models import Complaint, LetterKind, Verb
from complaints.routing import Posts, ReadingOffice, reading_office_by_route, route_to_office
from complaints.sealed_change import (
    Act,
    complaint_action,
    reader_role_title,
    save_change,
    send_letter,
)
from people.models import User
from protocols.behaviours import Behaviour
from protocols.routes import Office

NO_OFFICE_FOR_COPY = "No other office can receive a copy today. Speak to the council’s auditor."


@complaint_action(policy.can_copy)
def send_copy(complaint: Complaint, *, text: str, by: User, key: UUID) -> None:
    """Lodge a separate complaint with what was sent and why it is copied, but nothing the office
    recorded."""
    reading_office = reading_office_for_copy(complaint)
    if reading_office is None:
        raise PermissionDenied(NO_OFFICE_FOR_COPY)
    copy = new_copy(complaint, reading_office)
    kind = LetterKind.REPLY if sealed_contents.is_complainant(by, complaint) else LetterKind.NOTE
    send_letter(copy, kind, text, by=by, key=uuid4())
    title = sealed_contents.receiving_office_title(copy)
    access_record.write_access_record(
        copy.reference,
        Verb.COPIED,
        by=by,
        role=reader_role_title(by, complaint),
        what=f"to the {title}",
    )
    done = Act(Verb.COPIED, what=f"to the {title}")
    held = replace(complaint.held, copied=copy.reference)
    save_change(complaint, done, by=by, key=key, held=held)
    notices.notify_people(reading_office.people, due_at=notices.notice_due_at(complaint))
    notices.notify_complainant(complaint)


def reading_office_for_copy(complaint: Complaint) -> ReadingOffice | None:
    """The office that receives a copy today, without anyone in conflict; never the office that has
    the complaint."""
    matter = sealed_contents.matter_of(complaint)
    clause = sealed_contents.clause_for(complaint, Behaviour.CODE_BREACH_REFERRAL)
    way = route_to_office(Office.MONITORING_OFFICER, matter, clause)
    reading_office = reading_office_by_route(way, matter, Posts())
    return (
        None
        if reading_office and reading_office.office == complaint.held.office.name
        else reading_office
    )


def new_copy(complaint: Complaint, reading_office: ReadingOffice) -> Complaint:
    matter = sealed_contents.matter_of(complaint)
    body = replace(matter.body, copied_from=complaint.reference, clause=reading_office.route.clause)
    matter = replace(matter, body=body)
    copy = actions.new_complaint(matter, reading_office, version=complaint.version)
    sent = (row for row in complaint.evidence.all() if not row.details.added_by)
    actions.enclose_files(copy, [drafts.opened_file(row) for row in sent])
    return copy
