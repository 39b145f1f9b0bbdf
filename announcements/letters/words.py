"""Words of outgoing letters: the head of the paper, the capacity, the signature, the copies."""

from django.conf import settings

from announcements.letters import routing
from announcements.letters.policy import BEHAVIOURS
from announcements.models import Capacity, LetterState, MatterOfCouncil, OutgoingLetter
from people.models import User, Ward
from people.roles import OFFICERS, Role
from protocols.behaviours import Behaviour
from protocols.models import Protocol
from relations.models import BOARD

TAGS: dict[str, tuple[str, str]] = {
    LetterState.DRAFT: ("To be signed", "yellow"),
    LetterState.SENT: ("Sent", "green"),
    LetterState.WITHDRAWN: ("Withdrawn", "grey"),
}
KINDS = {
    Capacity.OFFICER: "Official letter",
    Capacity.MAYOR: "Letter of the Mayor",
    Capacity.LEADER: "Letter of the leader",
    Capacity.CHAIR: "Letter of a committee chair",
    Capacity.WARD: "Letter of a councillor",
}
POSTS = {
    Capacity.MAYOR: (Role.MAYOR,),
    Capacity.LEADER: (Role.LEADER,),
    Capacity.CHAIR: (Role.COMMITTEE_CHAIR,),
    Capacity.OFFICER: tuple(OFFICERS),
}


def ward_words(ward: Ward | None) -> str:
    return f"councillor for {ward} ward" if ward else "councillor"


def letterhead(letter: OutgoingLetter) -> list[str]:
    """The lines at the top of the paper: the council's for its letters, a councillor's own."""
    council: str = settings.COUNCIL_NAME
    if letter.capacity != Capacity.WARD:
        return [council]
    ward = [f"{letter.ward} ward, {council}"] if letter.ward else [council]
    return [f"Councillor {letter.signatory.name}", *ward]


def capacity_line(letter: OutgoingLetter) -> str:
    """What stands above the signature of a councillor who writes individually (Knutsford 12.5). It
    is no part of the text, so its author cannot remove it. "" in every other letter."""
    asked = letter.version.clause_for(Behaviour.WARD_CAPACITY)
    if letter.capacity != Capacity.WARD or not asked:
        return ""
    own = ward_words(letter.ward)
    return f"I am writing individually as {own}, and not on behalf of the council."


def signature_of(person: User, letter: OutgoingLetter) -> str:
    """The name and the post somebody signs in: Omar Haddad, Highways."""
    if letter.capacity == Capacity.WARD:
        own = ward_words(letter.ward)
        return f"{person.name}, {own[:1].upper()}{own[1:]}"
    posts = [post for post in person.acting_posts if post.role in POSTS[Capacity(letter.capacity)]]
    of_committee = [post for post in posts if post.committee_id == letter.committee_id]
    return f"{person.name}, {(of_committee or posts)[0].post}" if posts else person.name


def copies_of(letter: OutgoingLetter) -> list[str]:
    """Everybody with a copy, as the foot of the letter names them."""
    copies = []
    if letter.to_board:
        copies.append(BOARD)
    if letter.committee:
        copies.append(str(letter.committee))
    if routing.goes_to_the_head(letter):
        heads = routing.readers_at_the_head(letter)
        copies += [f"{person.name}, {leading_post(person, letter)}" for person in heads]
    return copies


def leading_post(person: User, letter: OutgoingLetter) -> str:
    leads = (*routing.LEADERS, Role.CHIEF_EXECUTIVE)
    posts = [post for post in person.posts_today if post.role in leads]
    of_service = [post for post in posts if post.service_id == letter.service_id]
    return (of_service or posts)[0].post if posts else str(letter.service)


def matter_words(letter: OutgoingLetter) -> str:
    """Why the head of the service has a copy; "" where none has."""
    if not routing.goes_to_the_head(letter):
        return ""
    matter = MatterOfCouncil(letter.matter).label.lower()
    return f"This letter is about {matter}, so it is copied to the head of {letter.service}."


LEADS = {
    Capacity.OFFICER: "The council’s letters normally have the name of the officer who handles the"
    " matter.",
    Capacity.MAYOR: "The letter is in the Mayor’s own name.",
    Capacity.LEADER: "The letter has your name as leader of the council.",
    Capacity.CHAIR: "The letter has your name as chair of your committee.",
}


def lead_for(capacity: str, version: Protocol) -> str:
    """The sentence above the form of a letter in this capacity."""
    if capacity != Capacity.WARD:
        return LEADS[Capacity(capacity)]
    if version.clause_for(Behaviour.WARD_CAPACITY):
        return (
            "The letter says that you write individually as a councillor. That line is added, and"
            " you cannot remove it."
        )
    return "The letter has your name as a councillor, and not the council’s letterhead."


def behaviour_of(capacity: str, version: Protocol) -> Behaviour:
    """What the clause next to that form asks for."""
    asked = BEHAVIOURS[Capacity(capacity)]
    return next((one for one in asked if version.clause_for(one)), asked[0])
