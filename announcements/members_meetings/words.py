"""Words of councillors’ public meetings: what support there is, and the tags of their states."""

from announcements.members_meetings.policy import offers_support
from announcements.models import MembersMeeting, MembersMeetingState
from protocols.behaviours import Behaviour
from protocols.models import Protocol
from protocols.models.protocol import Citation

TAGS: dict[str, tuple[str, str]] = {
    MembersMeetingState.TOLD: ("Planned", "blue"),
    MembersMeetingState.WITHDRAWN: ("Withdrawn", "grey"),
}
PARTY = "This is a party political meeting, so no officer and no council premises are available."
SUPPORT = (
    "An officer can attend but does not have to, and no reason has to be given. The meeting can be"
    " held on council premises."
)
NO_SURGERIES = (
    "Support for your work in the ward is legitimate, but staff should not be asked to go to ward"
    " surgeries"
)
SentenceWithClause = tuple[str, Citation | None]


def support_sentences(version: Protocol, *, party_political: bool) -> list[SentenceWithClause]:
    """What stands next to the form, each sentence with its clause."""
    if party_political:
        return [(PARTY, version.cite_for(Behaviour.MEMBERS_PUBLIC_MEETINGS))]
    if not offers_support(version, party_political=False):
        return []
    return [(SUPPORT, version.cite_for(Behaviour.MEMBERS_MEETING_SUPPORT))]


def surgery_sentence(version: Protocol) -> str:
    """What stands next to the choice of what an officer does, with its clause; "" if no clause."""
    clause = version.clause_for(Behaviour.NO_WARD_SURGERIES)
    return f"{NO_SURGERIES} ({version.clause_name(clause)})" if clause else ""


def answer_words(answer: bool | None, yes: str, no: str) -> str:
    return "Not answered yet" if answer is None else yes if answer else no


def attendance_words(meeting: MembersMeeting) -> str:
    answer = meeting.officer_attends
    return answer_words(answer, "An officer will attend", "No officer will attend")


def premises_words(meeting: MembersMeeting) -> str:
    answer = meeting.premises_granted
    yes, no = "The meeting can be held there", "The meeting cannot be held there"
    return answer_words(answer, yes, no)
