"""Content of a contribution's page and of its line in a list, for officers."""

from django.urls import reverse
from django.utils import timezone

from casework import due_dates as dates
from casework import promises
from enquiries.contributions import policy
from enquiries.models import ContributedFile, Contribution, ContributionState
from foundation.types import Context
from people import directory
from people.models import User
from protocols.deadlines.clock import Unit

COLOURS = {
    ContributionState.ASKED: "yellow",
    ContributionState.ACCEPTED: "",
    ContributionState.GIVEN: "green",
    ContributionState.SENT_BACK: "purple",
    ContributionState.WITHDRAWN: "grey",
}
VERBS = (
    ("give-contribution", "Give your contribution", policy.can_give),
    ("accept-question", "Accept this question", policy.can_accept),
    ("send-back-question", "Send this question back", policy.can_give),
    ("withdraw-question", "Withdraw this question", policy.can_withdraw_question),
)


def contribution_tag(row: Contribution) -> tuple[str, str]:
    state = ContributionState(row.state)
    return str(state.label), COLOURS[state]


def asked_words(row: Contribution) -> str:
    """Drainage; or Dora Finch, Drainage."""
    service = directory.service_name(row.service_id)
    return f"{directory.person_name(row.person_id)}, {service}" if row.person_id else service


def due(row: Contribution) -> dates.Due | None:
    """When it is due, while it is."""
    if not row.is_open:
        return None
    calendar, today = promises.calendar_of(row.case), timezone.localdate()
    return dates.due_in_words(row.due_on, Unit.WORKING_DAYS, calendar, today)


def facts(row: Contribution) -> list[Context]:
    shown: list[Context] = [
        {"label": "State", "tag": contribution_tag(row)},
        {"label": "Question for", "lines": [asked_words(row)]},
        {"label": "Asked by", "lines": [directory.person_name(row.asked_by_id)]},
    ]
    if row.is_open:
        shown.append({"label": "Due", "due": due(row)})
    elif row.kept_at:
        shown.append({"label": "Given", "lines": ["On time" if row.kept_in_time else "Late"]})
    return shown


def question_message(row: Contribution, files: list[ContributedFile]) -> Context:
    """The question as a letter is shown."""
    return {
        "who": directory.person_name(row.asked_by_id),
        "at": row.started_at,
        "kind_label": f"Question to {directory.service_name(row.service_id)}",
        "body": row.question,
        "files": [file for file in files if file.added_by_id == row.asked_by_id],
    }


def contribution_message(row: Contribution, files: list[ContributedFile]) -> Context | None:
    """The contribution, or why the question was sent back; None while there is neither."""
    if not row.said:
        return None
    given = row.state == ContributionState.GIVEN
    return {
        "who": row.signed,
        "at": row.ended_at,
        "kind_label": "Contribution" if given else "Question sent back",
        "body": row.said,
        "files": [file for file in files if file.added_by_id != row.asked_by_id],
    }


def accepted_words(row: Contribution) -> str:
    if row.state != ContributionState.ACCEPTED:
        return ""
    return f"{directory.person_name(row.said_by_id)} has accepted this question."


def links(user: User, row: Contribution) -> list[Context]:
    """What this reader can do, the likeliest first."""
    args = [row.case_id, row.key]
    return [
        {"label": label, "url": reverse(f"enquiries:{name}", args=args)}
        for name, label, may in VERBS
        if may(user, row)
    ]
