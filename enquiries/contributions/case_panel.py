"""Contributions on the page of an enquiry: for officers each in full, for a councillor only which
services were asked."""

from datetime import datetime

from casework.timeline import TimelineEvent
from enquiries.contributions import content
from enquiries.models import Contribution, ContributionState, Enquiry
from foundation.types import Context
from people import directory
from people.models import User

ENDED = {
    ContributionState.GIVEN: "gave a contribution",
    ContributionState.SENT_BACK: "sent back the question about a contribution",
    ContributionState.WITHDRAWN: "withdrew the question about a contribution",
}


def contributions_of(user: User, enquiry: Enquiry) -> list[Contribution]:
    """Those that this officer can read, the latest first, read once for a page and only if there
    are any. None for a councillor."""
    if not enquiry.services_asked or user.reads_as_councillor:
        return []
    if "_contributions" not in enquiry.__dict__:
        rows = Contribution.objects.visible_to(user).filter(case=enquiry).prefetch_related("files")
        found = list(rows.order_by("-started_at", "-pk"))
        for row in found:
            row.case = enquiry
        enquiry.__dict__["_contributions"] = found
    kept: list[Contribution] = enquiry.__dict__["_contributions"]
    return kept


def contributions_panel(user: User, enquiry: Enquiry) -> list[Context]:
    """Each with its question and what was said, next to one another."""
    panel: list[Context] = []
    for row in contributions_of(user, enquiry):
        files = list(row.files.all())
        said = content.contribution_message(row, files)
        panel.append(
            {
                "url": row.get_absolute_url(),
                "asked": content.asked_words(row),
                "tag": content.contribution_tag(row),
                "due": content.due(row),
                "accepted": content.accepted_words(row),
                "messages": [content.question_message(row, files), *([said] if said else [])],
            }
        )
    return panel


def contribution_events(
    user: User, enquiry: Enquiry, before: datetime | None = None
) -> list[TimelineEvent]:
    """What has happened with contributions, for the history that officers read. The history of the
    enquiry itself has none of it, because councillors read that."""
    events = []
    for row in contributions_of(user, enquiry):
        asked = f"{who(row.asked_by_id, user)} asked {content.asked_words(row)} for a contribution"
        events.append(TimelineEvent(asked, "", row.started_at))
        if row.ended_at:
            by = row.asked_by_id if row.state == ContributionState.WITHDRAWN else row.said_by_id
            did = ENDED[ContributionState(row.state)]
            events.append(TimelineEvent(f"{who(by, user)} {did}", "", row.ended_at))
    return [event for event in events if not before or event.at < before]


def who(key: int | None, user: User) -> str:
    return "You" if key == user.pk else directory.person_name(key)


def services_asked_words(enquiry: Enquiry) -> str:
    """For a councillor: that another service was asked, and nothing else; "" if none was."""
    asked = {
        row.service: None
        for row in enquiry.services_asked
        if row.state != ContributionState.WITHDRAWN and row.service != enquiry.service_id
    }
    names = [directory.service_name(key) for key in asked]
    if not names:
        return ""
    *others, last = names
    words = f"{', '.join(others)} and {last}" if others else last
    return f"We asked {words} to help with the answer."
