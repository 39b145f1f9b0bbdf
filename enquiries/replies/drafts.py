"""Drafts of replies: what is saved of a form, and how it comes back.

A draft goes when its letter is sent. What a browser saves after that is ignored. What is saved from
one tab never replaces what another has saved since it was opened.
"""

import hashlib
import json
import unicodedata
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import BigIntegerField, CharField
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from casework.cases import sent_already
from casework.files.arriving import KEPT_SUFFIX, parsed_uuids, pending_uploads
from casework.files.fields import UploadsField
from casework.files.models import PendingUpload
from enquiries.models import Enquiry, ReplyDraft, drafts_by_case
from foundation.fields import as_typed
from foundation.forms import MOST_TYPED, PortalForm, Uploads, user_mark
from foundation.statements import Parameter, Statement
from foundation.turns import wait_for_turn
from foundation.types import Untyped
from people.models import User

Typed = dict[str, list[str]]  # by name, as a browser sends it
OF_THE_FORM = ("key", "signed_for")
DRAFT_SHOWN = "draft-shown"  # the version of the draft that a page showed


class KnownDraft(NamedTuple):
    """That there is a draft on an enquiry, and whose: what other officers see of it."""

    writer_id: int
    name: str
    verb: str
    changed_at: datetime
    started: str  # the name of the officer who started it and has left, or ""


def drafts_on(enquiry: Enquiry) -> list[KnownDraft]:
    """Whose drafts there are on it, oldest first. A page loads the rows with the enquiry."""
    rows = vars(enquiry).get("drafts_today")
    if rows is None:
        found = Enquiry.objects.filter(pk=enquiry.pk)
        rows = found.values_list(drafts_by_case(), flat=True).get()
    return [
        KnownDraft(
            row["writer"],
            row["name"],
            row["verb"],
            datetime.fromisoformat(row["changed_at"]),
            row["started"],
        )
        for row in rows
    ]


def typed_fields(data: QueryDict, form: type[PortalForm]) -> Typed:
    """What was typed in the fields of this form, without what is blank. No more than the session
    would keep either."""
    names = [name for name in form.base_fields if name not in OF_THE_FORM]
    typed = {
        sent: [storable_text(value) for value in values]
        for sent, values in data.lists()
        if any(sent == name or sent.startswith(f"{name}_") for name in names)
    }
    if sum(len(value) for values in typed.values() for value in values) > MOST_TYPED:
        return {}
    return {sent: values for sent, values in typed.items() if any(values)}


def storable_text(value: str) -> str:
    """The text without the characters that the database cannot store."""
    return "".join(
        one
        for one in as_typed(value)
        if one in "\n\t" or unicodedata.category(one) not in ("Cc", "Cs")
    )


def with_uploads(typed: Typed, form: PortalForm) -> Typed:
    """What was typed, with the files of the form that the portal keeps until they are sent."""
    return typed | {
        f"{name}{KEPT_SUFFIX}": keys
        for name in upload_fields(form)
        if (keys := kept_keys(form, name))
    }


def kept_keys(form: PortalForm, name: str) -> list[str]:
    """The keys of the files in this field that the portal keeps."""
    arrived: Untyped = form.files  # to Django's types they are what a browser sent
    files = arrived.getlist(name) if arrived else []
    return [str(one.key) for one in files if isinstance(one, PendingUpload) and one.pk]


def upload_fields(form: PortalForm | type[PortalForm]) -> Iterator[str]:
    fields = form.fields if isinstance(form, PortalForm) else form.base_fields
    return (name for name, field in fields.items() if isinstance(field, UploadsField))


class Tab(NamedTuple):
    """The open page that a draft is saved from: the key of its form, and the version of the draft
    that it showed. None is what a program sends that showed no page."""

    key: str
    shown: str | None

    @property
    def form_key(self) -> UUID | None:
        return next(iter(parsed_uuids([self.key])), None)


def draft_version(draft: ReplyDraft | None) -> str:
    """A mark of what it says; empty if there is none."""
    if draft is None:
        return ""
    typed = json.dumps(draft.typed, sort_keys=True).encode()
    return hashlib.blake2b(typed, digest_size=16).hexdigest()


STORED = Statement(
    lambda: ReplyDraft.objects.filter(
        case=Parameter("case", BigIntegerField()),
        writer=Parameter("writer", BigIntegerField()),
        verb=Parameter("verb", CharField()),
    )
)


def stored_draft(enquiry: Enquiry, verb: str, by: User) -> ReplyDraft | None:
    return next(iter(STORED.rows(case=enquiry.pk, writer=by.pk, verb=verb)), None)


def is_newer(stored: ReplyDraft | None, tab: Tab) -> bool:
    """Whether another tab has saved this since the tab was opened."""
    if stored is None or tab.shown in (None, draft_version(stored)):
        return False
    return stored.saved_from is None or stored.saved_from != tab.form_key


@transaction.atomic
def save_draft(enquiry: Enquiry, verb: str, typed: Typed, *, by: User, tab: Tab) -> bool:
    """Save what was typed instead of what was saved before; with nothing typed there is no draft.
    Once the letter of this form is sent, nothing more is saved. False if another tab has saved
    something newer, which stays."""
    wait_for_draft(enquiry, by)
    if letter_is_sent(enquiry, tab.key):
        return True
    if is_newer(stored_draft(enquiry, verb, by), tab):
        return False
    if not typed:
        forget_draft(enquiry, verb, by=by)
        return True
    saved = {"typed": typed, "saved_from": tab.form_key}
    ReplyDraft.objects.update_or_create(case=enquiry, writer=by, verb=verb, defaults=saved)
    return True


def wait_for_draft(enquiry: Enquiry, by: User) -> None:
    """So that a page saved while its letter is sent leaves no draft behind."""
    wait_for_turn("reply draft", enquiry.pk, by.pk)


def letter_is_sent(enquiry: Enquiry, key: str) -> bool:
    """Whether the letter of this form is sent, or is waiting for approval."""
    known = parsed_uuids([key])
    return bool(known) and (
        sent_already(enquiry, known[0]) or enquiry.proposals.filter(key=known[0]).exists()
    )


def forget_draft(enquiry: Enquiry, verb: str, *, by: User) -> None:
    ReplyDraft.objects.filter(case=enquiry, writer=by, verb=verb).delete()


def form_data(typed: Typed, user: User) -> QueryDict:
    """A draft as a browser would send it, under a fresh key."""
    data = QueryDict(mutable=True)
    for name, values in typed.items():
        data.setlist(name, values)
    data["key"], data["signed_for"] = str(uuid4()), user_mark(user.pk)
    return data


def uploads_of_draft(typed: Typed, form: type[PortalForm], user: User) -> Uploads:
    """The files of a draft that the portal still has."""
    uploads: Uploads = MultiValueDict()
    for name in upload_fields(form):
        keys: list[UUID] = parsed_uuids(typed.get(f"{name}{KEPT_SUFFIX}", []))
        there = pending_uploads(keys, user)
        uploads.setlist(name, [there[key] for key in keys if key in there])
    return uploads
