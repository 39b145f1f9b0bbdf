"""Choices of an enquiry: its kinds, its states, its verbs and the kinds of its letters."""

from django.db import models

from protocols.models import PromiseKind


class Kind(models.TextChoices):
    CASEWORK = "casework", "Resident’s problem"
    WARD = "ward", "Ward matter"
    FACT = "fact", "Question of fact"
    FAILED_SERVICE = "failed-service", "Reported before"
    POLICY = "policy", "Policy or strategy"
    INTERPRETATION = "interpretation", "What the protocol means"
    OFFICER_QUESTION = "officer-question", "Officer’s question"
    SUPPORT = "support", "Support"
    TRAINING = "training", "Training"
    OPTIONS = "options-advice", "Advice on options"
    BACKGROUND = "background", "Background for a meeting"
    BUDGET = "budget-format", "Budget format"
    REPORT = "report", "Request for a report"
    MEDIA = "media-help", "Help with the media"
    DECISION = "decision", "Officer’s decision"
    MEDIA_QUESTION = "media-question", "Question from the media"
    CRITICISM = "criticism", "Criticism"


# Kinds of question, which anyone who raises enquiries can raise again.
REPEATED = (Kind.CASEWORK, Kind.WARD, Kind.FACT, Kind.FAILED_SERVICE, Kind.POLICY)
# Read only by the councillor and the officer who has it (Oxford 23.8(b), Somerset 10.4).
SEALED = (Kind.BUDGET, Kind.CRITICISM)
# Kinds with a promise of their own, if the version sets a time limit for it.
OWN_PROMISE: dict[str, PromiseKind] = {Kind.SUPPORT: PromiseKind.SUPPORT}


class Purpose(models.TextChoices):
    """What support is for. What the protocol bars is never stored."""

    WARD = "ward", "Work for people in the ward"
    MEETING = "meeting", "A meeting of the council"
    LETTERS = "letters", "Letters as a councillor"
    EVENT = "event", "An event attended as a councillor"
    BODY = "body", "A body the council appointed the councillor to"
    DUTY = "duty", "Another duty as a councillor"


class Capacity(models.TextChoices):
    """The role a councillor asks in."""

    WARD = "ward", "As councillor for the ward"
    CABINET = "cabinet", "As a member of the cabinet or executive"
    SCRUTINY = "scrutiny", "For a scrutiny committee"
    COMMITTEE = "committee", "As a member of another committee"
    OUTSIDE = "outside", "For an outside body"
    COUNCIL = "council", "On other council business"


class Intent(models.TextChoices):
    """Why a councillor follows up an answer."""

    CLARIFY = "clarify", "Something is not clear to me"
    EXPLAIN = "explain", "I want to know the reasons"
    CHALLENGE = "challenge", "I think it is wrong"
    DISSATISFIED = "dissatisfied", "I am not satisfied with it"


class Status(models.TextChoices):
    RECEIVED = "received", "Received"
    WITH_OFFICER = "with-officer", "With officer"
    WAITING = "waiting", "Waiting for the member"
    ANSWERED = "answered", "Answered"
    CLOSED = "closed", "Closed"
    REDIRECTED = "redirected", "Redirected"
    WITHDRAWN = "withdrawn", "Withdrawn"


OPEN = (Status.RECEIVED, Status.WITH_OFFICER, Status.WAITING)
WITH_COUNCIL = (Status.RECEIVED, Status.WITH_OFFICER)
WITH_MEMBER = (Status.WAITING, Status.ANSWERED)
ANSWER_KINDS = (PromiseKind.REPLY, PromiseKind.FULL_REPLY)
ENDED = (Status.CLOSED, Status.REDIRECTED, Status.WITHDRAWN)


class Verb(models.TextChoices):
    """Why a row of history was written: what somebody did, in the words of the timeline."""

    RAISED = "raised", "raised it"
    ASSIGNED = "assigned", "assigned it"
    PASSED = "passed", "passed it to another service"
    ASKED = "asked", "asked a question"
    REPLIED = "replied", "replied to the question"
    HELD = "held", "sent a holding reply"
    ANSWERED = "answered", "answered"
    DECLINED = "declined", "declined it under the protocol"
    OPENED = "opened", "opened the answer for the first time"
    FOLLOWED_UP = "followed up", "followed up the answer"
    SETTLED = "settled", "said it is settled"
    CHASED = "chased", "chased it"
    CHASE_ANSWERED = "chase answered", "answered the chase"
    TAKEN_ON = "taken on", "took it on"
    INTERESTED = "interested", "declared an interest, so someone else will deal with it"
    ADDED = "added", "added information"
    REDIRECTED = "redirected", "redirected it"
    WITHDREW = "withdrew", "withdrew it"
    CLOSED = "closed", "closed it, because the time for following up the answer had passed"
    MARKED = "marked", "marked it as a statutory duty"
    UNMARKED = "unmarked", "removed the statutory duty mark"
    SHARED = "shared", "shared it with another councillor"
    SHARE_ENDED = "share ended", "stopped sharing it with another councillor"
    HANDED_OVER = "handed over", "handed it over to another councillor"
    CORRECTED = "corrected", "corrected the answer"
    FILE_ADDED = "file added", "added a file to the answer"
    REOPENED = "reopened", "reopened it"
    DUPLICATED = "duplicated", "closed it as a duplicate"
    DUPLICATE_UNDONE = "duplicate undone", "reopened it, because it is not a duplicate"
    REDIRECT_UNDONE = "redirect undone", "reopened it, because the redirect was wrong"


class HoldingReason(models.TextChoices):
    OUTSIDE = "outside", "Waiting for someone outside the council"
    SERVICE = "service", "Waiting for another service"
    VISIT = "visit", "A visit or survey is needed"
    WORKLOAD = "workload", "It is too much work for that time"
    OTHER = "other", "Something else"


class LetterKind(models.TextChoices):
    QUESTION = "question", "Enquiry"
    ASK = "ask", "Question to the councillor"
    REPLY = "reply", "Reply"
    HOLDING = "holding", "Holding reply"
    ANSWER = "answer", "Answer"
    DECLINE = "decline", "Declined"
    FOLLOW_UP = "follow-up", "Follow-up"
    CHASE = "chase", "Chase"
    CHASE_ANSWER = "chase-answer", "Answer to the chase"
    ADDITION = "addition", "Added information"
    PASS = "pass", "Passed to another service"
    REDIRECT = "redirect", "Redirected"
    WITHDRAWAL = "withdrawal", "Withdrawn"
    CORRECTION = "correction", "Correction"
    ADDED_FILE = "added-file", "File added to the answer"
    REOPENING = "reopening", "Reopened"
    DUPLICATE = "duplicate", "Closed as a duplicate"


# The letters that are an answer: the last of them stands.
ANSWER_LETTERS = (LetterKind.ANSWER, LetterKind.DECLINE, LetterKind.CORRECTION)
# The letters that tell a councillor what became of an enquiry.
ANSWERING_LETTERS = (*ANSWER_LETTERS, LetterKind.REDIRECT)
# Letters by which councillors write without being asked to wait, and those that answer them.
FROM_MEMBER = (LetterKind.REPLY, LetterKind.ADDITION, LetterKind.FOLLOW_UP)
TO_MEMBER = (LetterKind.ASK, LetterKind.HOLDING, *ANSWER_LETTERS)
# What a second officer approves, if the protocol or the service asks for it.
APPROVED_KINDS = (
    LetterKind.ASK,
    LetterKind.HOLDING,
    LetterKind.ANSWER,
    LetterKind.DECLINE,
    LetterKind.REDIRECT,
    LetterKind.CHASE_ANSWER,
    LetterKind.CORRECTION,
    LetterKind.ADDED_FILE,
)


class Basis(models.TextChoices):
    ASKED = "asked", "The resident asked the councillor to act for them"
    CONSENT = "consent", "The resident has agreed to the council having their details"
    FOR_ANOTHER = (
        "for-another",
        "Someone asked on behalf of the resident, who cannot ask for themselves",
    )
