"""Personal data in enquiries."""

PERSONAL: dict[str, dict[str, str]] = {
    "enquiries.Enquiry": {
        "title": "The councillor’s own title for it. They are asked not to name residents",
        "member": "The councillor on one side of it",
        "raised_by": "Who typed it",
        "came_by": "How the councillor asked, if a coordinator typed it",
        "officer": "Who has it",
        "place": "The place it is about, which may be someone’s home",
        "earlier_reference": "The contact centre’s reference for someone’s report",
        "asked_as": "What role the councillor is asking in",
        "outside_body": "Which outside body they are asking for",
        "may_conflict": "Whether the councillor sees a conflict between their roles",
        "interest_declared": "Whether the councillor has a personal interest in it",
        "interest": "What that interest is, which may be someone’s private affairs",
        "purpose": "Which duty the councillor wants support for",
        "item": "Which item of a meeting or decision the councillor asks about",
        "informed": "Which councillor is told about it because it may be used at a meeting",
        "opened_at": "When the councillor first opened the answer",
        "challenged": "Whose answer the councillor challenges",
        "search": "The words of the title, question, letters and resident’s name, for search",
    },
    "enquiries.EnquiryLetter": {
        "author": "Who wrote it",
        "signed": "Their name and post when they wrote it",
        "body": "What they wrote, which may be about anyone",
        "missing": "What an answer leaves out, in its author’s words",
        "for_resident": "What its author wrote for the resident, which may be about them",
        "why": "Why an answer was corrected, which may be about anyone",
        "acted_for": "Which officer was away, if its author covered for them",
        "confidential_to": "Which councillor it was sent to in confidence",
    },
    "enquiries.LetterOpening": {
        "reader": "Who opened the confidential letter",
        "at": "When",
    },
    "enquiries.ContentiousFlag": {
        "reason": "Why officers think it is contentious, which may be about anyone",
        "by": "Which officer flagged it",
        "at": "When",
    },
    "enquiries.DecidedWork": {
        "title": "An officer’s short title for the work",
        "text": "What was decided, which may be about anyone",
        "recorded_by": "Which officer recorded it",
    },
    "enquiries.Proposal": {
        "said": "What an officer wrote, which may be about anyone",
        "by": "Which officer wrote it",
        "decided_by": "Which officer approved it or sent it back",
        "decided_for": "Which officer was away, if that one covered for them",
        "why": "Why it was sent back, which may be about anyone",
        "edited": "The text as the approver changed it, which may be about anyone",
    },
    "enquiries.EarlierService": {
        "by": "Which officer passed the enquiry on",
        "at": "When",
        "followers": "Which officers asked to hear when it is answered",
    },
    "enquiries.SavedView": {
        "owner": "Which officer saved it for themselves",
        "name": "What they called it, which may be about anyone",
        "asked": "Which words and filters it has, which may be about anyone, until it is deleted",
    },
    "enquiries.StandardAnswer": {
        "owner": "Which officer keeps it up to date",
    },
    "enquiries.StandardAnswerUse": {
        "by": "Which officer inserted it into a letter",
        "at": "When",
    },
    "enquiries.EnquiryNote": {
        "author": "Which member of staff wrote it",
        "body": "What they wrote for colleagues, which may be about anyone",
        "told": "Which colleagues were told about it",
        "written_at": "When",
    },
    "enquiries.EnquiryFile": {
        "name": "What its sender called it, which may name someone",
        "added_by": "Who sent it",
        "key": "Name of the encrypted file on disk, which may be about anyone",
    },
    "enquiries.EnquiryFileOpening": {
        "reader": "Who opened the file",
        "opened_at": "When",
        "how": "Whether they viewed it or saved a copy",
    },
    "enquiries.Contribution": {
        "person": "Which officer was asked",
        "asked_by": "Which officer asked",
        "question": "What was asked, which may be about anyone",
        "said_by": "Which officer accepted it, gave it or sent it back",
        "signed": "The name and post they signed with",
        "said": "What they wrote, which may be about anyone",
        "started_at": "When it was asked",
        "kept_at": "When it was given",
        "ended_at": "When it was given, sent back or withdrawn",
    },
    "enquiries.ContributedFile": {
        "name": "What its sender called it, which may name someone",
        "added_by": "Who sent it",
        "key": "Name of the encrypted file on disk, which may be about anyone",
    },
    "enquiries.ContributedFileOpening": {
        "reader": "Who opened the file",
        "opened_at": "When",
        "how": "Whether they viewed it or saved a copy",
    },
    "enquiries.ProposedFile": {
        "name": "What its sender called it, which may name someone",
        "added_by": "Who chose it",
        "key": "Name of the encrypted file on disk, which may be about anyone",
    },
    "enquiries.ProposedFileOpening": {
        "reader": "Who opened the file",
        "opened_at": "When",
        "how": "Whether they viewed it or saved a copy",
    },
    "enquiries.Resident": {
        "name": "Name of the resident the councillor is asking for",
        "address": "Where they live, if it is needed",
        "contact": "How to reach them, if it is needed",
        "basis": "Why the council can hold these details",
    },
    "enquiries.EnquiryShare": {
        "person": "Which councillor or assistant it was shared with",
        "given_by": "Which councillor shared it",
        "given_at": "When",
        "ended_at": "Until when, if someone ended it",
    },
    "enquiries.Forwarding": {
        "reader": "Who a letter was to be shared with",
        "reader_signed": "Their name and post on that day",
        "author": "Who wrote the letter, and could agree",
        "asked_by": "Who asked to share it",
        "asked_at": "When",
        "why": "Why, which may be about anyone",
        "consent": "Whether its author agreed",
        "decided_at": "When its author decided",
    },
    "enquiries.EnquiryLink": {
        "by": "Which officer linked the two enquiries",
        "ended_by": "Which officer removed the link",
    },
    "enquiries.StandingPermission": {
        "post": "The post of the assistant it goes with",
        "councillor": "In whose name enquiries can be sent",
        "assistant": "Who can send them",
        "given_at": "Since when",
        "ended_at": "Until when, if it has ended",
    },
    "enquiries.EnquiryHandover": {
        "from_member": "Which councillor it belonged to before",
        "to_member": "Which councillor it belongs to since",
        "by": "Who handed it over",
        "at": "When",
    },
    "enquiries.AddressBook": {
        "owner": "Whose address book it is",
        "contents": "The residents a councillor acts for, encrypted. Only that councillor reads it",
    },
    "enquiries.FirstReport": {
        "member": "The councillor who saved it",
        "contact_centre_reference": "The contact centre’s reference for someone’s report",
    },
    "enquiries.ReceivedEmail": {
        "sender": "Which councillor sent an email to the portal",
        "at": "When it was read",
        "case": "Which enquiry it was added to",
        "digest": "A fingerprint of the email’s number, from which nothing can be read",
        "outcome": "What became of it",
    },
    "enquiries.Draft": {
        "writer": "Who is typing",
        "answers": "What they have typed, including a resident’s details, until it is sent",
    },
    "enquiries.ReplyDraft": {
        "writer": "Which officer is writing",
        "started_by": "Which officer wrote it before they left",
        "typed": "What they have written to a councillor, which may be about anyone, until it is "
        "sent or for 30 days",
    },
}

NOT_PERSONAL: dict[str, str] = {
    "enquiries.ContentiousFlag": "case office ended_at",
    "enquiries.EarlierService": "key case service ended_at",
    "enquiries.SavedView": "key service is_first saved_at ended_at",
    "enquiries.StandardAnswer": (
        "key service title text reviewed_on review_on changed_at retired_at search"
    ),
    "enquiries.StandardAnswerUse": "answer case document_request",
    "enquiries.EnquiryNote": "key case strikes",
    "enquiries.DecidedWork": "key body decided_on minute service recorded_at done_at",
    "enquiries.Contribution": (
        "case key service rule kind due_on due_at working nudge_at with_resident state"
    ),
    "enquiries.ContributedFile": (
        "case contribution kind size pages digest state scanned_at added_at"
    ),
    "enquiries.ContributedFileOpening": "file page",
    "enquiries.ProposedFile": "case proposal kind size pages digest state scanned_at added_at",
    "enquiries.ProposedFileOpening": "file page",
    "enquiries.Proposal": "case key verb at state decided_at because approver due_on",
    "enquiries.ServiceClearance": ("service groups approver working_days new_days new_replies"),
    "enquiries.Enquiry": (
        "reference key protocol received_at due_at due_kind due_unit kind status ward service "
        "office held_until chased_at member_wrote_at answered_at open_until queue_at "
        "committee_decides meeting_on committee for_meeting duty_of clause reported_to "
        "chased_to typed_at"
    ),
    "enquiries.EnquiryPromise": (
        "case rule kind started_at due_on due_at working kept_at ended_at nudge_at stopped_at"
    ),
    "enquiries.EnquiryFile": "case letter kind size pages digest state scanned_at added_at",
    "enquiries.EnquiryFileOpening": "file page",
    "enquiries.EnquiryLetter": (
        "case key kind sent_at reason promised_on clause advice intent accepted amends "
        "contributions"
    ),
    "enquiries.LetterOpening": "case letter",
    "enquiries.EnquiryShare": "key case with_resident",
    "enquiries.Forwarding": "key request case letter",
    "enquiries.EnquiryLink": "key case other kind at ended_at",
    "enquiries.StandingPermission": "key",
    "enquiries.EnquiryHandover": "case letters with_resident",
    "enquiries.Resident": "enquiry",
    "enquiries.AddressBook": "key",
    "enquiries.FirstReport": "noted_at",
    "enquiries.Draft": "key changed_at",
    "enquiries.ReplyDraft": "case verb saved_from changed_at",
    "enquiries.Summary": "service month made_on kinds late",
    "enquiries.Replay": (
        "draft against revision since until total done result begun_at finished_at"
    ),
}
