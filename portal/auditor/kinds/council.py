"""Kinds of people, their posts and what they were let see, of settings, and of sign-ins."""

from casework.exports.models import Export
from casework.models import MailSetting, NewsPreference
from enquiries.models import EnquiryShare, Forwarding, ServiceClearance, StandingPermission
from people.models import (
    Absence,
    AddressChange,
    Appointment,
    Committee,
    DirectoryAccount,
    Group,
    OutsideAppointment,
    OutsideBody,
    PeopleImport,
    Portfolio,
    RestrictedPost,
    Seat,
    Service,
    ServiceAccount,
    SignIn,
    SignInWay,
    User,
    Ward,
)
from people.models import Proposal as PostProposal
from portal.auditor.kind import Kind
from portal.auditor.kinds.declaring import changed, done, of_enquiry
from portal.models import DownloadedList, LeaverChoice, ListDownload, PostEnd
from protocols.models import (
    BankHoliday,
    Clause,
    ClosureDay,
    ElectionPeriod,
    Nudge,
    PromiseRule,
    Protocol,
    Route,
)
from protocols.models.expected import Acknowledgement, RestrictionRead
from relations.models import Premises, ScrutinyBody
from reports.models import QuarterlyReport
from retention.models import Destruction, Hold, ReviewDecision, Schedule, SubjectSearch

NAME, OF_VERSION = "name", "protocol__number"

POSTS = (
    changed(Appointment, "Appointment", about="person"),
    changed(Seat, "Seat on a committee", about="person"),
    changed(Portfolio, "Service in a portfolio", about="post__person"),
    changed(OutsideAppointment, "Appointment to an outside body", about="person"),
    changed(RestrictedPost, "Politically restricted post", about="post__person"),
    changed(PostProposal, "Change that takes two people", about="person"),
    changed(Absence, "Absence and cover", about="person"),
    changed(StandingPermission, "Permission of an assistant", about="assistant"),
    of_enquiry(EnquiryShare, "Share of an enquiry", about="person"),
    of_enquiry(Forwarding, "Letter shared outside its enquiry", about="reader"),
    Kind("End of a post", PostEnd, about="post__person", at="at", by="", verb="ended"),
    changed(
        LeaverChoice, "Choice for the work of a leaver", about="person", enquiries=("enquiry__",)
    ),
)
ACCOUNTS = (
    changed(User, "Account", NAME, about="id", cut=True),
    changed(AddressChange, "Change of address", about="person"),
    changed(DirectoryAccount, "Account in the directory", about="person"),
    changed(ServiceAccount, "Service account", about="person"),
    changed(NewsPreference, "Choice of emails", about="person"),
    changed(PeopleImport, "File of people", cut=True),
    done(Acknowledgement, "Confirmation of what is expected", "confirmed", at="at", by="person"),
    done(RestrictionRead, "Restriction on a post", "read", at="at", by="person"),
)
SETTINGS = (
    changed(Protocol, "Version of the protocol", "number", prefix="version"),
    changed(PromiseRule, "Time limit", OF_VERSION, prefix="version"),
    changed(Nudge, "Reminder", "rule__protocol__number", prefix="version"),
    changed(Route, "Route", OF_VERSION, prefix="version"),
    changed(Clause, "Clause", OF_VERSION, prefix="version"),
    changed(BankHoliday, "Bank holiday", "day"),
    changed(ClosureDay, "Closure day", "day"),
    changed(ElectionPeriod, "Election period", NAME),
    changed(QuarterlyReport, "Report on a quarter", "quarter"),
    changed(MailSetting, "What emails to councillors say"),
    changed(ServiceClearance, "Approval of letters", "service__name"),
    changed(Ward, "Ward", NAME),
    changed(Group, "Group", NAME),
    changed(Service, "Service", NAME),
    changed(Committee, "Committee", NAME),
    changed(OutsideBody, "Outside body", NAME),
    changed(ScrutinyBody, "Scrutiny body", NAME),
    changed(Premises, "Premises", NAME),
)
SIGN_INS = (
    Kind(
        "Sign-in",
        SignIn,
        at="at",
        by="person",
        verb_column="way",
        verbs={str(way): str(SignInWay(way).label) for way in SignInWay},
    ),
)
DOWNLOADS = (
    changed(Export, "List saved as a file", "title", about="person"),
    Kind(
        "List saved before exports were recorded",
        ListDownload,
        at="at",
        by="person",
        verb_column="of",
        verbs={str(of): str(DownloadedList(of).label) for of in DownloadedList},
    ),
)
# Without a reference: that of a hold can be of a confidential record, and its name a resident’s.
RETENTION = (
    changed(Schedule, "Retention schedule"),
    changed(Hold, "Hold on records"),
    done(ReviewDecision, "Review of a record that is due", "decided", at="at"),
    done(Destruction, "Destruction of a record", "destroyed", at="at", by=""),
    done(SubjectSearch, "Search for a person across cases", "searched", at="at"),
)
