"""Names of rows: what Django calls each in a list to choose from, the administration or an error.

A row of a complaint is called by its reference, its number or its key, and names no one.
"""

from datetime import date, datetime
from uuid import UUID

import pytest
from django.apps import apps

from people.models import Appointment, Committee, OutsideBody, Service, User, Ward
from portal import personal_data
from protocols.models import Protocol
from tests.conftest import LONDON

KEY = UUID("6a1f6c1e-0d0b-4a36-9a5e-2b9d3c1f7e55")
DAY, NOON = date(2026, 12, 1), datetime(2026, 12, 1, 12, tzinfo=LONDON)
CLARA, HIGHWAYS = User(name="Clara Okafor"), Service(name="Highways")
VERSION = Protocol(name="Our protocol", number=2, source="Oxford")
POST = Appointment(person=CLARA, role="councillor", ward=Ward(name="Harbour"))

NAMES = {
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
    "people.Proposal": (
        {"kind": "post", "proposed_at": NOON},
        "Appointment, 1 December 2026",
    ),
    "people.Seat": (
        {"person": CLARA, "committee": Committee(name="Planning")},
        "Clara Okafor, Planning",
    ),
    "people.Portfolio": (
        {"post": POST, "service": HIGHWAYS},
        "Clara Okafor, Harbour ward: Highways",
    ),
    "people.OutsideAppointment": (
        {"person": CLARA, "body": OutsideBody(name="Harbour Trust")},
        "Clara Okafor, Harbour Trust",
    ),
    "people.Absence": (
        {"person": CLARA, "starts_on": DAY, "ends_on": DAY},
        "Clara Okafor, 01/12/2026 to 01/12/2026",
    ),
    "people.RestrictedPost": ({"post": POST}, "Clara Okafor, Harbour ward, restricted"),
    "protocols.BankHoliday": (
        {"day": date(2026, 12, 25), "title": "Christmas Day"},
        "25 December 2026, Christmas Day",
    ),
    "enquiries.ReceivedEmail": ({"at": NOON}, "Email of 01/12/2026"),
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
    "casework.NewsPreference": (
        {"person": CLARA, "when": "both"},
        "Clara Okafor: Both",
    ),
    "casework.CalendarFeed": ({"person": CLARA}, "Calendar feed of Clara Okafor"),
    "casework.SealedNotice": ({"key": KEY}, str(KEY)),
    "casework.SetAside": (
        {"sweep": "reminders of enquiries", "row": "17"},
        "reminders of enquiries: 17",
    ),
    "casework.Counter": ({"series": "E-2026", "last": 17}, "E-2026: 17"),
    "casework.SentMail": ({"subject": "An answer is due"}, "An answer is due"),
    "relations.Declaration": ({"key": KEY}, str(KEY)),
    "relations.DeclarationAccess": ({"key": KEY}, str(KEY)),
    "relations.AdviceRecord": ({"reference": "AD-2026-0017"}, "AD-2026-0017"),
    "relations.AgendaConsultation": ({"reference": "AC-2026-0017"}, "AC-2026-0017"),
    "relations.AppointmentRequest": ({"reference": "A-2026-0017"}, "A-2026-0017"),
    "relations.Premises": ({"name": "Highways depot"}, "Highways depot"),
    "relations.ScrutinyPromise": (
        {"kind": "attendance-decision", "due_on": DAY},
        "Decision on an officer at a group meeting by 2026-12-01",
    ),
    "relations.ScrutinyBody": ({"name": "Places scrutiny"}, "Places scrutiny"),
    "relations.ScrutinyRequest": ({"reference": "S-2026-0017"}, "S-2026-0017"),
    "relations.Visit": ({"reference": "V-2026-0017"}, "V-2026-0017"),
    "evidence.Link": (
        {"table_name": "people_historicalward", "row_key": 3, "step": 2},
        "people_historicalward 3, link 2",
    ),
    "evidence.SealedLink": (
        {"table_name": "complaints_record", "row_key": 3, "step": 1},
        "complaints_record 3, link 1",
    ),
    "evidence.Head": ({"number": 7}, "Head 7"),
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
    "enquiries.StandardAnswerUse": ({"answer_id": 3, "case_id": 17}, "Use of 3 on 17"),
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
