"""Moves of an enquiry from state to state, each by its verbs, and whose turn each state is."""

from enquiries.models.choices import Status, Verb
from people.roles import Role

# The verbs that lead from one state to another. `casework.cases.move_case` refuses any other.
MOVES: dict[str, dict[str, tuple[str, ...]]] = {
    Status.RECEIVED: {
        Status.RECEIVED: (Verb.PASSED,),
        Status.WITH_OFFICER: (Verb.ASSIGNED, Verb.TAKEN_ON),
        Status.REDIRECTED: (Verb.REDIRECTED, Verb.DUPLICATED),
        Status.WITHDRAWN: (Verb.WITHDREW,),
    },
    Status.WITH_OFFICER: {
        Status.RECEIVED: (Verb.PASSED, Verb.INTERESTED),
        Status.WITH_OFFICER: (Verb.ASSIGNED, Verb.TAKEN_ON),
        Status.WAITING: (Verb.ASKED,),
        Status.ANSWERED: (Verb.ANSWERED, Verb.DECLINED),
        Status.REDIRECTED: (Verb.REDIRECTED, Verb.DUPLICATED),
        Status.WITHDRAWN: (Verb.WITHDREW,),
    },
    Status.WAITING: {
        Status.RECEIVED: (Verb.PASSED,),
        Status.WAITING: (Verb.ASSIGNED, Verb.TAKEN_ON),
        Status.WITH_OFFICER: (Verb.REPLIED,),
        Status.ANSWERED: (Verb.ANSWERED, Verb.DECLINED, Verb.REPLIED),
        Status.REDIRECTED: (Verb.REDIRECTED, Verb.DUPLICATED),
        Status.WITHDRAWN: (Verb.WITHDREW,),
    },
    Status.ANSWERED: {
        Status.RECEIVED: (Verb.FOLLOWED_UP, Verb.REOPENED),
        Status.WITH_OFFICER: (Verb.FOLLOWED_UP, Verb.REOPENED),
        Status.ANSWERED: (Verb.CORRECTED, Verb.FILE_ADDED),
        Status.CLOSED: (Verb.CLOSED, Verb.SETTLED),
    },
    Status.CLOSED: {
        Status.RECEIVED: (Verb.REOPENED,),
        Status.WITH_OFFICER: (Verb.REOPENED,),
        Status.ANSWERED: (Verb.CORRECTED, Verb.FILE_ADDED),
    },
    Status.REDIRECTED: {
        Status.RECEIVED: (Verb.REDIRECT_UNDONE, Verb.DUPLICATE_UNDONE),
        Status.WITH_OFFICER: (Verb.REDIRECT_UNDONE, Verb.DUPLICATE_UNDONE),
        Status.WAITING: (Verb.REDIRECT_UNDONE, Verb.DUPLICATE_UNDONE),
    },
    Status.WITHDRAWN: {},
}
WAITING_FOR: dict[str, str] = {
    Status.RECEIVED: Role.COORDINATOR,
    Status.WITH_OFFICER: Role.OFFICER,
    Status.WAITING: Role.COUNCILLOR,
    Status.ANSWERED: Role.COUNCILLOR,
    Status.CLOSED: "",
    Status.REDIRECTED: "",
    Status.WITHDRAWN: "",
}
