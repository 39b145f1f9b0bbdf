"""Details of a complaint's rows, as they are encrypted: letter, access, record, file, opening."""

from dataclasses import dataclass, field
from datetime import datetime

from casework.sealing.contents import SealedContents, stored_as


@dataclass(frozen=True, repr=False)
class LetterDetails(SealedContents):
    """`author` is the key of who wrote it, `signed` their name and role, `kind` a `LetterKind`."""

    author: int
    signed: str
    kind: str
    text: str
    sent_at: datetime | None = None


@dataclass(frozen=True, repr=False)
class GrantDetails(SealedContents):
    """Who has access, as what (the label of a `GrantRole`) and why."""

    who: int
    name: str
    role: str
    why: str


@dataclass(frozen=True, repr=False)
class RecordDetails(SealedContents):
    """Who did what (a `Verb` or a `Look`); `what` is a file's name, or a few words on what was
    done, and `role` the capacity in which they read or acted."""

    who: int
    name: str
    did: str
    what: str
    role: str
    at: datetime | None = None


@dataclass(frozen=True, repr=False)
class FileDetails(SealedContents):
    """The name of a file, its kind, its type and size in words, and whether it was scanned.

    One that was added while the complaint is dealt with also has a `what` (a `FileKind`), who added
    it, when, and whether the complainant reads it; what the complainant sent has none of these.
    """

    name: str
    kind: str
    words: str
    checked: bool
    what: str = field(default="", metadata=stored_as(left_out_if_empty=True))
    added_by: str = field(default="", metadata=stored_as(left_out_if_empty=True))
    added_at: datetime | None = field(default=None, metadata=stored_as(left_out_if_empty=True))
    to_complainant: bool = field(default=False, metadata=stored_as(left_out_if_empty=True))

    @property
    def is_for_complainant(self) -> bool:
        """Their own, or added for them."""
        return self.to_complainant or not self.added_by


@dataclass(frozen=True, repr=False)
class OpeningDetails(SealedContents):
    """The vacant office, who asked to open its complaints and why, and who agreed."""

    office: str
    scope: int | None
    title: str
    asked_by: int
    asked_name: str
    why: str
    agreed_by: int | None = field(default=None, metadata=stored_as(left_out_if_empty=True))
    agreed_name: str = field(default="", metadata=stored_as(left_out_if_empty=True))
