"""Policy of answers to a chase: those who were chased answer it, and can take the enquiry on."""

from collections.abc import Collection

from django.template.defaultfilters import date as words
from django.utils import timezone

from enquiries import assignment, cover, notices, policy
from enquiries.chase_letters import DAY_FORMAT, answer_to_chase
from enquiries.models import Enquiry
from enquiries.routing import CHASE_POSTS
from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User
from people.roles import Permission

NOT_CHASED = "This enquiry has not been chased."


def is_chased(user: User, enquiry: Enquiry) -> bool:
    """Whether a chase of this enquiry goes to this person today, or to someone they cover for."""
    people = notices.chase_recipients(enquiry, enquiry.posts_concerned.holders)
    return user in people or chased_for(user, enquiry, people) is not None


def chased_for(user: User, enquiry: Enquiry, people: Collection[User]) -> User | None:
    """Who of those chased is away and covered by this person, who was not chased themselves."""
    return None if user in people else cover.covers_one_of(user, people, enquiry)


def can_be_chased(user: User) -> Verdict:
    """Anyone with a post that a chase can go to, or who covers for someone."""
    if not user.holds(*CHASE_POSTS) and not user.covered:
        return denied("No chase can go to you.")
    return ALLOWED


def can_answer_chase(user: User, enquiry: Enquiry) -> Verdict:
    """Those a chase goes to, while the last one has no answer and the enquiry is open."""
    if not enquiry.is_open or not enquiry.chased_at:
        return denied(NOT_CHASED)
    if not is_chased(user, enquiry):
        return denied("Only the person who was chased can answer the chase.")
    if letter := answer_to_chase(enquiry):
        on = words(timezone.localtime(letter.sent_at), DAY_FORMAT)
        return denied(f"{letter.signed} answered the chase on {on}.")
    return ALLOWED


def can_take_on(user: User, enquiry: Enquiry) -> Verdict:
    """Those a chase goes to, while it is open, if they can answer enquiries and have not got it."""
    if not enquiry.is_open or not enquiry.chased_at:
        return denied(NOT_CHASED)
    if not is_chased(user, enquiry) or not user.may(Permission.HANDLE_ENQUIRY):
        return denied("Only the person who was chased can take this enquiry on.")
    if policy.is_handler(user, enquiry):
        return denied("You have this enquiry already.")
    return policy.may_hand_over(user, enquiry) and may_take(user, enquiry)


def can_instruct(user: User, enquiry: Enquiry) -> Verdict:
    """Those a chase goes to, while it is open and someone else has it."""
    if not enquiry.is_open or not enquiry.chased_at:
        return denied(NOT_CHASED)
    if not is_chased(user, enquiry) or user.reads_as_councillor:
        return denied("Only the person who was chased can tell the officer what to do.")
    if policy.is_handler(user, enquiry):
        return denied("You have this enquiry yourself.")
    return ALLOWED


def may_take(user: User, enquiry: Enquiry) -> Verdict:
    """An office takes anything. Anyone else must be an officer it can be assigned to."""
    return ALLOWED if office_of_chased(user, enquiry) else assignment.officer_fits(user, enquiry)


def office_of_chased(user: User, enquiry: Enquiry) -> str:
    """The office in which this person was chased, or "" if in a post of the service."""
    return enquiry.chased_to if enquiry.chased_to in user.offices else ""
