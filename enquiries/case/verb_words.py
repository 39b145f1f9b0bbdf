"""Names in the words of verbs: {member}, {days}, {chased} and others, looked up as needed."""

from collections.abc import Callable

from enquiries import notices
from enquiries.models import Enquiry
from people.directory import styled_member
from protocols.behaviours import Behaviour
from protocols.models import PromiseKind

FLAG_LEADS = {
    Behaviour.CONTENTIOUS_FLAG: "We will tell the head of service at once."
    " No councillor will see this.",
    Behaviour.CONTENTIOUS_ALERT: "We will tell the {clerk} at once. No councillor will see this.",
    Behaviour.CONTENTIOUS_APPROVAL: "A second officer will have to approve each letter to the"
    " councillor. No councillor will see this.",
}


def words_about(enquiry: Enquiry, words: str) -> str:
    """The words of a verb with the names of this enquiry filled in."""
    return words.format_map(NamesOfEnquiry(enquiry))


class NamesOfEnquiry(dict[str, str]):
    """Each name is looked up only if the words have it: who gets a chase takes a statement."""

    def __init__(self, enquiry: Enquiry) -> None:
        super().__init__()
        self.enquiry = enquiry

    def __missing__(self, name: str) -> str:
        return NAMES[name](self.enquiry)


def clock_sentence(enquiry: Enquiry) -> str:
    answer = enquiry.answer_owed
    if answer is None:
        return "There is no time limit for your answer."
    if enquiry.is_overdue:
        return "Your answer is overdue and stays overdue."
    if enquiry.version.pause_while_waiting and answer.kind == PromiseKind.REPLY:
        return "The clock stops until the councillor replies."
    return "The due date for your answer will not change."


def chase_recipient(enquiry: Enquiry) -> str:
    """Who gets a chase today, by name and post."""
    posts = enquiry.posts_concerned
    people = notices.chase_recipients(enquiry, posts.holders)
    if not people:
        return "the coordinators"
    return notices.name_with_post(people[0], posts.posts, enquiry.version)


def flag_lead(enquiry: Enquiry) -> str:
    """What a flag as contentious does, by the first clause that asks for flags."""
    version = enquiry.version
    leads = (lead for behaviour, lead in FLAG_LEADS.items() if version.clause_for(behaviour))
    return next(leads, FLAG_LEADS[Behaviour.CONTENTIOUS_APPROVAL]).format(
        clerk=version.title("chief-executive")
    )


def member_name(enquiry: Enquiry) -> str:
    """The councillor; one who has left is not named as if they would read it."""
    gone = "" if enquiry.has_member_today else " (no longer in office, so cannot read it)"
    return f"{styled_member(enquiry.member)}{gone}"


def holder_name(enquiry: Enquiry) -> str:
    """Who has it now: its officer, or else the service or office."""
    if enquiry.officer:
        return enquiry.officer.name
    return f"the {enquiry.handled_by}" if enquiry.office else enquiry.handled_by or "no one"


def follow_up_time(enquiry: Enquiry) -> str:
    """How long the councillor has for a follow-up, if there is one in office."""
    days = enquiry.version.follow_up_days
    return f", who then has {days} working days to follow it up" if enquiry.has_member_today else ""


NAMES: dict[str, Callable[[Enquiry], str]] = {
    "member": member_name,
    "days": lambda enquiry: str(enquiry.version.follow_up_days),
    "follow_up": follow_up_time,
    "clock": clock_sentence,
    "chased": chase_recipient,
    "flagged": flag_lead,
    "holder": holder_name,
    "head": lambda enquiry: "the head of service" if enquiry.service_id else "someone else",
    "an_officer": lambda enquiry: "another officer" if enquiry.officer_id else "an officer",
    "what": lambda enquiry: "the question" if enquiry.is_from_officer else "this enquiry",
}
