"""Enums of the protocol with their stored values: promises, addressees, routes, stages, screens."""

from django.db.models import TextChoices


class PromiseKind(TextChoices):
    """What somebody owes."""

    ACKNOWLEDGE = "acknowledge", "Acknowledgement"
    REPLY = "reply", "Reply"
    FULL_REPLY = "full-reply", "Full reply after a holding reply"
    WATCH = "watch", "Watch over an answer without a time limit"
    SUPPORT = "support", "Answer to a request for support"
    MEMBER_REPLY = "member-reply", "Councillor's reply to a question"
    CHASE_ANSWER = "chase-answer", "Answer to a chase"
    DOCUMENT_DECISION = "document-decision", "Decision on a document"
    DETERMINATION = "determination", "Final decision on a document"
    ATTENDANCE_DECISION = "attendance-decision", "Decision on an officer at a group meeting"
    COMPLAINT_RECEIPT = "complaint-receipt", "Acknowledgement of a complaint"
    COMPLAINT_UPDATE = "complaint-update", "Update to a complainant"
    COMPLAINT_OUTCOME = "complaint-outcome", "Outcome of a complaint"


class Addressee(TextChoices):
    """Who a nudge goes to: an office or a relation to the case, looked up when it is sent."""

    HANDLING_OFFICER = "handling-officer", "Handling officer"
    HEAD_OF_SERVICE = "head-of-service", "Head of service"
    CHIEF_OFFICER = "chief-officer", "Chief officer"
    CHIEF_EXECUTIVE = "chief-executive", "Chief Executive"
    COORDINATORS = "coordinators", "Coordinators"
    MEMBER = "member", "Councillor"
    DECIDING_OFFICE = "deciding-office", "Deciding office"
    RECEIVING_OFFICE = "receiving-office", "Office that has the complaint"


# Who a reminder may go to: nobody hears of a case that they could not open.
COMPLAINT_ADDRESSEES = (Addressee.RECEIVING_OFFICE,)
ATTENDANCE_ADDRESSEES = (Addressee.DECIDING_OFFICE,)
DOCUMENT_ADDRESSEES = (
    Addressee.HANDLING_OFFICER,
    Addressee.HEAD_OF_SERVICE,
    Addressee.CHIEF_OFFICER,
    Addressee.DECIDING_OFFICE,
)
ENQUIRY_ADDRESSEES = tuple(
    one for one in Addressee if one not in (Addressee.RECEIVING_OFFICE, Addressee.DECIDING_OFFICE)
)


class NudgeTemplate(TextChoices):
    """Which mail a nudge sends."""

    UNASSIGNED = "unassigned", "Nobody has it yet"
    DUE_SOON = "due-soon", "Due soon"
    DUE_TODAY = "due-today", "Due today"
    OVERDUE = "overdue", "Overdue"
    STILL_OVERDUE = "still-overdue", "Still overdue"


class Division(TextChoices):
    """Whose bank holidays count. Any of the UK: a holiday anywhere is a holiday here."""

    ENGLAND_AND_WALES = "england-and-wales", "England and Wales"
    SCOTLAND = "scotland", "Scotland"
    NORTHERN_IRELAND = "northern-ireland", "Northern Ireland"
    ANY_OF_THE_UK = "any-of-the-uk", "Any of the UK"


class Status(TextChoices):
    """A version is drafted, then adopted. It is superseded when a later one takes effect, which
    the dates say: see Protocol.status_on."""

    DRAFT = "draft", "Draft"
    ADOPTED = "adopted", "Adopted"
    SUPERSEDED = "superseded", "Superseded"


class RouteKind(TextChoices):
    """What is sent to somebody the protocol names."""

    COMPLAINT = "complaint", "Complaint"
    CONCERN = "concern", "Officer’s concern, raised from a case"
    CODE_BREACH = "code-breach", "Alleged breach of the members’ code"
    PRESSURE = "pressure", "Officer under unfair pressure"
    NEED_TO_KNOW = "need-to-know", "Need to know"
    POLICY = "policy", "Policy or strategy"
    FAILED_SERVICE = "failed-service", "Service failure"
    REQUEST = "request", "Anything except a question of fact"
    CHASE = "chase", "Chased enquiry"
    GROUP_MEETING = "group-meeting", "Officer at a group meeting"
    INTERPRETATION = "interpretation", "Question about the protocol"


class Stage(TextChoices):
    """How far a complaint is. A version of the protocol says which of them it goes through."""

    RECEIVED = "received", "Received"
    ACKNOWLEDGED = "acknowledged", "Acknowledged"
    ASSESSED = "assessed", "Being assessed"
    INFORMAL = "informal", "Informal resolution"
    INVESTIGATION = "investigation", "Investigation"
    REFERRED = "referred", "Referred elsewhere"
    DECIDED = "decided", "Decided"
    CLOSED = "closed", "Closed"
    WITHDRAWN = "withdrawn", "Withdrawn"


def every_stage() -> list[str]:
    """What a version goes through unless its protocol says otherwise."""
    return [stage.value for stage in Stage]


class Handling(TextChoices):
    """What the portal does about a clause."""

    ENFORCED = "enforced", "Enforced: it cannot be broken"
    SUPPORTED = "supported", "Supported: by a workflow, a record or a timer"
    GUIDED = "guided", "Guided: shown where it matters"
    NONE = "none", "None: for context only"


class ClearedLetters(TextChoices):
    """Letters of officers that a second officer approves before a councillor gets them."""

    CONTENTIOUS = "contentious", "About an enquiry flagged as contentious"
    POLICY = "policy", "About policy or strategy"
    NEW_OFFICERS = "new-officers", "By officers who are new"
    EVERY = "every", "Every letter"


APPROVAL_DAYS = 1  # working days to approve a letter, if its service does not say


class ConnectionEffect(TextChoices):
    """What a declared connection does when an enquiry is assigned: what the clauses of the version
    ask for, or else one of these, each the key of a behaviour."""

    AS_CLAUSES = "as-clauses", "What its clauses say"
    ALERT = "connections-alert", "Only the office that reads the declaration is told"
    NOT_PAIRED = "connections-not-paired", "It is not assigned to that officer automatically"
    LEFT_OUT = "connections-left-out", "The officer is left out of the list"
    NEED_MANAGER = "connections-need-manager", "A manager assigns it, with a reason"
    NEED_TOWN_CLERK = "connections-need-town-clerk", "The Chief Executive assigns it, with a reason"


class DeclarationOffice(TextChoices):
    """The office that reads declared connections first. The other one stands in for it."""

    MONITORING_OFFICER = "monitoring-officer", "Monitoring Officer"
    CHIEF_EXECUTIVE = "chief-executive", "Chief Executive"


class ScrutinyDecider(TextChoices):
    """The post in a service that names the officer a scrutiny body hears: what the clauses of the
    version ask for, or else one of these, each a role."""

    AS_CLAUSES = "as-clauses", "What its clauses say"
    DIRECTOR = "chief-officer", "The director of the service"
    HEAD_OF_SERVICE = "head-of-service", "The head of the service"


class VisitAnswerer(TextChoices):
    """Who confirms a visit to premises: their manager, or a role."""

    MANAGER = "manager", "The manager of the premises"
    HEAD_OF_SERVICE = "head-of-service", "The head of the service"
    DIRECTOR = "chief-officer", "The director of the service"
    CHIEF_EXECUTIVE = "chief-executive", "The Chief Executive"


class Side(TextChoices):
    """Who a clause speaks to; a clause for both sides has none."""

    MEMBER = "member", "Councillors"
    OFFICER = "officer", "Officers"


class Screen(TextChoices):
    """Where the guidance of a clause is said. Expected: on the page that everybody confirms to
    have read; confirm: there, with a tick of its own."""

    HOME = "home", "A councillor’s home page"
    RAISE = "raise", "Raising an enquiry"
    ADD = "add", "Adding to an enquiry"
    REPLY = "reply", "Replying to an officer’s question"
    FOLLOW_UP = "follow-up", "Following up an answer"
    CHASE = "chase", "Chasing an overdue enquiry"
    ANSWER = "answer", "Answering an enquiry"
    HOLD = "hold", "Sending a holding reply"
    ASK = "ask", "Asking the councillor a question"
    ASK_MEMBER = "ask-member", "Asking a councillor a question outside an enquiry"
    PASS = "pass", "Passing an enquiry to another service"
    REDIRECT = "redirect", "Redirecting an enquiry"
    LETTERS = "letters", "Reading or printing the letters of an enquiry"
    RESIDENT_TEXT = "resident-text", "Writing a text for a resident"
    COMPLAIN = "complain", "Before someone complains in confidence"
    COMPLAINT = "complaint", "Writing a complaint"
    DECLARE = "declare", "Declaring a connection"
    GROUP_REQUEST = "group-request", "Asking for an officer at a group meeting"
    GROUP_MEETING = "group-meeting", "Reading a request for an officer at a group meeting"
    GROUP_NOTES = "group-notes", "Reading the notes of a group meeting"
    EXPECTED = "expected", "What is expected, which everyone confirms they have read"
    CONFIRM = "confirm", "What is expected, with its own tick box"
