"""What an enquiry is made of, and how each part of it is erased."""

from collections.abc import Iterator

from django.db import models

from casework.files.models import StoredFile
from casework.models import AnyCase
from enquiries.models import (
    ContentiousFlag,
    ContributedFile,
    Contribution,
    Enquiry,
    EnquiryFile,
    EnquiryLetter,
    EnquiryNote,
    Forwarding,
    Proposal,
    ProposedFile,
    ReplyDraft,
    Resident,
)
from foundation.history import write
from foundation.text_search import search_vector
from people.models import User
from retention.destruction.erasing import (
    REASON,
    empty_fields,
    erase_append_only,
    erase_records,
    erase_rows,
    name_erased,
)
from retention.models import Destruction

RECORDS = (ContentiousFlag, Contribution, Forwarding, Proposal)
FILES = (ContributedFile, EnquiryFile, ProposedFile)
LETTERS = (EnquiryLetter, EnquiryNote)


def parts(case: AnyCase, model: type[models.Model], field: str = "case") -> list[models.Model]:
    return list(model._base_manager.filter(**{field: case.pk}).order_by("pk"))


def files_of(case: AnyCase) -> Iterator[StoredFile]:
    for model in FILES:
        yield from model._base_manager.filter(case=case.pk).order_by("pk")


def erase_enquiry(destruction: Destruction, case: AnyCase, by: User) -> None:
    """Its title and place, the resident, letters, notes, contributions, drafts and names of files.
    Kept are its reference, states, dates and promises, and who dealt with it."""
    erase_records(destruction, parts(case, Resident, "enquiry"), by)
    for model in (*RECORDS, *FILES):
        erase_records(destruction, parts(case, model), by)
    for letters in LETTERS:
        erase_append_only(destruction, parts(case, letters))
    ReplyDraft.objects.filter(case=case.pk).delete()
    erase_case(destruction, case, by)


def erase_case(destruction: Destruction, case: AnyCase, by: User) -> None:
    """The row of the enquiry itself, which nobody else can change there, and its history."""
    past, model = Enquiry.history.filter(id=case.pk), Enquiry.history.model
    before = list(past.order_by("history_id").values_list("history_id", flat=True))
    name_erased(destruction, Enquiry, [case.pk])
    empty_fields(case, Enquiry.ERASABLE)
    fields = {name: getattr(case, name) for name in Enquiry.ERASABLE}
    write(case, by=by, reason=REASON, **fields, search=search_vector(""))
    tracked = {field.name for field in model._meta.concrete_fields}
    erase_rows(destruction, model, before, [n for n in Enquiry.ERASABLE if n in tracked])
