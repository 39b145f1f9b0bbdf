"""The page of a verb on an enquiry: who is offered it, its policy, action, letter and words."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from enquiries import policy
from enquiries.case.letter_forms import LetterForm
from enquiries.models import APPROVED_KINDS, Enquiry, LetterKind, Status, Verb
from foundation.forms import PortalForm
from foundation.verdict import Verdict
from people.models import User
from protocols.behaviours import Behaviour


class Side(Enum):
    """Which side of an enquiry a reader is on, and whether it is the side that asked."""

    ASKING_COUNCILLOR = 1
    ASKED_COUNCILLOR = 2
    OFFICER = 3
    ASKING_OFFICER = 4


@dataclass(frozen=True, kw_only=True)
class VerbPage:
    """One row of the table of verbs. `verb_words` has the names that stand in braces in its words.

    Its address is `name`, or `path` if that is longer; `link` are its words on the page of the
    enquiry. If it has `behaviours`, it is offered only under a protocol with a clause for one of
    them. Its page cites the clause of a promise, `clause_of`, or of a behaviour, `cites`.
    `explained_in` are the states in which we say why it is not open, with `closed` before the
    reason and, if it opens later, `later` after it. `empty` is the error for no text. The timeline
    says `history`, or the words of `verb`. `reads_first` is as in `casework.http.verb_page`.
    Without `do` its view says what is done.
    """

    name: str
    verb: Verb | None = None
    letter: LetterKind | None = None
    may: Callable[[User, Enquiry], Verdict]
    do: Callable[..., object] | None = None
    offered_to: tuple[Side, ...]
    link: str
    heading: str
    lead: str
    button: str
    done: str
    history: str = ""
    label: str = ""
    empty: str = ""
    hint: str = ""
    form: type[PortalForm] = LetterForm
    clause_of: str = ""
    cites: tuple[Behaviour, ...] = ()
    behaviours: tuple[Behaviour, ...] = ()
    explained_in: tuple[Status, ...] = ()
    closed: str = "not now"
    later: str = ""
    says_who_reads: bool = True
    reads_first: bool = True
    officers_only: bool = False
    path: str = ""

    @property
    def is_approved(self) -> bool:
        """Whether a second officer may have to approve its letter."""
        return self.letter in APPROVED_KINDS

    @property
    def has_letters_next_to_it(self) -> bool:
        """Whether what is written there is part of the correspondence, or decides about it."""
        return self.letter is not None or self.name == "approve"

    @property
    def is_reply(self) -> bool:
        """Whether an officer writes to a councillor there, so that it has a draft and a preview."""
        return self.letter is not None and Side.OFFICER in self.offered_to

    @property
    def letter_label(self) -> str:
        return str(self.letter.label) if self.letter else ""

    @property
    def action(self) -> Callable[..., object]:
        if self.do is None:
            raise LookupError(f"The view of {self.name} says what is done.")
        return self.do

    def clause(self, enquiry: Enquiry) -> str:
        """The clause that its page cites, or ""."""
        if self.cites:
            return enquiry.version.clause_for(*self.cites)
        return policy.promise_clause_of(enquiry, self.clause_of)
