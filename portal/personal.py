"""Which fields hold something about a person? Every field of every model of ours is in one list.

`undeclared` finds those that are in neither, and a test fails for them, so that
nobody adds a column without thinking of whom it is about.
"""

from collections.abc import Iterator

from django.apps import apps
from django.db.models import Model

OURS = ("people", "protocols", "casework", "enquiries", "documents", "complaints")

# Model → field → what it says, and about whom.
PERSONAL: dict[str, dict[str, str]] = {
    "people.User": {
        "name": "Name of a councillor or member of staff",
        "email": "Their work address, by which they sign in",
        "password": "A one-way hash; kept out of history",
        "last_login": "When they last signed in; kept out of history",
        "is_active": "Whether they may sign in",
        "joined_at": "When they were invited",
    },
    "people.Appointment": {
        "person": "Who holds the post",
        "role": "What they are to the council",
        "ward": "The ward that a councillor stands for",
        "group": "A councillor’s political group; people administrators alone see it here",
        "service": "Where an officer works",
        "standing": "Whether they hold the post or stand in",
        "job_title": "Their post",
        "for_enquiries": "Whether councillors are given their name for enquiries",
        "starts_on": "Since when",
        "ends_on": "Until when",
    },
    "people.Seat": {
        "person": "Which councillor sits there",
        "committee": "On which committee",
        "starts_on": "Since when",
        "ends_on": "Until when",
    },
    "protocols.Protocol": {
        "drafted_by": "Who drafted the version",
        "adopted_by": "Who adopted it",
    },
    "protocols.Acknowledgement": {
        "person": "Who confirmed to have read what is expected of them",
        "side": "As a councillor or as an officer",
        "at": "When",
    },
    "casework.Notice": {
        "addressee": "Who was told",
        "sentence": "What they were told: no resident is named and nothing is quoted",
        "error": "What the mail server said, which may repeat an address",
    },
    "casework.PendingUpload": {
        "owner": "Who has chosen the file and not yet sent it",
        "sealed_name": "The file’s name, encrypted; the file itself lies encrypted on the disk",
    },
    "casework.SentMail": {
        "to": "Addresses of the demo’s invented people",
        "subject": "As it would have been sent",
        "body": "As it would have been sent",
    },
    "enquiries.Enquiry": {
        "title": "A few words of the councillor’s, who is asked to name no resident",
        "member": "The councillor on one side of it",
        "raised_by": "Who typed it",
        "officer": "Who has it",
        "place": "Where it is about, which may be somebody’s home",
        "earlier_reference": "The contact centre’s reference of somebody’s report",
        "asked_as": "In which role the councillor asks",
        "may_conflict": "Whether the councillor sees a conflict between their roles",
        "interest_declared": "Whether the councillor has a personal interest in it",
        "interest": "What that interest is, which may be somebody’s affairs",
        "opened_at": "When the councillor first opened the answer",
        "challenged": "Whose answer the councillor challenges",
        "search": "The words of title, question and letters, to be found by",
    },
    "enquiries.EnquiryLetter": {
        "author": "Who wrote it",
        "signed": "Their name and post when they wrote it",
        "body": "What they wrote, which may be about anybody",
        "missing": "What an answer leaves out, in its author’s words",
    },
    "enquiries.EnquiryFile": {
        "name": "What its sender called it, which may name somebody",
        "added_by": "Who sent it",
        "key": "Under which the file itself lies encrypted on the disk, about anybody",
    },
    "enquiries.EnquiryFileOpening": {
        "reader": "Who opened the file",
        "opened_at": "When",
        "how": "Whether they looked at it or saved a copy",
    },
    "enquiries.Resident": {
        "name": "Name of the resident on whose behalf a councillor asks",
        "address": "Where they live, if it is needed",
        "contact": "How to reach them, if it is needed",
        "basis": "Why the council may hold these details",
    },
    "enquiries.FirstReport": {
        "member": "The councillor who noted it",
        "contact_centre_reference": "The contact centre’s reference of somebody’s report",
    },
    "enquiries.Draft": {
        "writer": "Who is typing",
        "answers": "What they have typed, a resident’s details too, until it is sent",
    },
    "complaints.Complaint": {
        "complainant": "Who complained, as a tag that nobody can read back without its key",
        "office": "Which office has it, as a tag",
        "body": "Sealed: who complained of whom, and what happened",
        "handling": "Sealed: what the office holds beside it, and how it was decided",
    },
    "complaints.ComplaintLetter": {"body": "Sealed: who wrote, and what"},
    "complaints.Exclusion": {"person": "Who must not learn of it, as a tag"},
    "complaints.Grant": {
        "reader": "Who was given access, as a tag",
        "said": "Sealed: who it is, as what and why",
    },
    "complaints.Record": {
        "about": "Which file it is about, as a tag",
        "said": "Sealed: who opened it, tried to, or did what",
    },
    "complaints.Evidence": {
        "draft": "Whose draft it belongs to, as a tag",
        "said": "Sealed: the name of the file and what it is",
        "content": "Sealed: what is in the file",
    },
    "complaints.Draft": {
        "writer": "Who is typing, as a tag",
        "answers": "Sealed: what they have typed, until it is sent",
    },
    "complaints.Opening": {
        "said": "Sealed: which two people opened a vacant office’s files, and why"
    },
}

PERSONAL |= {
    "documents.DocumentRequest": {
        "title": "What the councillor calls the document",
        "member": "Which councillor asks",
        "what": "What they know of the document, which may be about anybody",
        "likeness": "The words of the title, to find requests for the same document",
        "has_seat": "Whether they sat on the committee concerned",
        "interest": "The councillor’s own interest in the matter, as they declare it",
        "third_party": "Whose details the document holds, as far as the councillor knows",
        "officer": "Who has it, and took the first decision",
    },
    "documents.DocumentLetter": {
        "author": "Who wrote it",
        "signed": "Their name and post when they wrote it",
        "body": "What they wrote, which may be about anybody",
    },
    "documents.Decision": {
        "by": "Who decided",
        "left_out": "What was left out of a release, which may be about somebody",
        "conditions": "On which conditions it was released",
    },
    "documents.ReleasedFile": {
        "name": "The file’s name, which may name somebody",
        "digest": "A fingerprint of the file, whose content may be about anybody",
        "added_by": "Who added it",
    },
    "documents.ReleasedFileOpening": {
        "reader": "Who opened a released file",
        "opened_at": "When they did",
        "how": "Whether they saved it or looked at it",
        "page": "At which page they looked",
    },
    "documents.Sharing": {
        "to": "The councillor who should be shown what another was given",
        "decided_by": "Who decided on that",
    },
    "documents.DocumentDraft": {
        "writer": "Who is typing",
        "answers": "What they have typed until it is sent",
    },
}

NOT_PERSONAL: dict[str, str] = {
    "people.Ward": "name",
    "people.Group": "name",
    "people.Service": "name",
    "people.Committee": "name",
    "people.User": "is_staff is_superuser is_system groups user_permissions",
    "protocols.BankHoliday": "division day title",
    "protocols.ClosureDay": "day why",
    "protocols.Protocol": (
        "number name preset source status revision effective_from minute division cut_off roll "
        "follow_up_days holding_cap holding_limit pause_while_waiting contact_centre_name "
        "contact_centre_phone contact_centre_url complaint_stages procedures acknowledgement links "
        "source_dates review_on media_contacts office_hours titles citations"
    ),
    "protocols.Acknowledgement": "protocol ticked",
    "protocols.PromiseRule": "protocol kind clause amount unit silent",
    "protocols.Nudge": "rule offset addressee template",
    "protocols.Clause": (
        "protocol position number heading summary handled behaviour side screens guidance note"
    ),
    "protocols.Route": (
        "protocol kind by about to fallback first_step first_must first_office clause silent"
    ),
    "casework.Notice": "key case reference event step path due_at state attempts sent_at",
    "casework.Counter": "series last",
    "casework.SentMail": "sent_at",
    "casework.PendingUpload": "key kind size pages digest state scanned_at added_at",
    "enquiries.Enquiry": (
        "reference key protocol received_at due_at due_kind due_unit kind status ward service "
        "office held_until chased_at answered_at open_until queue_at committee_decides"
    ),
    "enquiries.EnquiryPromise": (
        "case rule kind started_at due_on due_at working kept_at ended_at nudge_at"
    ),
    "enquiries.EnquiryFile": "case letter kind size pages digest state scanned_at added_at",
    "enquiries.EnquiryFileOpening": "file page",
    "enquiries.EnquiryLetter": (
        "case key kind sent_at reason promised_on clause advice intent accepted"
    ),
    "enquiries.Resident": "enquiry",
    "enquiries.FirstReport": "noted_at",
    "enquiries.Draft": "key changed_at",
    "enquiries.Replay": "draft against revision since until total done result begun_at finished_at",
    "complaints.Complaint": (
        "reference key title protocol received_at due_at due_kind due_unit status"
    ),
    "complaints.ComplaintPromise": (
        "case rule kind started_at due_on due_at working kept_at ended_at nudge_at"
    ),
    "complaints.ComplaintLetter": "key case sent_at",
    "complaints.Exclusion": "case",
    "complaints.Grant": "key case given_at ended_at",
    "complaints.Record": "key at",
    "complaints.Evidence": "key case added_at",
    "complaints.Draft": "key changed_at",
    "complaints.Opening": "key asked_at agreed_at",
}

NOT_PERSONAL |= {
    "documents.DocumentRequest": (
        "reference key protocol received_at due_at due_kind due_unit status right purpose "
        "committee needed_by meeting for_somebody enquiry shared_from service office consulted "
        "viewed_at reminded_at decided_at determined_at released_at inspect_only expires_on "
        "accepted_at queue_at"
    ),
    "documents.DocumentPromise": (
        "case rule kind started_at due_on due_at working kept_at ended_at nudge_at"
    ),
    "documents.DocumentLetter": "case key kind sent_at",
    "documents.Decision": (
        "case letter outcome is_final decided_at grounds expires_on is_exempt is_public "
        "is_lawful need_met"
    ),
    "documents.ReleasedFile": "case key kind size pages state scanned_at added_at is_held",
    "documents.ReleasedFileOpening": "file",
    "documents.Sharing": "case asked_at agreed decided_at",
    "documents.DocumentDraft": "key changed_at",
}


def models() -> Iterator[type[Model]]:
    """Our tables; a history holds the fields of what it is the history of."""
    for app in OURS:
        for model in apps.get_app_config(app).get_models():
            if not hasattr(model, "history_object"):
                yield model


def undeclared() -> list[str]:
    """Fields in neither list or in both, and names in a list that are no field."""
    found = []
    for model in models():
        label = model._meta.label
        fields = {f.name for f in model._meta.get_fields() if not f.auto_created}
        personal, plain = set(PERSONAL.get(label, {})), set(NOT_PERSONAL.get(label, "").split())
        wrong = (fields ^ (personal | plain)) | (personal & plain)
        found += [f"{label}.{name}" for name in sorted(wrong)]
    known = {model._meta.label for model in models()}
    return found + sorted((set(PERSONAL) | set(NOT_PERSONAL)) - known)
