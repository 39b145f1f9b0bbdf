"""Personal data in complaints, most of it sealed."""

PERSONAL: dict[str, dict[str, str]] = {
    "complaints.Complaint": {
        "complainant": "Who complained, as a tag that cannot be read without its key",
        "office": "Which office has it, as a tag",
        "body": "Encrypted: the complainant, the people complained about, and what happened",
        "handling": "Encrypted: the office’s own notes and the decision",
    },
    "complaints.ComplaintLetter": {
        "body": "Encrypted: who wrote it and what they wrote",
    },
    "complaints.Exclusion": {
        "person": "Who must not know about it, as a tag",
    },
    "complaints.Grant": {
        "reader": "Who was given access, as a tag",
        "said": "Encrypted: who it is, their role, and why",
    },
    "complaints.Record": {
        "about": "Which complaint it is about, as a tag",
        "said": "Encrypted: who opened it, tried to open it or did something to it",
    },
    "complaints.Evidence": {
        "draft": "Whose draft it belongs to, as a tag",
        "said": "Encrypted: the name of the file and what it is",
        "content": "Encrypted: what is in the file",
    },
    "complaints.Draft": {
        "writer": "Who is typing, as a tag",
        "answers": "Encrypted: what they have typed, until it is sent",
    },
    "complaints.Opening": {
        "said": "Encrypted: which two people opened a vacant office’s complaints, and why",
    },
}

NOT_PERSONAL: dict[str, str] = {
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
