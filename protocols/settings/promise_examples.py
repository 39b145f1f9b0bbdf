"""Words of the worked example of each promise: with a figure, without one, and its reminders."""

from protocols.choices import PromiseKind

PROMISE_EXAMPLES: dict[str, tuple[str, str]] = {
    PromiseKind.REPLY: ("An answer to an enquiry received on {day} would be due on ", "."),
    PromiseKind.SUPPORT: ("A request for support made on {day} would be answered by ", "."),
    PromiseKind.ACKNOWLEDGE: (
        "A councillor who sends an enquiry on {day} would know who has it by ",
        ".",
    ),
    PromiseKind.CHASE_ANSWER: ("An enquiry chased on {day} would have to be answered by ", "."),
    PromiseKind.MEMBER_REPLY: ("A question asked on {day} would have to be answered by ", "."),
    PromiseKind.WATCH: (
        "Officers would be reminded about an enquiry received on {day} that has no time limit on ",
        ", and the councillor could chase it after that day.",
    ),
    PromiseKind.DOCUMENT_DECISION: ("A document request made on {day} would be decided by ", "."),
    PromiseKind.DETERMINATION: ("A final decision requested on {day} would be due on ", "."),
    PromiseKind.ATTENDANCE_DECISION: (
        "A group that asks for an officer on {day} would have a decision by ",
        ".",
    ),
    PromiseKind.COMPLAINT_RECEIPT: ("A complaint sent on {day} would be acknowledged by ", "."),
    PromiseKind.COMPLAINT_UPDATE: ("A complainant written to on {day} would hear again by ", "."),
    PromiseKind.COMPLAINT_OUTCOME: ("A complaint sent on {day} would have an outcome by ", "."),
}
NO_FIGURE_EXAMPLES: dict[str, str] = {
    PromiseKind.REPLY: "There would be no time limit for answers. Choose reminders below.",
    PromiseKind.SUPPORT: "A request for support would be answered like any other enquiry.",
    PromiseKind.ACKNOWLEDGE: "There would be no time limit for saying who has an enquiry.",
    PromiseKind.CHASE_ANSWER: "There would be no time limit for answering a chased enquiry.",
    PromiseKind.MEMBER_REPLY: "There would be no time limit for a councillor’s reply.",
    PromiseKind.WATCH: "No one would be reminded of it, and no one could chase it.",
    PromiseKind.DOCUMENT_DECISION: "There would be no time limit for deciding a document request.",
    PromiseKind.DETERMINATION: "There would be no time limit for a final decision on a document.",
    PromiseKind.ATTENDANCE_DECISION: "There would be no time limit for this decision.",
    PromiseKind.COMPLAINT_RECEIPT: "There would be no time limit for acknowledging a complaint.",
    PromiseKind.COMPLAINT_UPDATE: "There would be no time limit for updating a complainant.",
    PromiseKind.COMPLAINT_OUTCOME: "There would be no time limit for the outcome of a complaint.",
}
LADDER_EXAMPLES: dict[str, str] = {
    PromiseKind.REPLY: "For an enquiry received on {}",
    PromiseKind.SUPPORT: "For a request for support made on {}",
    PromiseKind.ACKNOWLEDGE: "For an unassigned enquiry received on {}",
    PromiseKind.CHASE_ANSWER: "For an enquiry chased on {}",
    PromiseKind.MEMBER_REPLY: "For a councillor’s reply to a question asked on {}",
    PromiseKind.WATCH: "For an enquiry without a time limit received on {}",
    PromiseKind.DOCUMENT_DECISION: "For a document request made on {}",
    PromiseKind.DETERMINATION: "For a final decision requested on {}",
    PromiseKind.ATTENDANCE_DECISION: "For a request by a group made on {}",
    PromiseKind.COMPLAINT_RECEIPT: "For the acknowledgement of a complaint sent on {}",
    PromiseKind.COMPLAINT_UPDATE: "For an update to a complainant written to on {}",
    PromiseKind.COMPLAINT_OUTCOME: "For the outcome of a complaint sent on {}",
}
