"""The ladder of an enquiry: who is reminded of each promise, and in which words."""

from collections.abc import Callable, Mapping
from functools import cached_property

from casework.chase_step import is_chase_step
from casework.models import PromiseQuerySet
from casework.notices.ladders import Missed, Reached, those_with_mail, why_no_mail
from enquiries import cover, notices, policy
from enquiries.models import Enquiry, EnquiryPromise, Status
from people.models import (
    Cover,
    HoldersOfRole,
    User,
    councillor_posts,
    covers_today,
    holders_of_role,
    unique_people,
)
from protocols.models import Nudge, PromiseKind

MEMBER, OFFICER = "member", "handling-officer"
ADDRESSEES: dict[str, Callable[[Enquiry, HoldersOfRole], list[User]]] = {
    OFFICER: notices.handlers,
    "head-of-service": notices.heads_of_service,
    "chief-officer": notices.chief_officers,
    "chief-executive": lambda enquiry, holders: notices.chief_executives(holders),
    "coordinators": lambda enquiry, holders: notices.coordinators(holders),
}
MEMBER_LEFT = (
    "The councillor can no longer read this enquiry. A coordinator must decide what becomes of it."
)


class EnquiryLadder:
    """Each post is looked up once, and on a page among the posts that it has read."""

    def __init__(
        self,
        holders_today: HoldersOfRole = holders_of_role,
        covers: Callable[[], Mapping[int, Cover]] = covers_today,
    ) -> None:
        self.holders_today, self.ask_covers = holders_today, covers
        self.known: dict[tuple[object, ...], list[User]] = {}

    def promises(self) -> PromiseQuerySet:
        related = ("case__member", "case__officer", "case__service", "rule")
        return EnquiryPromise.objects.select_related(*related)

    def reached(self, promise: EnquiryPromise, step: Nudge) -> Reached:
        """While the councillor is in office, the people the step names. Nobody above a coordinator
        is reminded of what nobody can read."""
        enquiry = promise.case
        if is_chase_step(step):
            return self.reached_to_chase(promise)
        if enquiry.is_sealed:
            return self.reached_in_confidence(promise, step)
        if self.has_lost_member(enquiry):
            return self.reached_without_member(enquiry, step)
        asked = promise.kind == PromiseKind.WATCH and enquiry.status == Status.WAITING
        reached = self.of_step(step.addressee, enquiry)
        if asked and not step.offset:  # a question to them without a time limit is watched
            return reached._replace(people=unique_people([*reached.people, enquiry.member]))
        return reached

    def reached_to_chase(self, promise: EnquiryPromise) -> Reached:
        """The councillor, if they can chase it then and owe no reply themselves."""
        enquiry = promise.case
        may = policy.can_chase(enquiry.member, enquiry)
        if (may or may.later) and enquiry.status != Status.WAITING:
            return Reached(those_with_mail([enquiry.member]).people, [])
        return Reached([], [])

    def reached_in_confidence(self, promise: EnquiryPromise, step: Nudge) -> Reached:
        """Only the councillor and the officer who has it know of it."""
        enquiry = promise.case
        reached = self.of_step(step.addressee, enquiry)
        known = (enquiry.officer_id, enquiry.member_id)
        people = [person for person in reached.people if person.pk in known]
        return Reached(people, [one for one in reached.missed if one.person.pk in known])

    def reached_without_member(self, enquiry: Enquiry, step: Nudge) -> Reached:
        reached = those_with_mail(self.holders("coordinators", enquiry))
        named = step.addressee == MEMBER
        gone = Missed(enquiry.member, why_member_is_gone(enquiry.member))
        return Reached(reached.people, [gone] if named else reached.missed)

    def of_step(self, addressee: str, enquiry: Enquiry) -> Reached:
        """Those behind a relation to an enquiry, or their covers; the coordinators, if
        mail reaches none of them."""
        if addressee == MEMBER:
            return those_with_mail([enquiry.member])
        named = self.holders(addressee, enquiry)
        reached = those_with_mail(cover.with_covers(named, enquiry, self.covers))
        if not reached.people:
            instead = those_with_mail(self.holders("coordinators", enquiry))
            reached = Reached(instead.people, reached.missed)
        officer = enquiry.officer
        if addressee == OFFICER and officer and officer not in (*reached.people, *named):
            away = Missed(officer, why_officer_is_gone(officer, enquiry))
            return Reached(reached.people, [away])
        return reached

    def holders(self, addressee: str, enquiry: Enquiry) -> list[User]:
        post = (addressee, enquiry.service_id, enquiry.office, enquiry.officer_id)
        if post not in self.known:
            self.known[post] = ADDRESSEES[addressee](enquiry, self.holders_today)
        return self.known[post]

    @cached_property
    def covers(self) -> Mapping[int, Cover]:
        return self.ask_covers()

    def has_lost_member(self, enquiry: Enquiry) -> bool:
        """As the enquiry says it; in a batch asked of all councillors at once."""
        if "posts_concerned" in vars(enquiry):
            return not enquiry.has_member_today
        return enquiry.member_id not in self.councillors

    @cached_property
    def councillors(self) -> set[int]:
        """Today's, who can sign in: as `User.is_councillor_today`, of all at once."""
        return set(councillor_posts().values_list("person_id", flat=True))

    def sentence(self, promise: EnquiryPromise, when: str, step: Nudge | None) -> str:
        enquiry = promise.case
        if step and is_chase_step(step):
            return chase_sentence(promise, when)
        if not enquiry.is_sealed and self.has_lost_member(enquiry):
            return MEMBER_LEFT
        if promise.kind == PromiseKind.ACKNOWLEDGE:
            return f"This enquiry has not been assigned yet. An acknowledgement is {when}."
        if promise.kind == PromiseKind.WATCH:
            return watch_sentence(enquiry)
        what = f"{WHAT.get(PromiseKind(promise.kind), 'An answer is')} {when}."
        return f"{what}{advice(promise, when)}{self.away_words(enquiry, step)}"

    def away_words(self, enquiry: Enquiry, step: Nudge | None) -> str:
        """Why the cover gets a reminder of the officer’s."""
        if step is None or step.addressee != OFFICER or not enquiry.officer:
            return ""
        found = cover.cover_of(enquiry.officer, enquiry, self.covers)
        return f" {enquiry.officer.name} is {found.until_words}." if found else ""


WHAT = {
    PromiseKind.MEMBER_REPLY: "A reply to an officer’s question is",
    PromiseKind.CHASE_ANSWER: "An answer to a chased enquiry is",
    PromiseKind.FULL_REPLY: "The answer promised in a holding reply is",
}


def chase_sentence(promise: EnquiryPromise, when: str) -> str:
    if promise.kind == PromiseKind.WATCH:
        return "Your enquiry has not been answered yet. You can chase it."
    return f"The answer to your enquiry is {when}. You can chase it."


def advice(promise: EnquiryPromise, when: str) -> str:
    if promise.kind == PromiseKind.REPLY and when == "due today":
        return " Answer it or send a holding reply."
    if promise.kind == PromiseKind.MEMBER_REPLY and when.endswith("overdue"):
        return " The officer who has it must decide whether to answer without it."
    return ""


def watch_sentence(enquiry: Enquiry) -> str:
    if enquiry.status == Status.WAITING:
        return (
            "An officer’s question has had no reply yet. The officer who has it must decide whether"
            " to answer without one. The protocol sets no time limit."
        )
    return "This enquiry has not been answered yet. The protocol sets no time limit."


def why_officer_is_gone(officer: User, enquiry: Enquiry) -> str:
    if not officer.gets_mail:
        return why_no_mail(officer)
    return f"no longer works in {enquiry.service or 'the service'}"


def why_member_is_gone(member: User) -> str:
    return "is no longer in office" if member.gets_mail else why_no_mail(member)
