"""Access log of a complaint: who opened it, who was refused, and what was done."""

import uuid
from datetime import datetime
from operator import attrgetter
from typing import NamedTuple

from django.utils import timezone

from casework.sealing.field import sealed_values
from complaints import sealed_contents
from complaints.blind_index import record_tag
from complaints.models import Complaint, Look, Record, RecordDetails, Referral, Verb
from foundation.history import start_of_day
from people.models import User

# What a complainant reads of the record: who looked, and what was done that they are told of.
NOT_SHOWN_TO_COMPLAINANT = (
    *(Verb.NOTED, Verb.CONSULTED, Verb.COMMITTEE, Verb.DISCIPLINE, Verb.KEPT_OUT, Verb.FILED),
)
SHOWN_TO_COMPLAINANT = frozenset(
    {
        *(look.value for look in (Look.OPENED, Look.DOWNLOADED)),
        *(verb.value for verb in Verb if verb not in NOT_SHOWN_TO_COMPLAINANT),
    }
)
WORDS_OF_ENTRY: dict[str, str] = {**dict(Verb.choices), **dict(Look.choices)}


class AccessEntry(NamedTuple):
    """One line of the record; `what` is a file's name, or a few words on what was done."""

    at: datetime
    who: int
    name: str
    did: str
    what: str
    role: str

    @property
    def refused(self) -> bool:
        return self.did == Look.REFUSED

    @property
    def words(self) -> str:
        if self.did in (Look.DOWNLOADED, Look.DOWNLOADED_CASE_FILE):
            return f"downloaded {self.what}"
        return f"{WORDS_OF_ENTRY[self.did]}{': ' if self.what else ''}{self.what}"


def write_access_record(
    reference: str, did: str, *, by: User, role: str = "", what: str = ""
) -> None:
    """One row, in one statement; `role` is the capacity in which they read or acted."""
    now = timezone.now()
    row = Record(key=uuid.uuid4(), about=record_tag(reference), at=start_of_day(now))
    details = RecordDetails(who=by.pk, name=by.name, did=did, what=what, role=role, at=now)
    row.said = sealed_values(row, said=details.to_json())["said"]
    row.save(force_insert=True)


def access_record_of(
    complaint: Complaint, *, for_complainant: bool, most: int = 60
) -> list[AccessEntry]:
    """Newest first. A complainant sees who opened it, and not who tried in vain."""
    rows = Record.objects.filter(about=record_tag(complaint.reference)).order_by("-at", "-pk")
    entries = [access_entry_of(row) for row in rows[: most * 2]]
    entries.sort(key=attrgetter("at"), reverse=True)
    if not for_complainant:
        return entries[:most]
    if sealed_contents.is_with_discipline(complaint):
        entries = entries_before_discipline(entries)
    return [e for e in entries if e.did in SHOWN_TO_COMPLAINANT][:most]


def entries_before_discipline(entries: list[AccessEntry]) -> list[AccessEntry]:
    """Without what happened from the referral on. Newest first, as they are given."""
    gone = [e.at for e in entries if is_referral_to_discipline(e)]
    return [e for e in entries if not gone or e.at < min(gone)]


def is_referral_to_discipline(entry: AccessEntry) -> bool:
    return entry.did == Verb.REFERRED and entry.what.startswith(Referral.DISCIPLINARY.label)


def access_entry_of(row: Record) -> AccessEntry:
    did = row.details
    return AccessEntry(did.at or row.at, did.who, did.name, did.did, did.what, did.role)
