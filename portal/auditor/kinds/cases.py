"""Kinds of enquiries, of requests for documents, and of the openings of their files."""

from announcements.models import NoticeFileOpening
from documents.models import (
    CommitteeReport,
    Decision,
    DocumentNote,
    DocumentPromise,
    DocumentRequest,
    ReleasedFile,
    ReleasedFileOpening,
    Sharing,
)
from enquiries.models import (
    ContentiousFlag,
    ContributedFile,
    ContributedFileOpening,
    Contribution,
    DecidedWork,
    EarlierService,
    Enquiry,
    EnquiryFile,
    EnquiryFileOpening,
    EnquiryHandover,
    EnquiryLink,
    EnquiryNote,
    EnquiryPromise,
    FirstReport,
    LetterOpening,
    Proposal,
    ProposedFile,
    ProposedFileOpening,
    Resident,
    SavedView,
    StandardAnswer,
    StandardAnswerUse,
)
from portal.auditor.kinds.declaring import (
    changed,
    done,
    of_enquiry,
    opened,
    opened_of_enquiry,
    written_about_enquiry,
)
from relations.models import ScrutinyPaperOpening

REFERENCE, OF_CASE = "reference", "case__reference"

ENQUIRIES = (
    of_enquiry(Enquiry, "Enquiry", path=""),
    of_enquiry(EnquiryPromise, "Due date of an enquiry"),
    of_enquiry(EnquiryFile, "File of an enquiry"),
    of_enquiry(Resident, "Resident of an enquiry", path="enquiry__"),
    of_enquiry(Proposal, "Letter for approval"),
    of_enquiry(ProposedFile, "File for approval"),
    of_enquiry(Contribution, "Contribution to an answer", about="person"),
    of_enquiry(ContributedFile, "File of a contribution"),
    of_enquiry(ContentiousFlag, "Contentious flag"),
    of_enquiry(EnquiryLink, "Link between enquiries", other="other__"),
    of_enquiry(EarlierService, "Service that passed an enquiry on"),
    of_enquiry(EnquiryHandover, "Handover of an enquiry", about="to_member"),
    changed(DecidedWork, "Work from a decision", "service__name"),
    changed(FirstReport, "First report to the contact centre", about="member"),
    changed(StandardAnswer, "Standard answer", "service__name"),
    changed(SavedView, "Saved view of the queue", about="owner"),
    written_about_enquiry(EnquiryNote, "Private note on an enquiry", "wrote", at="written_at"),
    written_about_enquiry(StandardAnswerUse, "Use of a standard answer", "used", at="at", by="by"),
)
DOCUMENTS = (
    changed(DocumentRequest, "Request for a document", REFERENCE),
    changed(DocumentPromise, "Due date of a request for a document", OF_CASE),
    changed(Decision, "Decision on a document", OF_CASE),
    changed(ReleasedFile, "Released document", OF_CASE),
    changed(Sharing, "Sharing of a document", OF_CASE, about="to"),
    done(DocumentNote, "Private note on a request", "wrote", OF_CASE, at="written_at", by="author"),
    done(CommitteeReport, "Report to a committee", "recorded", "committee__name", at="recorded_at"),
)
OPENINGS = (
    opened_of_enquiry(EnquiryFileOpening, "File of an enquiry opened"),
    opened_of_enquiry(ContributedFileOpening, "File of a contribution opened"),
    opened_of_enquiry(ProposedFileOpening, "File for approval opened"),
    opened_of_enquiry(LetterOpening, "Confidential letter opened", "case__", at="at"),
    opened(ReleasedFileOpening, "Released document opened", "file__case__"),
    opened(ScrutinyPaperOpening, "Paper for scrutiny opened", "file__case__"),
    opened(NoticeFileOpening, "File of a notice opened", "file__announcement__"),
)
