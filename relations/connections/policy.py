"""Policy of declared connections: who can declare one, read it, acknowledge it, record its end."""

from casework.connections import AUTOMATICALLY
from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User
from protocols.behaviours import Behaviour
from protocols.choices import ConnectionEffect
from protocols.models import Protocol
from relations.models import Declaration, DeclarationState

# A version that asks for any of these has declarations.
ASKING = (Behaviour.DECLARED_CONNECTIONS, *AUTOMATICALLY)
NOT_ASKED = (
    "The protocol does not provide for declaring a connection in Concordat. Speak to the Monitoring"
    " Officer instead."
)


def can_declare(user: User, version: Protocol) -> Verdict:
    """A councillor or an officer in post today, if a clause of the version in force provides for
    it, or its setting says what a connection does."""
    if not user.side:
        return denied("Only councillors and officers in post can declare a connection.")
    chosen = version.connection_effect != ConnectionEffect.AS_CLAUSES
    return ALLOWED if chosen or version.clause_for(*ASKING) else denied(NOT_ASKED)


def is_author(user: User, declaration: Declaration) -> bool:
    return declaration.connection.author == user.pk


def reads_for_office(user: User, declaration: Declaration) -> bool:
    """By what is encrypted, so that a tag that an intruder changed in the database opens nothing.
    Nobody reads for an office what they declared or what is about them."""
    said = declaration.connection
    return said.office in user.offices and user.pk not in (said.author, said.other)


def can_read(user: User, declaration: Declaration) -> Verdict:
    """Its author and the office, and no one else, who is told only that there is nothing here."""
    if is_author(user, declaration) or reads_for_office(user, declaration):
        return ALLOWED
    return denied("There is no declaration here that you can read.")


def can_acknowledge(user: User, declaration: Declaration) -> Verdict:
    """The office that reads it, once."""
    if not reads_for_office(user, declaration):
        return denied("Only the office that reads this declaration can acknowledge it.")
    if declaration.state != DeclarationState.DECLARED:
        return denied("This declaration has been acknowledged already.")
    return ALLOWED


def can_end(user: User, declaration: Declaration) -> Verdict:
    """The office that reads it, until its end has been recorded."""
    if not reads_for_office(user, declaration):
        return denied("Only the office that reads this declaration can record that it has ended.")
    if declaration.state == DeclarationState.ENDED:
        return denied("The end of this connection has been recorded already.")
    return ALLOWED
