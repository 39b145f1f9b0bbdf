"""Tables of records that no page of the auditor lists row by row, each with the reason.

What is confidential is counted by year at most (`portal/auditor/confidential/`). A day, or a number
that goes up by one, would tell someone who also sees sign-ins whose it is.
"""

COMPLAINTS = "a complaint exists for its readers only, and is counted by year"
CONNECTIONS = "a declared connection exists for its readers only, and its form names auditors"
EMPLOYMENT = "an employment case exists for its readers only"
PANELS = "a panel is hidden from its candidates, and only the names of these tell who they are"
GROUPS = "a meeting of a group, and who was let read its notes, is the business of that group"
IN_HISTORY = "the history of its case says that it was sent"
ITSELF = "it says itself who and when, on a page that everyone reads"

CONFIDENTIAL = {
    "complaints.Complaint": COMPLAINTS,
    "complaints.ComplaintPromise": COMPLAINTS,
    "complaints.Grant": COMPLAINTS,
    "complaints.Opening": COMPLAINTS,
    "complaints.ComplaintLetter": COMPLAINTS,
    "complaints.Exclusion": COMPLAINTS,
    "complaints.Record": COMPLAINTS,
    "complaints.Evidence": COMPLAINTS,
    "relations.Declaration": CONNECTIONS,
    "relations.DeclarationAccess": CONNECTIONS,
    "relations.EmploymentCase": EMPLOYMENT,
    "relations.EmploymentSeat": EMPLOYMENT,
    "relations.EmploymentAccess": EMPLOYMENT,
    "relations.RecruitmentPanel": PANELS,
    "relations.PanelSeat": PANELS,
    "relations.PanelCandidate": PANELS,
    "relations.GroupMeeting": GROUPS,
    "relations.GroupMeetingPromise": GROUPS,
    "relations.BriefingOffer": GROUPS,
    "relations.GroupNote": GROUPS,
    "relations.GroupNoteRelease": GROUPS,
    "relations.GroupNoteOpening": GROUPS,
}
NO_RECORD_OF_ITS_OWN = {
    "protocols.HolidayCheck": "it says how a comparison of bank holidays went, and changes nothing",
    "protocols.Ruling": ITSELF,
    "protocols.Review": ITSELF,
    "casework.Notice": "an email to someone: what it is about has a history",
    "enquiries.EnquiryLetter": IN_HISTORY,
    "enquiries.ReceivedEmail": "what became of it is in the history of its enquiry",
    "enquiries.Summary": "a sum of what is in the history",
    "documents.DocumentLetter": IN_HISTORY,
    "retention.ScheduleLine": "it is a part of its schedule",
    "retention.Certificate": "it counts destructions, which have lines of their own",
    "retention.ErasedRow": "it says which row a destruction emptied, which has a line of its own",
    "announcements.Receipt": "the announcement says when it was told",
}
LEFT_OUT = CONFIDENTIAL | NO_RECORD_OF_ITS_OWN
