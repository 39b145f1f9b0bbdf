"""Wording of a complaint in a list: its stage, its due date and the label of that."""

from datetime import date

from django.utils import timezone

from casework import due_dates as dates
from casework import promises
from casework.due_dates import Due
from complaints import sealed_contents
from complaints.models import Complaint, Stage
from foundation.types import Context
from people.models import User
from protocols.models import PromiseKind

STAGE_COLOURS = {
    Stage.RECEIVED: "yellow",
    Stage.ACKNOWLEDGED: "",
    Stage.ASSESSED: "",
    Stage.INFORMAL: "",
    Stage.INVESTIGATION: "",
    Stage.REFERRED: "grey",
    Stage.DECIDED: "green",
    Stage.CLOSED: "plain",
    Stage.WITHDRAWN: "grey",
}
DUE_LABELS = {
    PromiseKind.COMPLAINT_RECEIPT: "Acknowledge by",
    PromiseKind.COMPLAINT_UPDATE: "Update complainant by",
    PromiseKind.COMPLAINT_OUTCOME: "Outcome by",
}
DUE_LABELS_FOR_COMPLAINANT = {
    PromiseKind.COMPLAINT_RECEIPT: "You will hear by",
    PromiseKind.COMPLAINT_UPDATE: "You will hear again by",
    PromiseKind.COMPLAINT_OUTCOME: "Outcome by",
}


BEING_DEALT_WITH_TAG = ("Being dealt with", "")


def stage_tag(complaint: Complaint) -> tuple[str, str]:
    stage = Stage(complaint.status)
    return str(stage.label), STAGE_COLOURS[stage]


def earliest_due(complaint: Complaint, today: date) -> Due | None:
    """The earliest due date on it, from its own row."""
    if not complaint.due_at:
        return None
    on = timezone.localdate(complaint.due_at)
    calendar = promises.calendar_of(complaint)
    return dates.due_in_words(on, complaint.due_unit, calendar, today, kind=complaint.due_kind)


def due_label(complaint: Complaint, *, for_complainant: bool) -> str:
    words = DUE_LABELS_FOR_COMPLAINANT if for_complainant else DUE_LABELS
    return words.get(PromiseKind(complaint.due_kind), "Due") if complaint.due_kind else "Due"


def complaint_list_row(complaint: Complaint, user: User) -> Context:
    """A line of a person's list, with nothing of what the complaint says."""
    mine = sealed_contents.is_complainant(user, complaint)
    handled = mine and sealed_contents.is_with_discipline(complaint)
    return {
        "title": complaint.title,
        "url": complaint.get_absolute_url(),
        "reference": complaint.reference,
        "tag": BEING_DEALT_WITH_TAG if handled else stage_tag(complaint),
        "due": None if handled else earliest_due(complaint, timezone.localdate()),
        "due_label": due_label(complaint, for_complainant=mine),
        "sent_at": complaint.received_at,
        "office": sealed_contents.receiving_office_title(complaint),
    }
