"""Preview of a reply: the letter as the councillor will read it, before it is sent."""

from collections.abc import Iterator

from django.http import QueryDict

from casework.files.arriving import CONFIRMED_SUFFIX
from casework.files.models import PendingUpload
from enquiries.case import annotations
from enquiries.case.verb_page import VerbPage
from enquiries.models import Enquiry, EnquiryLetter, ProposedFile
from enquiries.replies.drafts import DRAFT_SHOWN, Typed, upload_fields
from foundation.forms import PortalForm
from foundation.types import Cleaned, Context
from people.models import User

# What a letter says besides its text, as its form calls it.
SAID = ("reason", "promised_on", "clause", "advice", "missing", "accepted", "for_resident")


def letter_preview(enquiry: Enquiry, page: VerbPage, cleaned: Cleaned, user: User) -> Context:
    """The letter as a message, before there is one."""
    said = {name: cleaned[name] for name in SAID if name in cleaned}
    letter = EnquiryLetter(kind=page.letter or "", signed=user.signed, body=cleaned["text"], **said)
    letter.confidential_to = enquiry.member if cleaned.get("confidential") else None
    return {
        "who": letter.signed,
        "kind_label": page.letter_label,
        "body": letter.body,
        "for_resident": letter.for_resident,
        "unfolded": True,
        "promised_on": letter.promised_on,
        "marks": annotations.annotations_of_letter(letter, enquiry.version),
    }


def files_in_words(cleaned: Cleaned) -> list[str]:
    """The files that go with it: IMG_0417.jpg, JPEG, 640 KB."""
    return [
        f"{one.name}, {one.in_words}"
        for one in cleaned.get("attached", ())
        if isinstance(one, (PendingUpload, ProposedFile))
    ]


def hidden_fields(typed: Typed, data: QueryDict, form: PortalForm) -> Iterator[tuple[str, str]]:
    """What the preview sends on: all that was typed, unchanged."""
    confirmed = {f"{name}{CONFIRMED_SUFFIX}" for name in upload_fields(form)}
    for name, values in typed.items():
        yield from ((name, value) for value in values if name not in confirmed)
    for name in sorted(confirmed):
        yield from ((name, value) for value in data.getlist(name))
    for name in ("key", "signed_for", DRAFT_SHOWN):
        yield name, data.get(name, "")
