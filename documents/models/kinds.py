"""Which words does a request for a document know: its states, and what is done to it?"""

from django.db import models


class Purpose(models.TextChoices):
    COMMITTEE = "committee", "Business of a committee or of the council"
    WARD = "ward", "Your ward"
    CASEWORK = "casework", "Casework for a resident"
    OTHER = "other", "Another duty of yours"


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


OPEN = (Status.FOR_ADVICE, Status.ASKED, Status.WITH_OFFICER, Status.WAITING, Status.FOR_DECISION)
WITH_SERVICE = (Status.ASKED, Status.WITH_OFFICER, Status.WAITING)
DECIDED = (Status.RELEASED, Status.PART_RELEASED, Status.REFUSED)


class Outcome(models.TextChoices):
    DISCLOSE = "disclose", "Release it"
    PART = "part", "Release part of it"
    INSPECT = "inspect", "Let it be inspected only"
    REFUSE = "refuse", "Refuse it"


class Verb(models.TextChoices):
    """Why a row of history was written: what somebody did."""

    ASKED = "asked", "asked for it"
    ADVISED = "advised", "recorded advice"
    ASSIGNED = "assigned", "gave it to an officer"
    PASSED = "passed", "passed it on"
    QUESTIONED = "questioned", "asked a question"
    REPLIED = "replied", "replied to the question"
    MATCHED = "matched", "said of which document it is"
    DECIDED = "decided", "decided"
    REFERRED = "referred", "referred it for a final decision"
    DISPUTED = "disputed", "asked for a final decision"
    VIEWED = "viewed", "recorded a view"
    REMINDED = "reminded", "reminded whoever is consulted"
    DETERMINED = "determined", "decided finally"
    ACCEPTED = "accepted", "accepted the conditions"
    ASKED_TO_SHARE = "asked to share", "asked that another councillor be shown it"
    TRIED_TO_SHARE = "tried to share", "named no consent to showing it to another councillor"
    SHARED = "shared", "had another councillor shown it"
    NOT_SHARED = "not shared", "refused to show it to another councillor"
    SHOWN = "shown", "was shown it, as the need is equal"
    WITHDREW = "withdrew", "withdrew it"


class LetterKind(models.TextChoices):
    REQUEST = "request", "Request"
    ADVICE = "advice", "Advice"
    QUESTION = "question", "Question to the councillor"
    REPLY = "reply", "Reply"
    PASS = "pass", "Passed on"
    DECISION = "decision", "Decision"
    REFERRAL = "referral", "Referred for a final decision"
    DISPUTE = "dispute", "Final decision asked for"
    VIEW = "view", "View"
    DETERMINATION = "determination", "Final decision"
    SHARING = "sharing", "Asked to show it to another councillor"
    SHARING_DECIDED = "sharing-decided", "On showing it to another councillor"
    WITHDRAWAL = "withdrawal", "Withdrawn"


# Advice to whoever decides in the end: read by them and its author, not by the other side.
OF_THE_OFFICE = (LetterKind.VIEW,)
