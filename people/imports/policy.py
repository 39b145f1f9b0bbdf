"""Who can upload a file of members or officers, save what it says, and undo that."""

from datetime import datetime

from foundation.verdict import ALLOWED, Verdict, denied
from people.models import ImportState, PeopleImport, User
from people.roles import Permission

NOT_READY = {
    ImportState.CHECKING: "We are still checking this file.",
    ImportState.PROBLEMS: "This file has problems. Correct them and upload it again.",
    ImportState.SAVING: "This file is already being saved.",
    ImportState.DONE: "This file has already been saved.",
    ImportState.UNDOING: "This file has been saved and is being undone.",
    ImportState.UNDONE: "This file has been saved and undone. Upload it again.",
    ImportState.LAPSED: "This file was not saved within a day. Upload it again.",
}


def can_import(user: User) -> Verdict:
    if not user.may(Permission.ADMINISTER_PEOPLE):
        return denied("Only people administrators can upload files of councillors and officers.")
    return ALLOWED


def can_save(user: User, people_import: PeopleImport) -> Verdict:
    """Only who uploaded the file, who has seen what it changes."""
    if not (may := can_import(user)):
        return may
    if people_import.made_by_id != user.pk:
        name = people_import.made_by.name
        return denied(f"{name} uploaded this file, so only {name} can save it.")
    if people_import.state != ImportState.READY:
        return denied(NOT_READY[ImportState(people_import.state)])
    if not people_import.counts.get("people"):
        return denied("This file changes nothing, so there is nothing to save.")
    return ALLOWED


def can_undo(user: User, people_import: PeopleImport, now: datetime) -> Verdict:
    """Any people administrator, until the time that was said when it was saved."""
    if not (may := can_import(user)):
        return may
    if people_import.state == ImportState.UNDONE:
        return denied("This file has already been undone.")
    if people_import.state == ImportState.UNDOING:
        return denied("This file is already being undone.")
    if people_import.state != ImportState.DONE or people_import.undo_until is None:
        return denied("This file has not been saved, so there is nothing to undo.")
    if now >= people_import.undo_until:
        return denied(
            "The time in which this file could be undone is over. Change the posts of each person"
            " instead."
        )
    return ALLOWED
