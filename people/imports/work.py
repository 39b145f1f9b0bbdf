"""Work on large files: checked, saved or undone by a worker, one at a time."""

from django.db import transaction
from django.utils import timezone

from foundation import sweeps
from foundation.history import update_without_history, write
from foundation.verdict import ChangedSinceShown
from people.imports import actions, undo
from people.imports.progress import recorded_progress
from people.models import ImportState, PeopleImport

SWEEP = "files of councillors and officers"
FORGETTING = "contents of old files"


def do_waiting_work() -> int:
    """Do what each file waits for. Returns how many. A worker that is killed leaves the file as it
    was, and another takes it after a while."""
    waiting = PeopleImport.objects.to_work_on(timezone.now()).values_list("pk", flat=True)
    return sum(bool(sweeps.try_one(SWEEP, key, work_on, writes=False)) for key in list(waiting))


def work_on(key: int) -> bool:
    """Outside a transaction, so that the page shows how far it is. Whether nobody else has it."""
    claimed = claim(key)
    if claimed:
        do_next(claimed)
    return claimed is not None


@transaction.atomic
def claim(key: int) -> PeopleImport | None:
    """The file, if no other worker has it."""
    rows = PeopleImport.objects.to_work_on(timezone.now()).select_for_update(skip_locked=True)
    found = rows.filter(pk=key).first()
    if found:
        found.begun_at = timezone.now()
        update_without_history([found], ["begun_at"])
    return found


def do_next(people_import: PeopleImport) -> None:
    if people_import.state == ImportState.CHECKING:
        actions.check(people_import, with_progress=True)
    elif people_import.state == ImportState.UNDOING:
        undo.undo(people_import)
    else:
        save_or_check_again(people_import)
    sweeps.forget(SWEEP, [str(people_import.pk)])


def save_or_check_again(people_import: PeopleImport) -> None:
    """If people have changed since its page was read, the page shows what would change now."""
    try:
        with recorded_progress(people_import, actions.PROGRESS_EVERY) as progress:
            actions.save(people_import, progress)
    except ChangedSinceShown:
        fields = {"state": ImportState.CHECKING, "undo_until": None}
        write(people_import, by=people_import.made_by, reason="changed since shown", **fields)
        actions.check(people_import, with_progress=True)


def forget_contents() -> int:
    """Remove what was in files that nobody can save or undo any more. Returns how many."""
    rows = PeopleImport.objects.to_forget(timezone.now())

    def forget(key: int) -> bool:
        found = rows.select_for_update(skip_locked=True).filter(pk=key).first()
        if found:
            actions.forget(found)
        return bool(found)

    return sweeps.deal_with_each(FORGETTING, rows.values_list("pk", flat=True), forget)
