"""Saving of a plan: accounts, posts, seats, proposals and invitations, and what an undo needs."""

from collections.abc import Iterable, Sequence

from foundation.history import write, write_many, write_new
from people import account_mail
from people.directory import forget_directory
from people.imports.changes import Edit, Ending, PersonChanges
from people.imports.plan import Plan
from people.imports.progress import Progress
from people.models import Appointment, PeopleImport, Proposal, Seat, User
from people.proposals.actions import propose_post

IMPORTED, ENDED, CHANGED = "imported", "ended by an import", "changed by an import"
AT_ONCE = 2_000  # people in one statement, after which the page says how far it is
RENAMED = "name corrected by an import"


def save_changes(
    plan: Plan, people_import: PeopleImport, progress: Progress, *, by: User
) -> dict[str, object]:
    """Make the changes of a plan, and say what was done, by the key of each person. What ends comes
    first: a mayor gives way before the next one begins."""
    changes, file = plan.changes, people_import
    end_posts([ending for one in changes for ending in one.endings], by=by)
    for start in range(0, len(changes), AT_ONCE):
        some = changes[start : start + AT_ONCE]
        save_people(some, once=f"import-{file.pk}", by=by)
        begin_posts([held for one in some for held in one.begins], file, by=by)
        progress(file.total + start + AT_ONCE)
    edited = [edit.post for one in changes for edit in one.edits]
    write_many(edited, ["group", "job_title"], by=by, reason=CHANGED)
    why = f"From the file {file.file_name}"[:500]
    proposals = {
        one.person.pk: [proposal_of(post, one.person, why, by=by) for post in one.proposals]
        for one in changes
    }
    return {str(one.person.pk): done_to(one, proposals[one.person.pk]) for one in changes}


def save_people(changes: Sequence[PersonChanges], *, once: str, by: User) -> None:
    joining = [one.person for one in changes if one.joins]
    for person in joining:
        person.set_unusable_password()
    write_new(joining, by=by, reason="invited")
    renamed = [one.person for one in changes if one.was_called]
    write_many(renamed, ["name"], by=by, reason=RENAMED)
    if renamed:
        forget_directory()
    reopened = [one.person for one in changes if one.reopens]
    for person in reopened:
        write(person, by=by, reason=IMPORTED, is_active=True)
    for ledger in account_mail.LEDGERS:
        ledger.write_each(account_mail.INVITATION, [*joining, *reopened], once=once)


def end_posts(endings: Iterable[Ending], *, by: User) -> None:
    held = {(type(ending.held), ending.held.pk): ending.held for ending in endings}
    for model in (Appointment, Seat):
        rows = [row for (kind, key), row in held.items() if kind is model and key]
        write_many(rows, ["ends_on"], by=by, reason=ENDED)


def begin_posts(begins: Iterable[Appointment | Seat], file: PeopleImport, *, by: User) -> None:
    held = list(begins)
    for one in held:
        one.person, one.people_import = one.person, file
    for model in (Appointment, Seat):
        write_new([one for one in held if isinstance(one, model)], by=by, reason=IMPORTED)


def proposal_of(post: Appointment, person: User, why: str, *, by: User) -> Proposal:
    post.person = person
    return propose_post(post, by=by, why=why)


def done_to(changes: PersonChanges, proposals: Iterable[Proposal]) -> dict[str, object]:
    """What was done about one person, with how it was before."""
    return {
        "joined": changes.joins,
        "reopened": changes.reopens,
        "renamed": [changes.was_called, changes.person.name] if changes.was_called else [],
        "begun": [[kind_of(held), held.pk] for held in changes.begins],
        "ended": [ending_done(ending) for ending in changes.endings if ending.held.pk],
        "edited": [edit_done(edit) for edit in changes.edits],
        "proposals": [proposal.pk for proposal in proposals],
    }


def kind_of(held: Appointment | Seat) -> str:
    return "seat" if isinstance(held, Seat) else "post"


def ending_done(ending: Ending) -> list[object]:
    was = ending.was.isoformat() if ending.was else None
    return [kind_of(ending.held), ending.held.pk, was]


def edit_done(edit: Edit) -> list[object]:
    group, title = edit.was
    return [edit.post.pk, group.pk if group else None, title]
