"""Policy of enquiries: who can do what, and the sentence for someone who cannot.

Each rule expects someone who can see the enquiry, and reads the row, their posts and the promises.
"""

from django.template.defaultfilters import date as words
from django.utils import timezone
from django.utils.text import capfirst

from enquiries import assignment, contributors, cover, services_offered, statutory_duty
from enquiries.chase_letters import DAY_FORMAT, may_chase_again
from enquiries.models import OPEN, Enquiry, Kind, Status
from foundation.dates_in_words import day
from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User
from people.roles import Permission, Role
from protocols.behaviours import Behaviour
from protocols.words import clock_time

SETTLED = "You said this enquiry is settled, so it is closed. Raise a new enquiry if you need to."
MANAGERS = "the head of service, the chief officer or a coordinator"
# Clauses under which an enquiry is declined; under the second the Monitoring Officer is told.
DECLINED_UNDER = (Behaviour.DECLINE_CITING_A_CLAUSE, Behaviour.DECLINED_TO_MONITORING_OFFICER)


def is_handler(user: User, enquiry: Enquiry) -> bool:
    """Whether this person is to act on it: its officer, anyone who covers for them while they are
    away, or a holder of the office it is with."""
    if not user.may(Permission.HANDLE_ENQUIRY):
        return False
    if enquiry.officer_id:
        return enquiry.officer_id == user.pk or cover.covers_officer(user, enquiry)
    return bool(enquiry.office) and enquiry.office in user.offices


def is_councillor_of(user: User, enquiry: Enquiry) -> bool:
    """Whether this person is the councillor on the other side, in office today."""
    return enquiry.member_id == user.pk and user.is_member


def promise_clause_of(enquiry: Enquiry, kind: str) -> str:
    """The number of the clause behind a promise, or "" if there is none."""
    rule = enquiry.rule_for(kind)
    return rule.clause if rule else ""


def can_assign(user: User, enquiry: Enquiry) -> Verdict:
    """Anyone who can hand it over, or only a manager or coordinator if the protocol says so (Epsom
    and Ewell 10.2(i))."""
    may, number = may_hand_over(user, enquiry), managers_assign(enquiry)
    only_asked = contributors.reads_as_contributor(user, enquiry)
    if number and (may or only_asked) and not assignment.manages(user, enquiry.service_id):
        return denied(f"Only {MANAGERS} can assign this enquiry. Ask one of them.", clause=number)
    return may


def managers_assign(enquiry: Enquiry) -> str:
    """The clause by which only managers assign; "" if anyone in the service does."""
    return enquiry.version.clause_for(Behaviour.MANAGERS_ASSIGN)


def may_hand_over(user: User, enquiry: Enquiry) -> Verdict:
    """A coordinator, or anyone in its service or office, while it is open."""
    if not user.may(Permission.ASSIGN_ENQUIRY):
        return denied("Only a coordinator, or someone in the service, can assign enquiries.")
    if not (may := contributors.may_act(user, enquiry)):
        return may
    if enquiry.status not in OPEN:
        return denied(f"This enquiry has been {enquiry.get_status_display().lower()}.")
    if not (free := statutory_duty.may_end_or_move(user, enquiry)):
        return free
    if enquiry.interest_declared and not assignment.manages(user, enquiry.service_id):
        return denied(
            "The councillor declared a personal interest, so only the head of service or a "
            "coordinator can assign this enquiry.",
            clause=enquiry.version.clause_for(Behaviour.PERSONAL_INTEREST),
        )
    if enquiry.reported_to and enquiry.officer and enquiry.officer.works_today(enquiry.service_id):
        stays = f"This enquiry was declined and reported, so it stays with {enquiry.officer.name}."
        number = enquiry.version.clause_for(Behaviour.DECLINED_TO_MONITORING_OFFICER)
        return denied(stays, clause=number)
    clause = enquiry.version.clause_for(Behaviour.TOWN_CLERK_ASSIGNS) if enquiry.office else ""
    if clause and enquiry.office not in user.offices:
        return denied(f"Only the {enquiry.handled_by} can assign this enquiry.", clause=clause)
    return ALLOWED


def can_pass(user: User, enquiry: Enquiry) -> Verdict:
    """Anyone who can hand it over. The due date does not change, and the councillor is told."""
    if enquiry.is_from_officer:
        return denied("An officer’s question to a councillor cannot be passed to another service.")
    if enquiry.service and (why := services_offered.WHY_NOT_PASSED.get(enquiry.kind)):
        return denied(why, clause=services_offered.request_clause(enquiry.kind, enquiry.version))
    return may_hand_over(user, enquiry)


def can_follow_for_coordinators(user: User) -> Verdict:
    """A coordinator, in the list of what the coordinators passed on."""
    if not user.holds(Role.COORDINATOR):
        return denied("Only coordinators keep a list of what they passed on.")
    return ALLOWED


def _by_handler(user: User, enquiry: Enquiry, *states: str, ended: str) -> Verdict:
    if enquiry.status not in states:
        return denied(ended)
    if is_handler(user, enquiry):
        return ALLOWED
    return denied(_somebody_else_has_it(enquiry))


def _somebody_else_has_it(enquiry: Enquiry) -> str:
    if enquiry.officer:
        anyone = f"a coordinator, or anyone in {enquiry.handled_by},"
        who = MANAGERS if managers_assign(enquiry) else anyone
        return f"This enquiry is with {enquiry.officer.name}. {capfirst(who)} can assign it to you."
    if enquiry.office:
        return f"This enquiry is with the {enquiry.handled_by}."
    return _assign_first(enquiry)


def _assign_first(enquiry: Enquiry) -> str:
    if managers_assign(enquiry):
        return f"This enquiry has not been assigned yet. {capfirst(MANAGERS)} assigns it first."
    return "This enquiry has not been assigned yet. Assign it first."


def can_answer(user: User, enquiry: Enquiry) -> Verdict:
    """The officer who has it, or a holder of the office it is with, while an answer is due."""
    if enquiry.is_from_officer:
        return denied("Only the councillor who was asked can answer an officer’s question.")
    if enquiry.challenged_id == user.pk:
        return denied("You wrote the answer being challenged, so someone else must answer.")
    return _by_handler(
        user, enquiry, Status.WITH_OFFICER, Status.WAITING, ended=_no_answer_wanted(enquiry)
    )


def can_decline(user: User, enquiry: Enquiry) -> Verdict:
    """Anyone who can answer, if the protocol has clauses for declining."""
    if not enquiry.version.clause_for(*DECLINED_UNDER):
        return denied("The protocol has no clause that allows an enquiry to be declined.")
    if enquiry.kind == Kind.DECISION:
        number = enquiry.version.clause_for(Behaviour.DECISIONS_ANSWERED_FOR)
        return denied("You cannot decline to explain a delegated decision.", clause=number)
    return can_answer(user, enquiry)


def _no_answer_wanted(enquiry: Enquiry) -> str:
    if enquiry.status == Status.RECEIVED:
        return _assign_first(enquiry)
    if enquiry.status == Status.ANSWERED and enquiry.answered_at:
        who = f" by {enquiry.officer.name}" if enquiry.officer else ""
        at = timezone.localtime(enquiry.answered_at)
        return f"This enquiry was answered{who} on {words(at, DAY_FORMAT)} at {clock_time(at)}."
    return f"This enquiry has been {enquiry.get_status_display().lower()}."


def can_hold(user: User, enquiry: Enquiry) -> Verdict:
    """Anyone who can answer, up to the number the protocol allows (Oxford 23.5)."""
    if not (allowed := can_answer(user, enquiry)):
        return allowed
    limit = enquiry.version.holding_limit
    if enquiry.held_until and enquiry.holding_replies >= limit:
        many = "one holding reply" if limit == 1 else f"{limit} holding replies"
        return denied(
            f"The protocol allows {many}. Answer by {words(enquiry.held_until, DAY_FORMAT)}.",
            clause=promise_clause_of(enquiry, "full-reply"),
        )
    return ALLOWED


def can_ask(user: User, enquiry: Enquiry) -> Verdict:
    """The officer who has it, or a holder of the office it is with, one question at a time."""
    if enquiry.status == Status.WAITING:
        return denied("The councillor has not yet replied to the last question.")
    if enquiry.is_open and not enquiry.has_member_today:
        return denied("The councillor is no longer in office, so no one would read a question.")
    return _by_handler(user, enquiry, Status.WITH_OFFICER, ended=_no_answer_wanted(enquiry))


def can_redirect(user: User, enquiry: Enquiry) -> Verdict:
    """Its officer or office, or a coordinator. This closes it and says where to go instead."""
    if enquiry.is_from_officer:
        return denied("An officer’s question to a councillor cannot be redirected. Withdraw it.")
    if enquiry.status not in OPEN:
        return denied(_no_answer_wanted(enquiry))
    if is_handler(user, enquiry) or user.holds(Role.COORDINATOR):
        return statutory_duty.may_end_or_move(user, enquiry)
    return denied(_somebody_else_has_it(enquiry))


def can_reply(user: User, enquiry: Enquiry) -> Verdict:
    """The councillor who was asked, in office today, while the question is open."""
    if not is_councillor_of(user, enquiry):
        return denied("Only the councillor who was asked can reply.")
    if enquiry.status != Status.WAITING:
        return denied("You have no question to reply to.")
    return ALLOWED


def can_follow_up(user: User, enquiry: Enquiry) -> Verdict:
    """The councillor who asked, until the time for following up the answer has passed."""
    if not is_councillor_of(user, enquiry) or enquiry.is_from_officer:
        return denied("Only the councillor who asked can follow up an answer.")
    if enquiry.status == Status.ANSWERED and enquiry.may_be_followed_up:
        return ALLOWED
    if enquiry.is_settled:
        return denied(SETTLED)
    if enquiry.status in (Status.ANSWERED, Status.CLOSED):
        return denied("The time for following up this answer has passed. Raise a new enquiry.")
    return denied("There is no answer to follow up.", later=enquiry.is_open)


def can_say_dissatisfied(user: User, enquiry: Enquiry) -> Verdict:
    """The councillor who asked, while they can follow up, if the protocol provides for it."""
    if enquiry.is_sealed:
        return denied("This enquiry is confidential. Follow up the answer instead.")
    if not enquiry.version.clause_for(Behaviour.DISSATISFIED):
        return denied("The protocol does not provide for this. Follow up the answer instead.")
    return can_follow_up(user, enquiry)


def can_open(user: User, enquiry: Enquiry) -> Verdict:
    """The councillor who asked, the first time they open the answer (Knutsford 2.10)."""
    asked_for = enquiry.version.clause_for(Behaviour.ADVICE_OPENINGS)
    if not asked_for or not is_councillor_of(user, enquiry):
        return denied("The protocol does not ask the portal to record this.")
    if enquiry.status != Status.ANSWERED or enquiry.opened_at or enquiry.is_from_officer:
        return denied("There is no unopened answer.")
    return ALLOWED


def can_chase(user: User, enquiry: Enquiry) -> Verdict:
    """The councillor who asked, once for each promised date that has passed (Section C 3.5), an
    answer to a chase included, or after the reminders where the protocol sets no time limit."""
    if not is_councillor_of(user, enquiry):
        return denied("Only the councillor who asked can chase this enquiry.")
    if not enquiry.is_open or enquiry.is_from_officer:
        return denied("No answer is due.")
    owed = enquiry.answer_due_at or (enquiry.watch.due_at if enquiry.watch else None)
    if owed is None:
        return denied("The protocol does not set a date for an answer.")
    if owed >= timezone.now():
        return denied(
            f"You can chase this enquiry after {day(owed)}, if it has not been answered.",
            later=True,
        )
    if enquiry.chased_at and enquiry.chased_at >= owed:
        return may_chase_again(enquiry)
    return ALLOWED


def can_add(user: User, enquiry: Enquiry) -> Verdict:
    """The councillor who asked, while it is with the council."""
    if not is_councillor_of(user, enquiry) or enquiry.is_from_officer:
        return denied("Only the councillor who asked can add to this enquiry.")
    if enquiry.status == Status.WAITING:
        return denied("An officer has asked you a question. Add the information in your reply.")
    if enquiry.status not in (Status.RECEIVED, Status.WITH_OFFICER):
        return denied(_no_answer_wanted(enquiry))
    return ALLOWED


def can_withdraw(user: User, enquiry: Enquiry) -> Verdict:
    """The councillor who asked, or the officer whose own question it is, while it is open."""
    if enquiry.is_from_officer:
        if enquiry.is_open and is_handler(user, enquiry):
            return statutory_duty.may_end_or_move(user, enquiry)
        return denied("Only the officer who asked can withdraw the question.")
    if not is_councillor_of(user, enquiry):
        return denied("Only the councillor who asked can withdraw this enquiry.")
    if not enquiry.is_open:
        return denied(f"This enquiry has been {enquiry.get_status_display().lower()}.")
    return statutory_duty.may_end_or_move(user, enquiry)


def can_close(user: User, enquiry: Enquiry) -> Verdict:
    """Only the portal, when the time for following up the answer has passed."""
    if not user.is_system:
        return denied("Answered enquiries are closed automatically.")
    if enquiry.status != Status.ANSWERED or enquiry.may_be_followed_up:
        return denied("The councillor can still follow it up.")
    return statutory_duty.may_end_or_move(user, enquiry)
