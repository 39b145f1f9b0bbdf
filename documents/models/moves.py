"""Moves between the statuses of a document request, their verbs, and whose turn each status is."""

from documents.models.choices import Status, Verb
from people.roles import Role

Moves = dict[str, dict[str, tuple[str, ...]]]

DECISION_MOVES: dict[str, tuple[str, ...]] = {
    Status.RELEASED: (Verb.DECIDED,),
    Status.PART_RELEASED: (Verb.DECIDED,),
    Status.REFUSED: (Verb.DECIDED,),
    Status.FOR_DECISION: (Verb.REFERRED,),
    Status.WITHDRAWN: (Verb.WITHDREW,),
}
MOVES: Moves = {
    Status.FOR_ADVICE: {
        Status.ASKED: (Verb.ADVISED, Verb.PASSED),
        Status.RELEASED: (Verb.DECIDED,),
        Status.PART_RELEASED: (Verb.DECIDED,),
        Status.REFUSED: (Verb.DECIDED,),
        Status.WITHDRAWN: (Verb.WITHDREW,),
    },
    Status.ASKED: {
        Status.ASKED: (Verb.PASSED,),
        Status.WITH_OFFICER: (Verb.ASSIGNED,),
        Status.WAITING: (Verb.QUESTIONED,),
        **DECISION_MOVES,
    },
    Status.WITH_OFFICER: {
        Status.ASKED: (Verb.PASSED,),
        Status.WITH_OFFICER: (Verb.ASSIGNED,),
        Status.WAITING: (Verb.QUESTIONED,),
        **DECISION_MOVES,
    },
    Status.WAITING: {
        Status.ASKED: (Verb.PASSED,),
        Status.WAITING: (Verb.ASSIGNED,),
        Status.WITH_OFFICER: (Verb.REPLIED,),
        **DECISION_MOVES,
    },
    Status.FOR_DECISION: {
        # Withdrawing a dispute leaves what was released before as it is.
        Status.RELEASED: (Verb.DETERMINED, Verb.WITHDREW),
        Status.PART_RELEASED: (Verb.DETERMINED, Verb.WITHDREW),
        Status.REFUSED: (Verb.DETERMINED,),
        Status.WITHDRAWN: (Verb.WITHDREW,),
    },
    Status.RELEASED: {Status.FOR_DECISION: (Verb.DISPUTED,)},
    Status.PART_RELEASED: {Status.FOR_DECISION: (Verb.DISPUTED,)},
    Status.REFUSED: {Status.FOR_DECISION: (Verb.DISPUTED,)},
    Status.WITHDRAWN: {},
}
WAITING_FOR: dict[str, str] = {
    Status.FOR_ADVICE: "advising-office",
    Status.ASKED: Role.HEAD_OF_SERVICE,
    Status.WITH_OFFICER: Role.OFFICER,
    Status.WAITING: Role.COUNCILLOR,
    Status.FOR_DECISION: "deciding-office",
    Status.RELEASED: "",
    Status.PART_RELEASED: "",
    Status.REFUSED: "",
    Status.WITHDRAWN: "",
}
