"""What is personal data about complaints, most of it sealed."""

PERSONAL: dict[str, dict[str, str]] = {
    "complaints.Complaint": {
        "complainant": "Who complained, as a tag that nobody can read back without its key",
        "office": "Which office has it, as a tag",
        "body": "Sealed: who complained of whom, and what happened",
        "handling": "Sealed: what the office holds beside it, and how it was decided",
    },
    "complaints.ComplaintLetter": {
        "body": "Sealed: who wrote, and what",
    },
    "complaints.Exclusion": {
        "person": "Who must not learn of it, as a tag",
    },
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
        "said": "Sealed: which two people opened a vacant office’s files, and why",
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
