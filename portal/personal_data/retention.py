"""Personal data of retention: who decided, and whose records a hold keeps."""

PERSONAL: dict[str, dict[str, str]] = {
    "retention.Schedule": {
        "proposed_by": "Who proposed it",
        "adopted_by": "Who adopted it",
    },
    "retention.Hold": {
        "name": "Whose records are kept, if it is about a person",
        "why": "Why they are kept, which may be about anyone",
        "placed_by": "Who placed it",
        "ended_by": "Who ended it",
    },
    "retention.Certificate": {
        "deciders": "Who decided, with their posts",
    },
    "retention.SubjectSearch": {
        "words": "Who was searched for, by name, address or email",
        "why": "Why, which may be about anyone",
        "by": "Who searched",
    },
    "retention.ReviewDecision": {
        "why": "Why the record is kept or destroyed, in the words of the Monitoring Officer",
        "by": "Who decided",
    },
}

NOT_PERSONAL = {
    "retention.Schedule": "key proposed_at adopted_at",
    "retention.ScheduleLine": "schedule kind years then",
    "retention.Hold": "key reference until placed_at ended_at",
    "retention.Destruction": "kind record_key reference line decision due_on at files transaction",
    "retention.Certificate": "line through destroyed_on records files backup_days at",
    "retention.SubjectSearch": "key found at",
    "retention.ErasedRow": "destruction table_name row_key transaction",
    "retention.ReviewDecision": "key kind record_key reference due_on outcome again_on at",
}
