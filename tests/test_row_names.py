"""Names of rows in lists, the administration and errors; a row of a complaint names no one."""

from datetime import date, datetime
from uuid import UUID

import pytest
from django.apps import apps

from people.models import Appointment, Committee, OutsideBody, PeopleImport, Service, User, Ward
from portal import personal_data
from protocols.models import Protocol
from tests.conftest import LONDON
from tests.retention.row_names import RETENTION

KEY = UUID("6a1f6c1e-0d0b-4a36-9a5e-2b9d3c1f7e55")
DAY, NOON = date(2026, 12, 1), datetime(2026, 12, 1, 12, tzinfo=LONDON)
CLARA, HIGHWAYS = User(name="Clara Okafor"), Service(name="Highways")
FILE = PeopleImport(made_at=NOON)
VERSION = Protocol(name="Our protocol", number=2, source="Oxford")
POST = Appointment(person=CLARA, role="councillor", ward=Ward(name="Harbour"))

NAMES = {
    **RETENTION,
    "people.Ward": ({"name": "Harbour"}, "Harbour"),
    "people.Group": ({"name": "Tide Alliance"}, "Tide Alliance"),
    "people.Service": ({"name": "Highways"}, "Highways"),
    "people.Committee": ({"name": "Planning"}, "Planning"),
    "people.OutsideBody": ({"name": "Harbour Trust"}, "Harbour Trust"),
    "people.User": ({"name": "Clara Okafor"}, "Clara Okafor"),
    "people.Appointment": (
        {"person": CLARA, "role": "chief-executive", "standing": "acting"},
        "Clara Okafor, Acting Chief Executive",
    ),
    "people.Proposal": ({"kind": "post", "proposed_at": NOON}, "Appointment, 1 December 2026"),
    "people.PeopleImport": ({"file_name": "a.csv", "made_at": NOON}, "a.csv, 1 December 2026"),
    "people.ImportLine": ({"people_import": FILE, "row": 3}, ", 1 December 2026: row 3"),
    "people.Seat": (
        {"person": CLARA, "committee": Committee(name="Planning")},
        "Clara Okafor, Planning",
    ),
    "people.Portfolio": ({"post": POST, "service": HIGHWAYS}, f"{POST}: Highways"),
    "people.OutsideAppointment": (
        {"person": CLARA, "body": OutsideBody(name="Harbour Trust")},
        "Clara Okafor, Harbour Trust",
    ),
    "people.Absence": (
        {"person": CLARA, "starts_on": DAY, "ends_on": DAY},
        "Clara Okafor, 01/12/2026 to 01/12/2026",
    ),
    "people.SignIn": ({"person": CLARA, "at": NOON}, "Clara Okafor, 1 December 2026"),
    "people.AddressChange": ({"person": CLARA, "email": "c@x.uk"}, "Clara Okafor, c@x.uk"),
    "people.ServiceAccount": ({"person": User(name="Entra ID")}, "Entra ID"),
    "people.CallCount": ({"day": DAY, "number": 3}, "01/12/2026: 3"),
    "people.DirectoryAccount": ({"person": CLARA, "user_name": "c@x.uk"}, "Clara Okafor, c@x.uk"),
    "people.RestrictedPost": ({"post": POST}, "Clara Okafor, Harbour ward, restricted"),
    "protocols.BankHoliday": (
        {"day": date(2026, 12, 25), "title": "Christmas Day"},
        "25 December 2026, Christmas Day",
    ),
    "enquiries.ReceivedEmail": ({"at": NOON}, "Email of 01/12/2026"),
    "portal.LeaverChoice": ({"what": "keep", "enquiry_id": 17}, "Keep waiting for an answer: 17"),
    "portal.PostEnd": (
        {"post": POST, "ended_on": DAY},
        "Clara Okafor, Harbour ward ended on 01/12/2026",
    ),
    "portal.Heartbeat": ({"name": "clock"}, "clock"),
    "portal.HomeVisit": ({"person": CLARA}, "Home page of Clara Okafor"),
    "portal.ListDownload": ({"person": CLARA, "at": NOON}, "Clara Okafor, 01/12/2026"),
    "protocols.HolidayCheck": (
        {"at": NOON, "problem": "GOV.UK cannot be reached."},
        "1 December 2026, GOV.UK cannot be reached.",
    ),
    "protocols.ClosureDay": ({"day": DAY, "why": "Training"}, "1 December 2026, Training"),
    "protocols.ElectionPeriod": (
        {"name": "County election", "starts_on": DAY, "ends_on": date(2026, 12, 24)},
        "County election, 1 December 2026 to 24 December 2026",
    ),
    "protocols.Protocol": ({"name": "Our protocol", "number": 2}, "Our protocol, version 2"),
    "protocols.Acknowledgement": (
        {"person": CLARA, "protocol": VERSION},
        "Clara Okafor, Our protocol, version 2",
    ),
    "protocols.RestrictionRead": ({"person": CLARA, "at": NOON}, "Clara Okafor, 01/12/2026"),
    "protocols.Ruling": (
        {"protocol": VERSION, "number": "23.5", "ruled_on": DAY},
        "Oxford 23.5, 2026-12-01",
    ),
    "protocols.Review": (
        {"protocol": VERSION, "reviewed_on": DAY},
        "Our protocol, version 2, 2026-12-01",
    ),
    "protocols.PromiseRule": (
        {"kind": "reply", "amount": 5, "unit": "working days"},
        "Answer within five working days",
    ),
    "protocols.Nudge": (
        {"offset": 0, "addressee": "head-of-service"},
        "On the day: head of service",
    ),
    "protocols.Clause": ({"number": "23.5", "heading": "Replies"}, "23.5 Replies"),
    "protocols.Route": (
        {"kind": "complaint", "by": "councillor", "about": "officer", "to": ["director"]},
        "Complaint by councillor about officer: director",
    ),
    "casework.PendingUpload": ({"key": KEY}, str(KEY)),
    "casework.RemovedFile": ({"key": KEY}, str(KEY)),
    "casework.Notice": ({"key": "enquiry:17:reply"}, "enquiry:17:reply"),
    "casework.MailSetting": (
        {"says": "reference"},
        "Emails to councillors: The reference only",
    ),
    "casework.NewsPreference": ({"person": CLARA, "when": "both"}, "Clara Okafor: Both"),
    "casework.CalendarFeed": ({"person": CLARA}, "Calendar feed of Clara Okafor"),
    "casework.SealedNotice": ({"key": KEY}, str(KEY)),
    "casework.SetAside": (
        {"sweep": "reminders of enquiries", "row": "17"},
        "reminders of enquiries: 17",
    ),
    "casework.Export": ({"title": "Everything", "asked_at": NOON}, "Everything, 01/12/2026"),
    "casework.Counter": ({"series": "E-2026", "last": 17}, "E-2026: 17"),
    "casework.SentMail": ({"subject": "An answer is due"}, "An answer is due"),
    "relations.Declaration": ({"key": KEY}, str(KEY)),
    "relations.DeclarationAccess": ({"key": KEY}, str(KEY)),
    "relations.AdviceRecord": ({"reference": "AD-2026-0017"}, "AD-2026-0017"),
    "announcements.MembersMeeting": ({"reference": "PM-2026-0017"}, "PM-2026-0017"),
    "announcements.ConsultedMember": ({"decision_id": 17}, "Consulted on 17"),
    "announcements.DecisionQuestion": ({"decision_id": 17}, "Question about 17"),
    "announcements.DelegatedDecision": ({"announcement_id": 17}, "Decision of 17"),
    "announcements.WardConsultation": ({"announcement_id": 17}, "Consultation of 17"),
    "announcements.WardMeeting": ({"announcement_id": 17}, "Public meeting of 17"),
    "relations.AgendaConsultation": ({"reference": "AC-2026-0017"}, "AC-2026-0017"),
    "relations.AgendaBriefing": ({"reference": "AB-2026-0017"}, "AB-2026-0017"),
    "relations.InformalBriefing": ({"reference": "IB-2026-0017"}, "IB-2026-0017"),
    "relations.AppointmentRequest": ({"reference": "A-2026-0017"}, "A-2026-0017"),
    "relations.CouncillorTraining": ({"kind": "recruitment", "person_id": 3}, "Recruitment: 3"),
    "relations.RecruitmentPanel": ({"reference": "RP-2026-0017"}, "RP-2026-0017"),
    "relations.PanelSeat": ({"key": KEY}, str(KEY)),
    "relations.PanelCandidate": ({"key": KEY}, str(KEY)),
    "relations.ScrutinyPaper": ({"name": "advice.pdf"}, "advice.pdf"),
    "relations.ScrutinyPaperOpening": (
        {"reader_id": 7, "how": "looked", "file_id": 3},
        "7 looked 3",
    ),
    "announcements.OutgoingLetter": ({"reference": "L-2026-0017"}, "L-2026-0017"),
    "relations.EmploymentCase": ({"key": KEY}, str(KEY)),
    "relations.EmploymentSeat": ({"key": KEY}, str(KEY)),
    "relations.EmploymentAccess": ({"key": KEY}, str(KEY)),
    "relations.Premises": ({"name": "Highways depot"}, "Highways depot"),
    "relations.ScrutinyPromise": (
        {"kind": "attendance-decision", "due_on": DAY},
        "Decision on an officer at a group meeting by 2026-12-01",
    ),
    "relations.ScrutinyBody": ({"name": "Places scrutiny"}, "Places scrutiny"),
    "relations.ScrutinyRequest": ({"reference": "S-2026-0017"}, "S-2026-0017"),
    "relations.Visit": ({"reference": "V-2026-0017"}, "V-2026-0017"),
    "evidence.Link": ({"table_name": "ward", "row_key": 3, "step": 2}, "ward 3, link 2"),
    "evidence.SealedLink": (
        {"table_name": "complaints_record", "row_key": 3, "step": 1},
        "complaints_record 3, link 1",
    ),
    "evidence.Head": ({"number": 7}, "Head 7"),
    "evidence.Verification": ({"at": NOON}, "Verification of 01/12/2026"),
    "enquiries.ContentiousFlag": ({"case_id": 17}, "Flag on 17"),
    "enquiries.Contribution": ({"case_id": 17}, "Contribution to 17"),
    "enquiries.ContributedFile": ({"name": "plan.pdf"}, "plan.pdf"),
    "enquiries.ContributedFileOpening": (
        {"reader_id": 7, "how": "looked", "file_id": 3},
        "7 looked 3",
    ),
    "enquiries.Proposal": ({"case_id": 17}, "Proposal on 17"),
    "enquiries.EarlierService": ({"case_id": 17}, "Earlier service of 17"),
    "enquiries.SavedView": ({"name": "Chased"}, "Chased"),
    "enquiries.ProposedFile": ({"name": "plan.pdf"}, "plan.pdf"),
    "enquiries.ProposedFileOpening": (
        {"reader_id": 7, "how": "looked", "file_id": 3},
        "7 looked 3",
    ),
    "enquiries.StandardAnswer": ({"title": "Potholes"}, "Potholes"),
    "enquiries.StandardAnswerUse": (
        {"answer_id": 3, "document_request": "D-2026-0017"},
        "Use of 3 on D-2026-0017",
    ),
    "enquiries.EnquiryNote": ({"case_id": 17}, "Note on 17"),
    "documents.DocumentNote": ({"case_id": 17}, "Note on 17"),
    "enquiries.ServiceClearance": (
        {"service": Service(name="Waste")},
        "Clearance in Waste",
    ),
    "enquiries.EnquiryShare": ({"case_id": 17}, "Share of 17"),
    "enquiries.EnquiryLink": ({"case_id": 17, "other_id": 18}, "Link of 17 to 18"),
    "enquiries.StandingPermission": (
        {"councillor_id": 7, "assistant_id": 9},
        "Permission of 7 to 9",
    ),
    "enquiries.EnquiryHandover": ({"case_id": 17}, "Handover of 17"),
    "enquiries.DecidedWork": (
        {"title": "Mend the gulleys", "body": "The council", "minute": "C48"},
        "Mend the gulleys (The council, C48)",
    ),
    "enquiries.Enquiry": ({"reference": "E-2026-0017"}, "E-2026-0017"),
    "enquiries.EnquiryLetter": (
        {"signed": "Clara Okafor", "sent_at": NOON},
        "Clara Okafor, 01/12/2026",
    ),
    "enquiries.Forwarding": ({"letter_id": 3}, "Forwarding of 3"),
    "enquiries.LetterOpening": ({"letter_id": 3}, "Opening of 3"),
    "enquiries.Resident": ({"enquiry_id": 17, "name": "Ann"}, "Resident of 17"),
    "enquiries.AddressBook": ({"owner": CLARA}, "Address book of Clara Okafor"),
    "enquiries.FirstReport": ({"contact_centre_reference": "CC-4"}, "CC-4"),
    "enquiries.Draft": ({"writer": CLARA}, "Draft of Clara Okafor"),
    "enquiries.ReplyDraft": ({"writer": CLARA, "case_id": 17}, "Draft of Clara Okafor on 17"),
    "enquiries.EnquiryFile": ({"name": "plan.pdf"}, "plan.pdf"),
    "enquiries.EnquiryFileOpening": (
        {"reader_id": 7, "how": "looked", "file_id": 3},
        "7 looked 3",
    ),
    "enquiries.EnquiryPromise": ({"kind": "reply", "due_on": DAY}, "Reply by 2026-12-01"),
    "enquiries.Replay": (
        {"draft": VERSION, "against": Protocol(name="Our protocol", number=1)},
        "Our protocol, version 2 against Our protocol, version 1",
    ),
    "api.Webhook": ({"pk": 7}, "Webhook 7"),
    "api.Delivery": ({"event": "enquiry.raised", "reference": "E-1"}, "enquiry.raised of E-1"),
    "api.EnquiryChange": ({"enquiry_id": 17}, "Change of 17"),
    "reports.ReportEvent": ({"what": "late", "month": DAY}, "Late, December 2026"),
    "reports.MonthlyCount": ({"what": "met", "number": 3}, "On time: 3"),
    "reports.QuarterlyReport": ({"quarter": DAY}, "Report on 2026-4"),
    "enquiries.Summary": ({"service": HIGHWAYS, "month": DAY}, "Highways, December 2026"),
    "documents.DocumentRequest": ({"reference": "D-2026-7KQ4M"}, "D-2026-7KQ4M"),
    "documents.DocumentPromise": (
        {"kind": "document-decision", "due_on": DAY},
        "Decision on a document by 2026-12-01",
    ),
    "documents.DocumentLetter": (
        {"signed": "Clara Okafor", "sent_at": NOON},
        "Clara Okafor, 01/12/2026",
    ),
    "documents.Decision": ({"outcome": "refuse", "case_id": 17}, "Refuse the request (17)"),
    "documents.ReleasedFile": ({"name": "report.pdf"}, "report.pdf"),
    "documents.ReleasedFileOpening": (
        {"reader_id": 7, "how": "downloaded", "file_id": 3},
        "7 downloaded 3",
    ),
    "documents.Sharing": ({"case_id": 17}, "Sharing of 17"),
    "documents.CommitteeReport": (
        {"kind": "advice", "committee": Committee(name="Planning"), "title": "The sale"},
        "Advice to Planning, The sale",
    ),
    "documents.DocumentDraft": ({"writer": CLARA}, "Draft of Clara Okafor"),
    "relations.GroupMeeting": ({"reference": "G-2026-7KQ4MP"}, "G-2026-7KQ4MP"),
    "relations.GroupMeetingPromise": (
        {"kind": "attendance-decision", "due_on": DAY},
        "Decision on an officer at a group meeting by 2026-12-01",
    ),
    "relations.BriefingOffer": ({"reference": "B-2026-7KQ4MP"}, "B-2026-7KQ4MP"),
    "relations.GroupNote": ({"key": KEY}, str(KEY)),
    "relations.GroupNoteRelease": ({"case_id": 17}, "Release of 17"),
    "relations.GroupNoteOpening": ({"case_id": 17}, "Opening of 17"),
    "announcements.Announcement": ({"reference": "N-2026-0031"}, "N-2026-0031"),
    "announcements.Release": ({"reference": "PR-2026-0017"}, "PR-2026-0017"),
    "announcements.InformationRequest": ({"reference": "MQ-2026-0017"}, "MQ-2026-0017"),
    "announcements.MediaEvent": ({"reference": "ME-2026-0017"}, "ME-2026-0017"),
    "announcements.MediaInvitation": ({"group_id": 7, "event_id": 17}, "Invitation of 7 to 17"),
    "announcements.MediaInterest": ({"reference": "MI-2026-0017"}, "MI-2026-0017"),
    "announcements.MediaConsultation": ({"reference": "MC-2026-0017"}, "MC-2026-0017"),
    "announcements.LeftOut": ({"announcement_id": 17, "member_id": 7}, "7 left out of 17"),
    "announcements.MemberNotice": ({"announcement_id": 17, "trigger": "urgent"}, "urgent of 17"),
    "announcements.NoticeFile": ({"name": "map.pdf"}, "map.pdf"),
    "announcements.NoticeFileOpening": (
        {"reader_id": 7, "how": "downloaded", "file_id": 3},
        "7 downloaded 3",
    ),
    "announcements.Receipt": ({"announcement_id": 17, "member_id": 7}, "Receipt of 17 by 7"),
    "complaints.Complaint": ({"reference": "C-2026-7KQ4M"}, "C-2026-7KQ4M"),
    "complaints.ComplaintPromise": (
        {"kind": "complaint-receipt", "due_on": DAY},
        "Acknowledgement of a complaint by 2026-12-01",
    ),
    "complaints.Exclusion": ({"case_id": 17, "person": "4f"}, "Kept out of 17"),
    **{
        f"complaints.{name}": ({"key": KEY}, str(KEY))
        for name in ("ComplaintLetter", "Grant", "Record", "Evidence", "Draft", "Opening")
    },
}


@pytest.mark.parametrize("label", NAMES)
def test_a_row_is_called_by_these_words(label):
    fields, words = NAMES[label]
    assert str(apps.get_model(label)(**fields)) == words


def test_every_table_has_a_name_here():
    assert set(NAMES) == {model._meta.label for model in personal_data.our_models()}
