"""Policy of outgoing letters: who writes one in which capacity, changes, signs and withdraws it."""

from announcements.models import POST_OF_CAPACITY, Capacity, LetterState, OutgoingLetter
from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User, acts_for
from people.roles import OFFICERS
from protocols.behaviours import Behaviour
from protocols.models import Protocol
from protocols.version_cache import in_force_or_none

# Each switches letters in this capacity on by itself.
BEHAVIOURS = {
    Capacity.OFFICER: (Behaviour.OFFICIAL_LETTERS,),
    Capacity.MAYOR: (Behaviour.LETTERS_OF_THE_MAYOR,),
    Capacity.LEADER: (Behaviour.LETTERS_OF_CHAIRS,),
    Capacity.CHAIR: (Behaviour.LETTERS_OF_CHAIRS,),
    Capacity.WARD: (
        Behaviour.WARD_CAPACITY,
        Behaviour.OFFICIAL_LETTERS,
        Behaviour.VISIBLE_COPIES,
    ),
}
NOT_PROVIDED = "The protocol does not provide for recording these letters in Concordat."
NOT_THE_POST = {
    Capacity.OFFICER: "Only officers write the council’s official letters.",
    Capacity.MAYOR: "Only the Mayor can write a letter in the Mayor’s name.",
    Capacity.LEADER: "Only the leader of the council can write a letter as its leader.",
    Capacity.CHAIR: "Only the chair of a committee can write a letter as its chair.",
    Capacity.WARD: "Only councillors can write a letter as the councillor for a ward.",
}
BINDS = (
    "A letter that creates an obligation for the council, or gives instructions on its behalf,"
    " cannot be signed by a councillor. Ask an officer to write it."
)
NOT_CONFIRMED = "The letter needs your word that it creates no obligation and gives no instruction."
NO_COPY = "A letter of the leader or a chair must be copied to the Board or a committee."


def acts_in(user: User, capacity: str) -> bool:
    """Whether this person can sign in this capacity today."""
    if capacity == Capacity.OFFICER:
        return any(post.role in OFFICERS for post in user.acting_posts)
    return user.holds(POST_OF_CAPACITY[Capacity(capacity)])


def side_of(letter: OutgoingLetter) -> str:
    """The side on which it was written."""
    return "officer" if letter.is_of_officer else "member"


def can_write_letter(user: User, capacity: str, version: Protocol | None = None) -> Verdict:
    """Write a letter in a capacity: who holds its post, if the version in force provides for it."""
    if not acts_in(user, capacity):
        return denied(NOT_THE_POST[Capacity(capacity)])
    version = version or in_force_or_none()
    if version and any(version.clause_for(one) for one in BEHAVIOURS[Capacity(capacity)]):
        return ALLOWED
    return denied(NOT_PROVIDED)


def can_write_letters(user: User) -> Verdict:
    """Write a letter in one capacity at least."""
    verdicts = [can_write_letter(user, capacity) for capacity in Capacity]
    return next((one for one in verdicts if one), denied(NOT_PROVIDED))


def goes_out_in_its_capacity(letter: OutgoingLetter) -> Verdict:
    """Whether the protocol lets a letter with these contents and copies go out in its capacity."""
    version = letter.version
    if letter.is_of_officer:
        return ALLOWED
    if letter.binds_council and version.clause_for(Behaviour.MEMBERS_BIND_NOTHING):
        return denied(BINDS)
    if version.clause_for(Behaviour.NO_OBLIGATION_CONFIRMED) and not letter.binds_nothing_confirmed:
        return denied(NOT_CONFIRMED)
    copied = letter.to_board or letter.committee_id is not None
    if needs_committee(letter.capacity, version) and not copied:
        return denied(NO_COPY)
    return ALLOWED


def needs_committee(capacity: str, version: Protocol) -> bool:
    """Whether a letter in this capacity is copied to the Board or a committee."""
    senior = capacity in (Capacity.LEADER, Capacity.CHAIR)
    return senior and bool(version.clause_for(Behaviour.LETTERS_TO_COMMITTEES))


def is_not_a_draft(letter: OutgoingLetter) -> Verdict:
    if letter.status == LetterState.SENT:
        return denied("This letter has been sent already.")
    return denied("This letter has been withdrawn.")


def can_change_letter(user: User, letter: OutgoingLetter) -> Verdict:
    """Change the text: its author, until it is signed."""
    if user.pk != letter.author_id:
        return denied("Only the person who wrote this letter can do this.")
    return ALLOWED if letter.status == LetterState.DRAFT else is_not_a_draft(letter)


def can_withdraw_letter(user: User, letter: OutgoingLetter) -> Verdict:
    """Withdraw a letter that has not been signed: its author, or the portal once they have left."""
    if acts_for(user, letter, "author", side_of(letter)) and letter.status == LetterState.DRAFT:
        return ALLOWED
    return can_change_letter(user, letter)


def can_sign_letter(user: User, letter: OutgoingLetter) -> Verdict:
    """Sign the letter: the person named below it alone, while they hold the post they sign it in
    and the protocol lets it go out in that capacity."""
    if user.pk != letter.signatory_id:
        return denied("Only the person whose name is below this letter can sign it.")
    if letter.status != LetterState.DRAFT:
        return is_not_a_draft(letter)
    if not acts_in(user, letter.capacity):
        return denied(NOT_THE_POST[Capacity(letter.capacity)])
    return goes_out_in_its_capacity(letter)
