"""Approval of letters on the protocol page: whose a second officer approves, and by when."""

from collections.abc import Iterator

from protocols.behaviours import Behaviour
from protocols.choices import APPROVAL_DAYS, ClearedLetters
from protocols.deadlines.terms import Unit
from protocols.models import Protocol
from protocols.reading.sentences import ProtocolSentence, clause_anchor_link, setting_sentence
from protocols.words import amount_of

CONTENTIOUS = (
    "A second officer approves each letter about an enquiry that is flagged as contentious, before"
    " it goes to the councillor."
)
MANAGERS = "heads of service, chief officers and the holders of offices"
APPROVED_LETTERS = {
    ClearedLetters.CONTENTIOUS: CONTENTIOUS,
    ClearedLetters.POLICY: "A second officer approves each letter about policy or strategy, before"
    f" it goes to the councillor. Letters by {MANAGERS} need no approval.",
    ClearedLetters.NEW_OFFICERS: "A second officer approves the letters of an officer who is new,"
    " before they go to the councillor.",
    ClearedLetters.EVERY: "A second officer approves every letter to a councillor before it goes."
    f" Letters by {MANAGERS} need no approval.",
}
NONE = "No letter needs approval by a second officer, unless its service asks for it."
BY_THE_SERVICE = (
    "The head of a service can have more of its letters approved. They choose who approves them,"
    " and by when."
)


def approval_sentences(protocol: Protocol) -> Iterator[ProtocolSentence]:
    """Which letters, by which clause, how long the second officer has, and what a service adds."""
    number = protocol.clause_for(Behaviour.CONTENTIOUS_APPROVAL)
    groups = [group for group in ClearedLetters if group in protocol.clearance]
    if number:
        groups = [group for group in groups if group != ClearedLetters.CONTENTIOUS]
        yield ProtocolSentence(CONTENTIOUS, clause_anchor_link(protocol, number))
    for group in groups:
        yield setting_sentence(protocol, "clearance", APPROVED_LETTERS[group])
    if not number and not groups:
        yield setting_sentence(protocol, "clearance", NONE)
    else:
        days = amount_of(APPROVAL_DAYS, Unit.WORKING_DAYS)
        words = (
            f"The second officer decides within {days}. The due date of the answer does not change."
        )
        yield ProtocolSentence(words, None, silent=True)
    yield ProtocolSentence(BY_THE_SERVICE, None)
