"""Each verb on an enquiry, as the tests need it: a new one has its rows here and nowhere else.

Its stop on the tours, who gets which answer from its page, and the refusal in each state.
"""

from enquiries.models import Status, Verb
from tests.journeys.stops import Stop

# Verbs that leave an enquiry in its state.
MOVE_NOTHING = {
    Verb.RAISED,
    Verb.HELD,
    Verb.CHASED,
    Verb.ADDED,
    Verb.OPENED,
    Verb.MARKED,
    Verb.UNMARKED,
    Verb.SHARED,
    Verb.SHARE_ENDED,
    Verb.HANDED_OVER,
    Verb.CHASE_ANSWERED,
}
COUNCILLORS_VERBS = [
    Stop("enquiries:add", "clara", "assigned", "Add information"),
    Stop("enquiries:withdraw", "clara", "assigned", "Withdraw enquiry"),
    Stop("enquiries:reply", "clara", "waiting", "Send reply"),
    Stop("enquiries:follow-up", "clara", "answered", "Send follow-up"),
    Stop("enquiries:settle", "clara", "answered", "Close as settled"),
    Stop("enquiries:chase", "clara", "overdue", "Chase enquiry"),
    Stop("enquiries:chase", "clara", "assigned"),
]
OFFICERS_VERBS = [
    Stop("enquiries:answer", "omar", "assigned", "Preview letter"),
    Stop("enquiries:hold", "omar", "assigned", "Preview letter"),
    Stop("enquiries:ask", "omar", "assigned", "Preview letter"),
    Stop("enquiries:pass", "omar", "assigned", "Preview letter"),
    Stop("enquiries:redirect", "omar", "assigned", "Preview letter"),
    Stop("enquiries:assign", "dev", "raised", "Assign"),
    Stop("enquiries:answer-chase", "colin", "chased", "Preview letter"),
    Stop("enquiries:instruct", "colin", "chased", "Send instruction"),
    Stop("enquiries:take-on", "colin", "chased", "Take on"),
    Stop("enquiries:correct", "omar", "answered", "Preview letter"),
    Stop("enquiries:add-file", "omar", "answered"),
    Stop("enquiries:reopen", "omar", "answered", "Preview letter"),
    Stop("enquiries:undo-redirect", "omar", "redirected", "Preview letter"),
    Stop("enquiries:close-duplicate", "omar", "marked_as_duplicate", "Preview letter"),
    Stop("enquiries:undo-duplicate", "omar", "closed_as_duplicate", "Preview letter"),
    Stop("enquiries:link", "omar", "assigned", "Link enquiries"),
    Stop("enquiries:ask-member", "omar", "", "Send question"),
]
# Who sees Clara’s enquiry, which Omar has. No one else finds any page of it.
READERS = ("clara", "omar", "grace", "ruth", "colin", "dev")
NO_ONE = dict.fromkeys(READERS, 403)
# Under this version no clause asks for marks of officers; to a councillor they are not there.
MARKS = ("flag", "unflag", "approve", "recall", "duty", "end-duty", "declare-interest")


def only_for(*people):
    return NO_ONE | dict.fromkeys(people, 200)


# Verb → what each reader gets from its page.
PAGE_STATUSES = {
    "answer": only_for("omar"),
    "ask": only_for("omar"),
    **dict.fromkeys(("correct", "add-file", "reopen", "undo-redirect"), NO_ONE),
    **dict.fromkeys(("close-duplicate", "undo-duplicate"), NO_ONE),
    "link": only_for("omar", "grace", "ruth", "colin", "dev") | {"clara": 404},
    "answer-chase": NO_ONE,
    "take-on": NO_ONE,
    "instruct": NO_ONE | {"clara": 404},
    "redirect": only_for("omar", "dev"),
    "decline": NO_ONE,
    "dissatisfied": NO_ONE,
    "reply": NO_ONE,
    "follow-up": NO_ONE,
    "settle": NO_ONE,
    "chase": NO_ONE,
    "add": only_for("clara"),
    "withdraw": only_for("clara"),
    "hold": only_for("omar"),
    "pass": only_for("omar", "grace", "ruth", "colin", "dev"),
    "assign": only_for("omar", "grace", "ruth", "colin", "dev"),
    **dict.fromkeys(MARKS, NO_ONE | {"clara": 404}),
}

YES = ""
NOBODY = "This enquiry has not been assigned yet. Assign it first."
OMARS = (
    "This enquiry is with Omar Haddad. A coordinator, or anyone in Highways, can assign it to you."
)
WAS = "This enquiry was answered by Omar Haddad on Tuesday 1 December at 10am."
IS = [
    f"This enquiry has been {Status(s).label.lower()}."
    for s in ("answered", "closed", "redirected", "withdrawn")
]
ENDED = [WAS, *IS[1:]]
NOT_STAFF = "Only a coordinator, or someone in the service, can assign enquiries."
OPEN_ALREADY = "The councillor has not yet replied to the last question."
NO_ANSWER = "There is no answer to follow up."
OVER = "The time for following up this answer has passed. Raise a new enquiry."
NOT_YET = "You can chase this enquiry after Tuesday 8 December, if it has not been answered."
NO_CLAUSE = "The protocol has no clause that allows an enquiry to be declined."
NO_WAY = "The protocol does not provide for this. Follow up the answer instead."
STAY_OPEN = "The councillor can still follow it up."
STATES = list(Status)  # received, with officer, waiting, answered, closed, redirected, withdrawn


def only(sentence):
    return [sentence] * 7


# Rule → person → the refusal in each of the states. Grace works with Omar, who has it
# once it is assigned; Stan works elsewhere; the portal is nobody.
ASSIGNING = {
    "clara": only(NOT_STAFF),
    "mona": only(NOT_STAFF),
    **dict.fromkeys(("omar", "grace", "dev"), [YES] * 3 + IS),
}
WITH_OMAR = [NOBODY, OMARS, OMARS, *ENDED]
ANSWERING = {"omar": [NOBODY, YES, YES, *ENDED]} | dict.fromkeys(
    ("clara", "grace", "dev", "stan"), WITH_OMAR
)


def councillors(sentence, *clara):
    others = ("omar", "grace", "dev", "nia", "portal")
    return {"clara": list(clara)} | dict.fromkeys(others, only(sentence))


REFUSALS = {
    "assign": ASSIGNING,
    "pass": ASSIGNING,
    "answer": ANSWERING,
    "hold": ANSWERING,
    "ask": {
        "omar": [NOBODY, YES, OPEN_ALREADY, *ENDED],
        "grace": [NOBODY, OMARS, OPEN_ALREADY, *ENDED],
        "clara": [NOBODY, OMARS, OPEN_ALREADY, *ENDED],
    },
    "redirect": {
        "omar": [NOBODY, YES, YES, *ENDED],
        "dev": [YES, YES, YES, *ENDED],
        "grace": WITH_OMAR,
        "clara": WITH_OMAR,
    },
    "reply": councillors(
        "Only the councillor who was asked can reply.",
        *["You have no question to reply to."] * 2,
        YES,
        *["You have no question to reply to."] * 4,
    ),
    "follow_up": councillors(
        "Only the councillor who asked can follow up an answer.",
        *[NO_ANSWER] * 3,
        YES,
        OVER,
        *[NO_ANSWER] * 2,
    ),
    # Section C provides for none of these: see test_answers_under_a_clause.py for others that do.
    "decline": dict.fromkeys(("omar", "grace", "clara"), only(NO_CLAUSE)),
    "say_dissatisfied": dict.fromkeys(("clara", "omar"), only(NO_WAY)),
    "open": dict.fromkeys(
        ("clara", "omar"), only("The protocol does not ask the portal to record this.")
    ),
    "chase": councillors(
        "Only the councillor who asked can chase this enquiry.",
        *[NOT_YET] * 3,
        *["No answer is due."] * 4,
    ),
    "add": councillors(
        "Only the councillor who asked can add to this enquiry.",
        YES,
        YES,
        "An officer has asked you a question. Add the information in your reply.",
        *ENDED,
    ),
    "withdraw": councillors(
        "Only the councillor who asked can withdraw this enquiry.", YES, YES, YES, *IS
    ),
    "close": {
        "portal": only(STAY_OPEN),
        **dict.fromkeys(
            ("clara", "omar", "dev"), only("Answered enquiries are closed automatically.")
        ),
    },
}
