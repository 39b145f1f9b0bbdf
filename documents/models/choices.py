"""Choices of a document request: statuses, outcomes, verbs, purposes and kinds of letter."""

from django.db import models


class Purpose(models.TextChoices):
    COMMITTEE = "committee", "Committee or council business"
    WARD = "ward", "Your ward"
    CASEWORK = "casework", "Casework for a resident"
    OTHER = "other", "Another of your duties"


class Status(models.TextChoices):
    FOR_ADVICE = "for-advice", "Waiting for advice"
    ASKED = "asked", "Asked"
    WITH_OFFICER = "with-officer", "With officer"
    WAITING = "waiting", "Waiting for the member"
    FOR_DECISION = "for-decision", "For final decision"
    RELEASED = "released", "Released"
    PART_RELEASED = "part-released", "Part released"
    REFUSED = "refused", "Refused"
    WITHDRAWN = "withdrawn", "Withdrawn"


# The state as a refusal gives it for its reason.
STATE_SENTENCES = {
    Status.FOR_ADVICE: "This request is waiting for advice.",
    Status.ASKED: "This request has not been assigned to an officer yet.",
    Status.WITH_OFFICER: "An officer is dealing with this request.",
    Status.WAITING: "This request is waiting for the councillor’s reply.",
    Status.FOR_DECISION: "This request has been sent for a final decision.",
    Status.RELEASED: "This document has already been released.",
    Status.PART_RELEASED: "Part of this document has already been released.",
    Status.REFUSED: "This request has already been refused.",
    Status.WITHDRAWN: "This request has been withdrawn.",
}
OPEN = (Status.FOR_ADVICE, Status.ASKED, Status.WITH_OFFICER, Status.WAITING, Status.FOR_DECISION)
WITH_SERVICE = (Status.ASKED, Status.WITH_OFFICER, Status.WAITING)
RELEASED = (Status.RELEASED, Status.PART_RELEASED)
DECIDED = (Status.RELEASED, Status.PART_RELEASED, Status.REFUSED)


class Outcome(models.TextChoices):
    DISCLOSE = "disclose", "Release the document"
    PART = "part", "Release part of the document"
    INSPECT = "inspect", "Allow inspection only"
    REFUSE = "refuse", "Refuse the request"


class Verb(models.TextChoices):
    """Why a row of history was written: what someone did, in the words of the timeline."""

    ASKED = "asked", "asked for it"
    ADVISED = "advised", "recorded advice"
    ASSIGNED = "assigned", "assigned it to an officer"
    PASSED = "passed", "passed it to another service"
    QUESTIONED = "questioned", "asked a question"
    REPLIED = "replied", "replied to the question"
    MATCHED = "matched", "matched it to a document"
    DECIDED = "decided", "decided"
    REFERRED = "referred", "referred it for a final decision"
    DISPUTED = "disputed", "asked for a final decision"
    VIEWED = "viewed", "recorded a view"
    REMINDED = "reminded", "reminded the office being consulted"
    CALLED_FOR = "called for", "asked the service for the document"
    ATTACHED = "attached", "attached the document, or said why not"
    DETERMINED = "determined", "made the final decision"
    ACCEPTED = "accepted", "accepted the conditions"
    ASKED_TO_SHARE = "asked to share", "asked to share it with another councillor"
    TRIED_TO_SHARE = (
        "tried to share",
        "tried to share it without naming a consent or a law",
    )
    SHARED = "shared", "shared it with another councillor"
    NOT_SHARED = "not shared", "decided not to share it with another councillor"
    SHOWN = "shown", "released it"
    WITHDREW = "withdrew", "withdrew it"


class LetterKind(models.TextChoices):
    REQUEST = "request", "Request"
    ADVICE = "advice", "Advice"
    QUESTION = "question", "Question to the councillor"
    REPLY = "reply", "Reply"
    PASS = "pass", "Passed on"
    DECISION = "decision", "Decision"
    REFERRAL = "referral", "Referred for a final decision"
    DISPUTE = "dispute", "Request for a final decision"
    VIEW = "view", "View"
    ABOUT_DOCUMENT = "about-document", "About the document itself"
    DETERMINATION = "determination", "Final decision"
    SHARING = "sharing", "Request to share with another councillor"
    SHARING_DECIDED = "sharing-decided", "Decision on sharing"
    WITHDRAWAL = "withdrawal", "Withdrawn"


# For the offices of the final decision: only they and its author read it.
OFFICE_ADVICE_KINDS = (LetterKind.VIEW, LetterKind.ABOUT_DOCUMENT)
# What is never said to the councillor: whether the offices have the document.
HIDDEN_FROM_MEMBER = (Verb.MATCHED, Verb.CALLED_FOR, Verb.ATTACHED)
