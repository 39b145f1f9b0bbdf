"""What is personal data about enquiries."""

PERSONAL: dict[str, dict[str, str]] = {
    "enquiries.Enquiry": {
        "title": "A few words of the councillor’s, who is asked to name no resident",
        "member": "The councillor on one side of it",
        "raised_by": "Who typed it",
        "officer": "Who has it",
        "place": "Where it is about, which may be somebody’s home",
        "earlier_reference": "The contact centre’s reference of somebody’s report",
        "asked_as": "In which role the councillor asks",
        "outside_body": "For which body outside the council they ask",
        "may_conflict": "Whether the councillor sees a conflict between their roles",
        "interest_declared": "Whether the councillor has a personal interest in it",
        "interest": "What that interest is, which may be somebody’s affairs",
        "purpose": "For which duty the councillor asks for support",
        "item": "Which item of a meeting or decision the councillor asks about",
        "informed": "Which councillor is told of it, as it may be used at a meeting",
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
    "enquiries.ContentiousFlag": {
        "reason": "Why officers think it contentious, which may be about anybody",
        "by": "Which officer marked it",
        "at": "When",
    },
    "enquiries.DecidedWork": {
        "title": "A few words of an officer’s on what is to be done",
        "text": "What was decided, which may be about anybody",
        "recorded_by": "Which officer recorded it",
    },
    "enquiries.Proposal": {
        "said": "What an officer wrote, which may be about anybody",
        "by": "Which officer wrote it",
        "decided_by": "Which officer approved it or gave it back",
        "why": "Why it was given back, which may be about anybody",
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
}

NOT_PERSONAL: dict[str, str] = {
    "enquiries.ContentiousFlag": "case office ended_at",
    "enquiries.DecidedWork": "body decided_on minute service recorded_at done_at",
    "enquiries.Proposal": "case key verb at state decided_at",
    "enquiries.Enquiry": (
        "reference key protocol received_at due_at due_kind due_unit kind status ward service "
        "office held_until chased_at answered_at open_until queue_at committee_decides meeting_on "
        "committee for_meeting duty_of clause reported_to"
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
    "enquiries.Summary": "service month made_on kinds late",
    "enquiries.Replay": (
        "draft against revision since until total done result begun_at finished_at"
    ),
}
