"""Differences between two versions: setting by setting, clause by clause, in words."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from foundation.types import Context
from protocols.models import Clause, Protocol
from protocols.settings import pages, snapshots
from protocols.settings.pages import SUBJECTS, Setting, Subject
from protocols.settings.snapshots import Snapshot

REVISIONS_SHOWN = 20
CLAUSE_CHANGES = {"+": "added", "-": "removed", "~": "reworded"}


class Difference(NamedTuple):
    """A setting of two versions, each in one or more lines of words."""

    setting: Setting
    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def changed(self) -> bool:
        return self.before != self.after

    def __str__(self) -> str:
        before, after = ("; ".join(lines) for lines in (self.before, self.after))
        return f"{self.setting.title}: changed from “{before}” to “{after}”"


class ComparedPage(NamedTuple):
    """The settings of one subject."""

    subject: Subject
    rows: tuple[Difference, ...]


class ClausePair(NamedTuple):
    """A clause by its number as two versions have it; "" where one has none."""

    number: str
    heading: str
    before: str
    after: str

    @property
    def changed(self) -> bool:
        return self.before != self.after


class Edit(NamedTuple):
    """One saving of a draft: who saved it, when (aware), and what changed."""

    who: str
    at: datetime
    changes: tuple[Difference, ...]
    clauses: tuple[str, ...] = ()

    def __str__(self) -> str:
        return ". ".join([*map(str, self.changes), *self.clauses])


def compared_settings(before: Snapshot, after: Snapshot) -> list[ComparedPage]:
    """Every setting, page by page."""
    return [
        ComparedPage(subject, tuple(compared_subject(subject, before, after)))
        for subject in SUBJECTS
    ]


def compared_subject(subject: Subject, before: Snapshot, after: Snapshot) -> Iterator[Difference]:
    for setting in subject.settings:
        words = (pages.setting_in_words(setting, snapshot) for snapshot in (before, after))
        yield Difference(setting, *words)


def changed_settings(before: Snapshot, after: Snapshot) -> tuple[Difference, ...]:
    """Only the settings that differ."""
    return tuple(
        row for page in compared_settings(before, after) for row in page.rows if row.changed
    )


def clause_pairs(before: Protocol, after: Protocol) -> list[ClausePair]:
    """The clauses of both, those of the later one first and in its order."""
    old, new = (clauses_by_name(version) for version in (before, after))
    return [
        ClausePair(
            number,
            (new.get(number) or old[number]).heading,
            clause_text(old.get(number)),
            clause_text(new.get(number)),
        )
        for number in dict.fromkeys((*new, *old))
    ]


def clauses_by_name(version: Protocol) -> dict[str, Clause]:
    """The clauses by how they are cited, so that those of two sources do not meet."""
    return {version.clause_name(clause.number): clause for clause in version.clauses.all()}


def clause_text(clause: Clause | None) -> str:
    """All that a reader is told by it."""
    if clause is None:
        return ""
    does = f"What the portal does: {clause.serves.says}" if clause.serves else ""
    guidance = clause.guidance and f"Wording on pages: {clause.guidance}"
    poll = clause.before_poll and f"In an election period: {clause.before_poll}"
    note = clause.note and f"Note: {clause.note}"
    own = clause.own_number and f"In the council’s own document: {clause.own_number}."
    return " ".join(filter(None, [clause.summary, does, guidance, note, poll, own]))


def comparison_context(first: Protocol, second: Protocol, *, everything: bool) -> Context:
    """The context of two versions side by side; only what differs unless `everything` is asked.

    Versions of two sources have no clause in common: that is said, and the lists are shown on
    asking for everything.
    """
    compared = compared_settings(snapshots.snapshot_of(first), snapshots.snapshot_of(second))
    pairs = clause_pairs(first, second)
    apart = not any(pair.before and pair.after for pair in pairs)
    differing = [pair for pair in pairs if pair.changed and not apart]
    return {
        "first": first,
        "second": second,
        "everything": everything,
        "pages": compared if everything else changed_pages(compared),
        "pairs": pairs if everything else differing,
        "apart": apart,
        "changed": sum(row.changed for page in compared for row in page.rows),
        "changed_clauses": sum(pair.changed for pair in pairs),
    }


def changed_pages(compared: list[ComparedPage]) -> list[ComparedPage]:
    """The pages on which something differs, with those rows alone."""
    changed = (
        ComparedPage(subject, tuple(row for row in rows if row.changed))
        for subject, rows in compared
    )
    return [page for page in changed if page.rows]


def draft_edits(protocol: Protocol) -> Iterator[Edit]:
    """What was changed since the draft was begun, newest first; the last twenty savings."""
    rows = protocol.history.filter(history_change_reason="edited")
    later = snapshots.snapshot_of(protocol)
    for row in rows.select_related("history_user").order_by("-history_id")[:REVISIONS_SHOWN]:
        earlier = snapshots.snapshot_at_revision(protocol, row.revision - 1)
        if earlier is None:
            return
        changes = changed_settings(earlier, later), clause_changes(protocol, row.revision)
        yield Edit(editor_name(row.history_user), row.history_date, *changes)
        later = earlier


def clause_changes(protocol: Protocol, revision: int) -> tuple[str, ...]:
    """What became of clauses with the change of this number, a sentence each."""
    rows = protocol.history.filter(revision__in=[revision - 1, revision])
    dates = list(rows.order_by("history_id").values_list("history_date", flat=True))
    clause_rows = Clause.history.filter(protocol_id=protocol.pk, history_change_reason="edited")
    clause_rows = clause_rows.filter(history_date__gt=dates[0], history_date__lte=dates[-1])
    return tuple(
        f"Clause {row.number} {clause_change(row.history_type, row.behaviour, row.prev_record)}"
        for row in clause_rows.order_by("history_id")
    )


def clause_change(how: str, behaviour: str, before: Clause | None) -> str:
    """What became of a clause; `before` is its earlier row of history."""
    if before and before.behaviour != behaviour:
        return "changed, and with it what the portal does"
    return CLAUSE_CHANGES[how]


def editor_name(user: object) -> str:
    return str(getattr(user, "name", "")) or "The portal"


def editors_since(protocol: Protocol, revision: int) -> list[str]:
    """Who has changed the draft after its change of this number, each once."""
    rows: Iterable[str] = (
        protocol.history.filter(revision__gt=revision, history_change_reason="edited")
        .order_by("history_id")
        .values_list("history_user__name", flat=True)
    )
    return list(dict.fromkeys(rows))
