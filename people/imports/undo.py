"""Undoing a file until the next morning: everything it did goes back, except what is in use."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils import timezone

from foundation.history import remove_many, write, write_many
from foundation.types import StoredJson
from people.imports import policy
from people.imports.actions import AT_A_GLANCE, keep_posts_as_they_are
from people.imports.changes import Held
from people.imports.in_use import MODELS, reasons_to_stay, units_to_undo
from people.models import (
    Appointment,
    ImportLine,
    ImportState,
    LineKind,
    PeopleImport,
    Proposal,
    ProposalState,
    User,
)
from people.models.sessions import end_sessions
from people.proposals.actions import close

UNDONE = "import undone"
WHY = "The file from which this was proposed has been undone."


@transaction.atomic
def start_undo(people_import: PeopleImport, *, by: User) -> PeopleImport:
    """Put back what the file did, or leave that to a worker if it is much."""
    row = PeopleImport.objects.select_for_update().get(pk=people_import.pk)
    if row.state in (ImportState.UNDOING, ImportState.UNDONE) and row.undone_by_id == by.pk:
        return row  # the button pressed twice
    policy.can_undo(by, row, timezone.now()).or_raise()
    fields = {"state": ImportState.UNDOING, "undone_by": by, "begun_at": None}
    write(row, by=by, reason="undoing", **fields)
    if row.total <= AT_A_GLANCE:
        undo(row)
    return row


@transaction.atomic
def undo(people_import: PeopleImport) -> None:
    """Everything in one transaction. What stays is listed on the page with the reason. Posts that
    the file began are removed, accounts that it opened are closed, and with them goes every
    invitation that has not been sent."""
    by = people_import.undone_by
    if by is None:
        return
    keep_posts_as_they_are()
    stays = reasons_to_stay(people_import, by)
    units = list(units_to_undo(people_import.done, stays))
    withdraw_proposals([key for one in units for key in one["proposals"]], by=by)
    begun = [row for one in units for row in one["begun"]]
    for kind, model in MODELS.items():
        keys = [key for its_kind, key in begun if its_kind == kind]
        remove_many(list(model.objects.filter(pk__in=keys)), by=by, reason=UNDONE)
    give_back(units, by=by)
    give_back_names(people_import, stays, by=by)
    close_accounts(people_import, stays, by=by)
    say_what_stays(people_import, list(stays.values()))
    fields = {"state": ImportState.UNDONE, "undone_at": timezone.now(), "begun_at": None}
    write(people_import, by=by, reason="undone", **fields)


def withdraw_proposals(keys: list[int], *, by: User) -> None:
    for proposal in Proposal.objects.open().select_for_update(of=("self",)).filter(pk__in=keys):
        close(proposal, ProposalState.WITHDRAWN, WHY, by)


def close_accounts(people_import: PeopleImport, stays: Mapping[int, str], *, by: User) -> None:
    """The accounts that the file opened. Nobody in them has signed in since."""
    done = people_import.done.items()
    opened = {int(key) for key, one in done if one["joined"] or one["reopened"]}
    people = list(User.objects.filter(pk__in=opened - stays.keys()))
    for person in people:
        person.is_active = False
        if person.last_login:
            end_sessions(person.pk)
    write_many(people, ["is_active"], by=by, reason=UNDONE)


def give_back(units: list[StoredJson], *, by: User) -> None:
    """Posts and seats get back the last day, the group and the title that they had."""
    for kind, model in MODELS.items():
        ended = [row for one in units for row in one["ended"] if row[0] == kind]
        was = {key: last_day for _, key, last_day in reversed(ended)}
        held: list[Held] = list(model.objects.filter(pk__in=was))
        for one in held:
            one.ends_on = date.fromisoformat(was[one.pk]) if was[one.pk] else None
        write_many(held, ["ends_on"], by=by, reason=UNDONE)
    edited = {row[0]: row for one in units for row in one["edited"]}
    posts = list(Appointment.objects.filter(pk__in=edited))
    for post in posts:
        _, post.group_id, post.job_title = edited[post.pk]
    write_many(posts, ["group", "job_title"], by=by, reason=UNDONE)


def give_back_names(people_import: PeopleImport, stays: Mapping[int, str], *, by: User) -> None:
    """The names that the file changed, unless they have been changed again."""
    done = {int(key): one.get("renamed") for key, one in people_import.done.items()}
    renamed = {key: names for key, names in done.items() if names and key not in stays}
    people = [
        person
        for person in User.objects.filter(pk__in=renamed)
        if person.name == renamed[person.pk][1]
    ]
    for person in people:
        person.name = renamed[person.pk][0]
    write_many(people, ["name"], by=by, reason=UNDONE)


def say_what_stays(people_import: PeopleImport, sentences: list[str]) -> None:
    people_import.lines.filter(kind=LineKind.NOTE).delete()
    ImportLine.objects.bulk_create(
        ImportLine(
            people_import=people_import, kind=LineKind.NOTE, number=number, row=0, sentence=words
        )
        for number, words in enumerate(sorted(sentences), start=1)
    )
