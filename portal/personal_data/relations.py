"""Personal data in relations of members and officers; what is declared in confidence is sealed."""

PERSONAL: dict[str, dict[str, str]] = {
    "relations.Declaration": {
        "author": "Who declared the connection, as a tag that cannot be read without its key",
        "named": "The person on the other side of the connection, as a tag",
        "office": "Which office reads it, as a tag",
        "pair": "The councillor and the officer together, as a tag",
        "said": "Encrypted: the two people, the kind of connection and its description",
        "notes": "Encrypted: who acknowledged it and what is recorded about its end",
    },
    "relations.DeclarationAccess": {
        "said": "Encrypted: who opened or acknowledged it, and reasons for assigning an enquiry",
    },
    "relations.EmploymentCase": {
        "concerned": "The officer the case concerns, as a tag",
        "said": "Encrypted: the officer and what the case is about",
        "notes": "Encrypted: the meeting, the findings of fact, the outcome and who decided",
    },
    "relations.EmploymentSeat": {
        "member": "The councillor appointed to the case, as a tag",
        "said": "Encrypted: the councillor, and when they confirmed to decide without influence",
    },
    "relations.EmploymentAccess": {
        "said": "Encrypted: who opened the case and what was done with it",
    },
    "relations.GroupMeeting": {
        "title": "What the meeting is about, which may be about anyone",
        "topic": "The words of the title, to find requests about the same",
        "group": "Which political group, and so the opinions of its members",
        "asked_by": "Who sent the request",
        "invited": "Which officer was invited",
        "officer": "Which officer attends",
        "decided_by": "Who decided",
        "purpose": "What the group needs, which may be about anyone",
        "items": "The agenda, which may be about anyone",
        "papers": "Titles of papers, which may name someone",
        "attendees": "Who will be there",
        "outsiders_who": "Who else will be there",
        "refusal_words": "Why it was refused, which may be about anyone",
        "unequal_reason": "Why one group was refused what another was given",
        "arrived_at": "When the officer came",
        "left_at": "When the officer left",
    },
    "relations.BriefingOffer": {
        "group": "Which political group it is offered to",
        "officer": "Which officer is offered",
    },
    "relations.GroupNote": {
        "author": "Who wrote it",
        "said": "What was said, encrypted, which may be about anyone",
        "written_at": "When",
    },
    "relations.GroupNoteRelease": {
        "to": "Who was let in",
        "by": "Who let them in",
        "at": "When",
    },
    "relations.GroupNoteOpening": {
        "reader": "Who opened the notes",
        "at": "When",
    },
    "relations.AdviceRecord": {
        "author": "The officer who gives the advice",
        "member": "The councillor whose view is reported",
        "member_view": "The councillor’s view, as the officer reports it",
        "recommendation": "What the officer recommends, in their words",
    },
    "relations.AgendaConsultation": {
        "consulted": "The councillor who is consulted",
        "answer": "What they think of the agenda, in their words",
    },
    "relations.AgendaBriefing": {
        "officer": "The officer who briefs",
        "briefed": "The posts that were there, and so who held them",
    },
    "relations.InformalBriefing": {
        "member": "The councillor who asks for the briefing",
        "officer": "The officer who arranged it",
        "title": "What it is about, in the councillor’s words",
        "decline_reason": "Why no one can brief the councillor, in an officer’s words",
    },
    "relations.AppointmentRequest": {
        "member": "The councillor who asks for the appointment",
        "officer": "The officer who is asked",
        "title": "What they want to talk about, in the councillor’s words",
        "decline_reason": "Why the officer declined, in their words",
    },
    "relations.ScrutinyRequest": {
        "member": "The councillor who asked for an officer",
        "areas": "What the body wants to discuss, in the councillor’s words",
        "proposed": "The officer the body asked for",
        "seniority_reason": "How seniority was considered, in the councillor’s words",
        "officer": "The officer named to attend",
        "decided_by": "Who named the officer or declined",
        "decline_reason": "Why no officer can attend, in the words of who declined",
        "topics_left": "Why the officer withdrew from a topic, in their words",
    },
    "relations.CouncillorTraining": {
        "person": "The councillor who was trained",
        "held_on": "The day of the training",
    },
    "relations.RecruitmentPanel": {
        "outcome": "Encrypted: who was appointed, why, and who decided",
    },
    "relations.PanelSeat": {
        "person": "The councillor on the panel, or the officer who supports it",
        "merit_confirmed_at": "When they confirmed to judge on merit",
        "declared": "Encrypted: to which candidates they declared a connection, and which",
        "left_at": "When they left the panel",
    },
    "relations.PanelCandidate": {
        "officer": "The candidate, if they work for the council, as a tag",
        "said": "Encrypted: the name of the candidate",
    },
    "relations.ScrutinyPaper": {
        "name": "What its sender called it, which may name someone",
        "added_by": "Who sent it",
        "key": "Name of the encrypted file on disk, which may be about anyone",
    },
    "relations.ScrutinyPaperOpening": {
        "reader": "Who opened the file",
        "opened_at": "When",
        "how": "Whether they viewed it or saved a copy",
    },
    "relations.Premises": {
        "manager": "The officer in charge of the premises",
    },
    "relations.Visit": {
        "member": "The councillor who visits",
        "purpose": "What the visit is for, in the councillor’s words",
        "late_reason": "Why there was no time to arrange it, in the councillor’s words",
        "told": "Names of the councillors of the ward who were told",
        "other_reason": "Why the manager offered another time, in their words",
    },
}

NOT_PERSONAL: dict[str, str] = {
    "relations.Declaration": "key declared_at state",
    "relations.DeclarationAccess": "key declaration at",
    "relations.EmploymentCase": "key protocol started_at state held_on",
    "relations.EmploymentSeat": "key case has_ended",
    "relations.EmploymentAccess": "key case at",
    "relations.GroupMeeting": (
        "reference key protocol received_at due_at due_kind due_unit place starts_at ends_at "
        "status origin office contact outsiders minutes_planned offer decided_at refusal "
        "leader_confirmed_at officer_confirmed_at items_attended formal_body formal_reference"
    ),
    "relations.GroupMeetingPromise": (
        "case rule kind started_at due_on due_at working kept_at ended_at nudge_at"
    ),
    "relations.BriefingOffer": "key reference case area offered_at until",
    "relations.GroupNote": "key case kind about",
    "relations.GroupNoteRelease": "case",
    "relations.GroupNoteOpening": "case",
    "relations.AdviceRecord": "reference key title protocol received_at due_at due_kind due_unit"
    " status service",
    "relations.AgendaConsultation": "reference key title protocol received_at due_at due_kind"
    " due_unit place starts_at ends_at status committee consulted_at agenda answered_at",
    "relations.AgendaBriefing": "reference key title protocol received_at due_at due_kind due_unit"
    " place starts_at ends_at status meeting",
    "relations.InformalBriefing": "reference key protocol received_at due_at due_kind due_unit"
    " place starts_at ends_at status committee service",
    "relations.AppointmentRequest": "reference key protocol received_at due_at due_kind due_unit"
    " place starts_at ends_at status times rounds",
    "relations.ScrutinyPromise": (
        "case rule kind started_at due_on due_at working kept_at ended_at nudge_at"
    ),
    "relations.ScrutinyBody": "name ends_on committee notice_days rules_url guidance guidance_on",
    "relations.ScrutinyRequest": "reference key title protocol received_at due_at due_kind due_unit"
    " place starts_at ends_at status body service decider is_short_notice decided_at",
    "relations.CouncillorTraining": "kind",
    "relations.RecruitmentPanel": "reference key title protocol received_at due_at due_kind"
    " due_unit place starts_at ends_at status service",
    "relations.PanelSeat": "key panel is_member",
    "relations.PanelCandidate": "key panel",
    "relations.ScrutinyPaper": "case kind size pages digest state scanned_at added_at",
    "relations.ScrutinyPaperOpening": "file page",
    "relations.Premises": "name ends_on ward service rules is_school for_vulnerable_people",
    "relations.Visit": "reference key title protocol received_at due_at due_kind due_unit place"
    " starts_at ends_at status premises rules rules_accepted_at ward_is_told other_starts_at"
    " other_ends_at",
}
