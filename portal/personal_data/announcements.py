"""Personal data in announcements: who wrote them, and who was told."""

PERSONAL: dict[str, dict[str, str]] = {
    "announcements.Announcement": {
        "author": "Who wrote it",
        "signed": "Who wrote it, as it is signed",
        "title": "What it is about, which may be about anyone",
        "text": "What it says, which may be about anyone",
        "withdrawn_reason": "Why it was withdrawn, which may be about anyone",
        "no_party_by": "Who confirmed that it promotes no political group",
    },
    "announcements.ConsultedMember": {
        "member": "The councillor who was consulted",
        "consulted_on": "When they were consulted",
    },
    "announcements.DelegatedDecision": {
        "delegation": "The delegation relied upon, in the officer’s words",
        "decided_by": "The officer who decided",
        "chair": "The chair who was consulted",
        "chair_consulted_on": "When they were consulted",
    },
    "announcements.MembersMeeting": {
        "member": "The councillor who holds the public meeting",
        "is_party_political": "Whether the councillor’s meeting is party political",
    },
    "announcements.LeftOut": {
        "member": "Which councillor was left out",
        "reason": "Why, in the words of the officer",
        "by": "Which officer left them out",
    },
    "announcements.MemberNotice": {
        "urgent_reason": "Why it is urgent, which may be about anyone",
    },
    "announcements.NoticeFile": {
        "name": "What its sender called it, which may name someone",
        "added_by": "Who sent it",
        "key": "Name of the encrypted file on disk, which may be about anyone",
    },
    "announcements.NoticeFileOpening": {
        "reader": "Who opened the file",
        "opened_at": "When",
        "how": "Whether they viewed it or saved a copy",
    },
    "announcements.Receipt": {
        "member": "Which councillor was told",
        "written_at": "When they were told",
        "opened_at": "When they first opened it",
    },
    "announcements.OutgoingLetter": {
        "title": "The subject, which may name someone",
        "author": "Who wrote the letter",
        "signatory": "Who signs it",
        "signatory_reason": "Why another officer signs it, in the author’s words",
        "addressee": "Who the letter is to",
        "address": "Where they are",
        "body": "The text, which may be about anyone",
        "signed": "The name and post below it",
        "copies": "Who has a copy, by name",
    },
    "announcements.Release": {
        "author": "Who drafted it",
        "title": "Its headline, which may be about anyone",
        "text": "What it says, which may be about anyone",
        "quotes_given": "What people say in it, with their names, posts and contact details",
        "guided_by": "Which councillor guides when it comes out",
        "recommendation": "When a service recommends to issue it, in its words",
        "recommended_by": "Who recommended that",
        "advice": "The advice of the media team, in its words",
        "advised_by": "Who gave that advice",
        "dispute": "Why its wording is disputed, in the words of an officer",
        "disputed_by": "Who disputed it",
        "approved_by": "Who approved it",
    },
    "announcements.InformationRequest": {
        "author": "Who asked",
        "title": "What the media ask about, which may be about anyone",
        "text": "What the media team needs to know, which may be about anyone",
        "answer": "The answer of the service, which may be about anyone",
        "answered_by": "Who answered",
    },
    "announcements.MediaEvent": {
        "author": "Who planned it",
        "title": "What it is, which may be about anyone",
        "text": "What happens there, which may be about anyone",
        "liaison": "The councillor it is arranged with",
    },
    "announcements.MediaInvitation": {
        "leader": "The leader who was sent it",
        "representative": "Who comes for the group",
        "answered_by": "Who answered",
    },
    "announcements.MediaInterest": {
        "author": "Who recorded it",
        "title": "What the media are interested in, which may be about anyone",
        "outlet": "Who has asked",
        "text": "What councillors were told, which may be about anyone",
        "answer": "What the media were answered, which may be about anyone",
        "answered_by": "Who recorded the answer",
        "authorised_by": "Who authorised the answer",
    },
    "announcements.MediaConsultation": {
        "member": "The councillor who consults",
        "title": "What they want to speak about, which may be about anyone",
        "text": "What they want to say, in their words",
        "answer": "The answer, which may be about anyone",
        "answered_by": "Who answered",
    },
    "announcements.WardMeeting": {
        "short_notice_reason": "Why there was less notice, in the officer’s words",
    },
}
NOT_PERSONAL: dict[str, str] = {
    "announcements.Announcement": "reference key protocol received_at due_at due_kind due_unit kind"
    " status by_member service for_everyone wards committees is_controversial told_at public_from"
    " public_at withdrawn_at no_party_at",
    "announcements.ConsultedMember": "decision",
    "announcements.DecisionQuestion": "decision enquiry",
    "announcements.DelegatedDecision": "announcement decided_on committee resolution",
    "announcements.MembersMeeting": "reference key title protocol received_at due_at due_kind"
    " due_unit place starts_at ends_at status attendance officer_attends premises"
    " premises_granted",
    "announcements.LeftOut": "announcement at is_back",
    "announcements.MemberNotice": "announcement trigger consultation_starts_on",
    "announcements.NoticeFile": "announcement kind size pages digest state scanned_at added_at",
    "announcements.NoticeFileOpening": "file page",
    "announcements.Receipt": "announcement",
    "announcements.OutgoingLetter": "reference key protocol received_at due_at due_kind due_unit"
    " status capacity service committee to_board no_one_led ward addressee_kind matter"
    " binds_council binds_nothing_confirmed sent_at",
    "announcements.Release": "reference key protocol received_at due_at due_kind due_unit status"
    " is_controversial service wards timing meeting meets_on items recommended_at advised_at"
    " approved_at no_party announcement",
    "announcements.MediaEvent": "reference key protocol received_at due_at due_kind due_unit status"
    " place starts_at ends_at with_councillors",
    "announcements.InformationRequest": "reference key protocol received_at due_at due_kind"
    " due_unit status service remind_at answered_at",
    "announcements.MediaInvitation": "event group answer",
    "announcements.MediaInterest": "reference key protocol received_at due_at due_kind due_unit"
    " status service announcement answered_at",
    "announcements.MediaConsultation": "reference key protocol received_at due_at due_kind due_unit"
    " status consulted committee answered_at",
    "announcements.WardConsultation": "announcement closes_on",
    "announcements.WardMeeting": "announcement place starts_at ends_at notice_days",
}
