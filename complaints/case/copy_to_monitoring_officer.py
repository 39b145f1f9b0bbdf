"""Copy for the Monitoring Officer of a complaint that may be a breach of the members' code."""

from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied

from complaints import access_record, notices, policy, sealed_contents
from complaints.lodging import actions, drafts
from complaints.models import Complaint, LetterKind, Verb
from complaints.routing import Posts, Reading, by_route, to_office
from complaints.sealed_change import Act, act, change, role_of, send_letter
from people.models import User
from protocols.routes import Office

NOBODY = "No other office can receive a copy today. Speak to the council’s auditor."


@act(policy.can_copy)
def copy(complaint: Complaint, *, text: str, by: User, key: UUID) -> None:
    """A separate complaint: what was sent and why it is copied, but nothing the office recorded."""
    found = reader_of_copy(complaint)
    if found is None:
        raise PermissionDenied(NOBODY)
    made = copied(complaint, found)
    kind = LetterKind.REPLY if sealed_contents.is_complainant(by, complaint) else LetterKind.NOTE
    send_letter(made, kind, text, by=by, key=uuid4())
    title = sealed_contents.title_of(made)
    access_record.write(
        made.reference, Verb.COPIED, by=by, role=role_of(by, complaint), what=f"to the {title}"
    )
    done = Act(Verb.COPIED, what=f"to the {title}")
    change(complaint, done, by=by, key=key, copied=made.reference)
    notices.told(found.people, due_at=notices.working_hours(complaint))
    notices.complainant(complaint)


def reader_of_copy(complaint: Complaint) -> Reading | None:
    """Who receives a copy today, past anyone with a conflict; never the office that has it."""
    matter = sealed_contents.matter_of(complaint)
    clause = sealed_contents.asked_for(complaint, policy.COPIED)
    way = to_office(Office.MONITORING_OFFICER, matter, clause)
    found = by_route(way, matter, Posts())
    return None if found and found.office == sealed_contents.office_of(complaint)[0] else found


def copied(complaint: Complaint, found: Reading) -> Complaint:
    matter = sealed_contents.matter_of(complaint)
    body = complaint.says | {"copied_from": complaint.reference, "clause": found.route.clause}
    made = actions.new_file(body, matter, found, version=complaint.version)
    actions.enclose(made, [drafts.opened_file(row) for row in complaint.evidence.all()])
    return made
