"""Personal data in requests for documents."""

PERSONAL: dict[str, dict[str, str]] = {
    "documents.DocumentRequest": {
        "title": "What the councillor calls the document",
        "member": "Which councillor asks",
        "what": "What they know about the document, which may be about anyone",
        "likeness": "The words of the title, to find requests for the same document",
        "document": "The same, or the words of another request an officer has matched it to",
        "has_seat": "Whether they sat on the committee concerned",
        "interest": "The councillor’s own interest in the matter, as they declare it",
        "third_party": "Whose details the document holds, as far as the councillor knows",
        "officer": "Who has it and made the first decision",
        "search": "The councillor’s own words, for search",
    },
    "documents.DocumentNote": {
        "author": "Which member of staff wrote it",
        "body": "What they wrote for colleagues, which may be about anyone",
        "told": "Which colleagues were told about it",
        "written_at": "When",
    },
    "documents.DocumentLetter": {
        "author": "Who wrote it",
        "acted_for": "Which officer was away, if its author covered for them",
        "signed": "Their name and post when they wrote it",
        "body": "What they wrote, which may be about anyone",
    },
    "documents.Decision": {
        "by": "Who decided",
        "answered_for_by": "Which officer answers for a report that was released",
        "left_out": "What was withheld from a release, which may be about someone",
        "conditions": "The conditions for opening it",
    },
    "documents.ReleasedFile": {
        "name": "The file’s name, which may name someone",
        "digest": "A fingerprint of the file, whose content may be about anyone",
        "added_by": "Who added it",
    },
    "documents.ReleasedFileOpening": {
        "reader": "Who opened a released file",
        "opened_at": "When they did",
        "how": "Whether they saved it or viewed it",
        "page": "Which page they viewed",
    },
    "documents.Sharing": {
        "consent": "Who agreed to it being passed on, or which law requires it",
        "to": "The councillor it would be shared with",
        "decided_by": "Who decided on that",
    },
    "documents.CommitteeReport": {
        "title": "What the report or advice is called, which may name someone",
        "text": "What it says to the committee, which may be about anyone",
        "by": "Who presented it",
        "signed": "Their name and post when they did",
    },
    "documents.DocumentDraft": {
        "writer": "Who is typing",
        "answers": "What they have typed until it is sent",
    },
}

NOT_PERSONAL: dict[str, str] = {
    "documents.DocumentNote": "key case strikes",
    "documents.DocumentRequest": (
        "reference key protocol received_at due_at due_kind due_unit status right purpose "
        "committee needed_by meeting for_somebody may_breach recruitment enquiry shared_from "
        "service adviser advised_at office consulted viewed_at reminded_at decided_at "
        "determined_at released_at inspect_only expires_on accepted_at queue_at"
    ),
    "documents.DocumentPromise": (
        "case rule kind started_at due_on due_at working kept_at ended_at nudge_at"
    ),
    "documents.DocumentLetter": "case key kind sent_at",
    "documents.CommitteeReport": "key committee kind presented_on recorded_at",
    "documents.Decision": (
        "case letter outcome is_final decided_at grounds expires_on is_exempt is_public "
        "is_lawful need_met is_report"
    ),
    "documents.ReleasedFile": (
        "case key kind size pages state scanned_at added_at is_held is_confidential"
    ),
    "documents.ReleasedFileOpening": "file",
    "documents.Sharing": "case asked_at agreed decided_at",
    "documents.DocumentDraft": "key changed_at",
}
