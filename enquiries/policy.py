"""Who may do what to an enquiry, and why not? Each refusal is a sentence for the reader.

Everything here is asked of somebody who may see the enquiry at all
(`Enquiry.objects.visible_to`); it reads the row and the person's hats, and no
more of the database than the case's own promises.
"""

from django.template.defaultfilters import date as words
from django.utils import timezone

from enquiries import addressing, duties, requests
from enquiries.models import OPEN, Enquiry, Kind, Status
from people.models import User
from people.policy import ALLOWED, Verdict, denied
from people.roles import OFFICES, Permission, Role
from protocols.models import Protocol
from protocols.words import clock_time

DAY = "l j F"
TOWN_CLERK = "town-clerk-assigns"
# Clauses under which an enquiry is declined; under the second the Monitoring Officer is told.
REPORTED = "declined-to-monitoring-officer"
DECLINED_UNDER = ("decline-citing-a-clause", REPORTED)


def is_handler(user: User, enquiry: Enquiry) -> bool:
    """Whether this person is to act on it: its officer, or a holder of the office it is with."""
    if not user.may(Permission.HANDLE_ENQUIRY):
        return False
    if enquiry.officer_id:
        return enquiry.officer_id == user.pk
    return bool(enquiry.office) and enquiry.office in user.offices


def is_theirs(user: User, enquiry: Enquiry) -> bool:
    """Whether this person is the councillor on the other side, in office today."""
    return enquiry.member_id == user.pk and user.is_member


def clause_of(enquiry: Enquiry, kind: str) -> str:
    """The number of the clause behind a promise; empty where the protocol says nothing of it."""
    rule = enquiry.rule_for(kind)
    return rule.clause if rule else ""


def can_raise(user: User) -> Verdict:
    """A councillor, or a coordinator on a councillor’s behalf."""
    if user.may(Permission.RAISE_ENQUIRY) or user.may(Permission.RAISE_FOR_MEMBER):
        return ALLOWED
    return denied("Only councillors, and coordinators on their behalf, raise enquiries.")


def can_ask_for(user: User, kind: str, version: Protocol) -> Verdict:
    """Whoever raises enquiries asks for what the version opens, those in a post for the rest."""
    request = requests.REQUESTS.get(kind)
    if request is None:
        return ALLOWED
    number = version.asks_for(request.behaviour)
    if not number:
        return denied("The protocol in force does not provide for this request.")
    if not request.is_open_to(user):
        cited = version.clause_name(number)
        return denied(f"Only {request.who} may ask for this ({cited}).", clause=number)
    if not request.is_had(version):
        return denied("The council has not said yet who has such requests. Ask a coordinator.")
    return ALLOWED


def can_ask_member(user: User) -> Verdict:
    """Somebody who works in a service, outside any enquiry (Section C 3.4, both directions)."""
    if user.may(Permission.ASK_MEMBER) and user.services:
        return ALLOWED
    return denied("Only officers of a service ask councillors questions.")


def can_assign(user: User, enquiry: Enquiry) -> Verdict:
    """A coordinator, or anybody of its service or office, while it is open."""
    if not user.may(Permission.ASSIGN_ENQUIRY):
        return denied("A coordinator, or somebody in the service, assigns enquiries.")
    if enquiry.status not in OPEN:
        return denied(f"It is {enquiry.get_status_display().lower()}.")
    if not (free := duties.leaves_to(user, enquiry)):
        return free
    if enquiry.interest_declared and not user.wears(Role.COORDINATOR, *addressing.SENIOR, *OFFICES):
        return denied(
            "The councillor declared an interest: its head of service, or a coordinator, gives it "
            "to somebody.",
            clause=enquiry.version.asks_for("personal-interest"),
        )
    if enquiry.reported_to and enquiry.officer and enquiry.officer.works_today(enquiry.service_id):
        stays = f"It was declined and reported, and stays with {enquiry.officer.name}."
        return denied(stays, clause=enquiry.version.asks_for(REPORTED))
    clause = enquiry.version.asks_for(TOWN_CLERK) if enquiry.office else ""
    if clause and enquiry.office not in user.offices:
        return denied(f"The {enquiry.handled_by} alone gives it out.", clause=clause)
    return ALLOWED


def fits(officer: User, enquiry: Enquiry) -> Verdict:
    """Anybody of the service, but what is for its seniors alone (Oxford 23.4, Section C 3.2);
    never again whoever wrote an answer that is challenged (Somerset 10.4)."""
    if enquiry.challenged_id == officer.pk:
        return denied(f"{officer.name} wrote the answer that is challenged.")
    if addressing.wants_senior(enquiry) and not officer.wears(*addressing.SENIOR):
        route = addressing.route_of(enquiry.kind, enquiry.version)
        return denied(
            f"{officer.name} is no head of service or chief officer, who deal with such matters.",
            clause=route.clause if route else "",
        )
    return ALLOWED


def can_pass(user: User, enquiry: Enquiry) -> Verdict:
    """Whoever may assign it, to another service: the clock goes on, and the councillor is told."""
    if enquiry.is_from_officer:
        return denied("It is an officer’s own question.")
    if enquiry.service and (why := requests.STAYS.get(enquiry.kind)):
        return denied(why, clause=requests.clause(enquiry.kind, enquiry.version))
    return can_assign(user, enquiry)


def _by_handler(user: User, enquiry: Enquiry, *states: str, ended: str) -> Verdict:
    if enquiry.status not in states:
        return denied(ended)
    if is_handler(user, enquiry):
        return ALLOWED
    return denied(_somebody_else_has_it(enquiry))


def _somebody_else_has_it(enquiry: Enquiry) -> str:
    if enquiry.officer:
        return (
            f"It is with {enquiry.officer.name}. A coordinator, or anybody in "
            f"{enquiry.handled_by}, can pass it to you."
        )
    if enquiry.office:
        return f"It is with the {enquiry.handled_by}."
    return "Nobody has it yet. Assign it first."


def can_answer(user: User, enquiry: Enquiry) -> Verdict:
    """The officer who has it or a holder of the office it is with, while an answer is owed."""
    if enquiry.is_from_officer:
        return denied("It is an officer’s own question: the councillor answers it.")
    if enquiry.challenged_id == user.pk:
        return denied("You wrote the answer that is challenged: somebody else answers now.")
    return _by_handler(
        user, enquiry, Status.WITH_OFFICER, Status.WAITING, ended=_no_answer_wanted(enquiry)
    )


def can_decline(user: User, enquiry: Enquiry) -> Verdict:
    """Whoever may answer, where the protocol has clauses under which something is declined."""
    if not any(map(enquiry.version.asks_for, DECLINED_UNDER)):
        return denied("The protocol has no clause under which an enquiry is declined.")
    if enquiry.kind == Kind.DECISION:
        number = enquiry.version.asks_for("decisions-answered-for")
        return denied("A decision taken under delegation is answered for.", clause=number)
    return can_answer(user, enquiry)


def _no_answer_wanted(enquiry: Enquiry) -> str:
    if enquiry.status == Status.RECEIVED:
        return "Nobody has it yet. Assign it first."
    if enquiry.status == Status.ANSWERED and enquiry.answered_at:
        who = f" by {enquiry.officer.name}" if enquiry.officer else ""
        at = timezone.localtime(enquiry.answered_at)
        return f"It was answered{who} on {words(at, DAY)} at {clock_time(at)}."
    return f"It is {enquiry.get_status_display().lower()}."


def can_hold(user: User, enquiry: Enquiry) -> Verdict:
    """Whoever may answer, and only as many holding replies as the protocol allows (Oxford 23.5)."""
    allowed = can_answer(user, enquiry)
    if not allowed:
        return allowed
    limit = enquiry.version.holding_limit
    if enquiry.held_until and holding_replies(enquiry) >= limit:
        many = "one" if limit == 1 else str(limit)
        return denied(
            f"The protocol allows {many}. Answer by {words(enquiry.held_until, DAY)}.",
            clause=clause_of(enquiry, "full-reply"),
        )
    return ALLOWED


def holding_replies(enquiry: Enquiry) -> int:
    """How many were sent since the councillor last asked: each promised a date of its own."""
    asked = [p.started_at for p in enquiry.promises.all() if p.kind == "reply"]
    since = max(asked, default=enquiry.received_at)
    held = (p for p in enquiry.promises.all() if p.kind == "full-reply" and p.started_at >= since)
    return sum(1 for _ in held)


def can_ask(user: User, enquiry: Enquiry) -> Verdict:
    """The officer who has it or a holder of the office it is with, one question at a time."""
    if enquiry.status == Status.WAITING:
        return denied("A question to the councillor is open already.")
    return _by_handler(user, enquiry, Status.WITH_OFFICER, ended=_no_answer_wanted(enquiry))


def can_redirect(user: User, enquiry: Enquiry) -> Verdict:
    """Whoever has it, or a coordinator: it ends here, and the councillor is told where to go."""
    if enquiry.is_from_officer:
        return denied("It is an officer’s own question.")
    if enquiry.status not in OPEN:
        return denied(_no_answer_wanted(enquiry))
    if is_handler(user, enquiry) or user.wears(Role.COORDINATOR):
        return duties.leaves_to(user, enquiry)
    return denied(_somebody_else_has_it(enquiry))


def can_reply(user: User, enquiry: Enquiry) -> Verdict:
    """The councillor who was asked, in office today, while the question is open."""
    if not is_theirs(user, enquiry):
        return denied("Only the councillor who was asked can reply.")
    if enquiry.status != Status.WAITING:
        return denied("No question is waiting for you.")
    return ALLOWED


def can_follow_up(user: User, enquiry: Enquiry) -> Verdict:
    """The councillor who asked, until the days for coming back on the answer are over."""
    if not is_theirs(user, enquiry) or enquiry.is_from_officer:
        return denied("Only the councillor who asked can come back on an answer.")
    if enquiry.status == Status.ANSWERED and enquiry.may_be_followed_up:
        return ALLOWED
    if enquiry.status in (Status.ANSWERED, Status.CLOSED):
        return denied("The days for coming back on the answer are over. Raise a new enquiry.")
    return denied("There is no answer to come back on.", later=enquiry.is_open)


def can_say_dissatisfied(user: User, enquiry: Enquiry) -> Verdict:
    """As long as the answer can be come back on, where the protocol provides for it."""
    if enquiry.is_sealed:
        return denied("It is confidential: come back on the answer.")
    if not enquiry.version.asks_for("dissatisfied"):
        return denied("The protocol has no way of its own for this. Come back on the answer.")
    return can_follow_up(user, enquiry)


def can_open(user: User, enquiry: Enquiry) -> Verdict:
    """The councillor whose answer it is, for the first time (Knutsford 2.10)."""
    if not enquiry.version.asks_for("advice-openings") or not is_theirs(user, enquiry):
        return denied("Nothing is recorded.")
    if enquiry.status != Status.ANSWERED or enquiry.opened_at or enquiry.is_from_officer:
        return denied("There is no answer that was not opened before.")
    return ALLOWED


def can_chase(user: User, enquiry: Enquiry) -> Verdict:
    """The councillor who asked, once for each promised date that has passed (Section C 3.5)."""
    if not is_theirs(user, enquiry):
        return denied("Only the councillor who asked can chase it.")
    if not enquiry.is_open or enquiry.is_from_officer:
        return denied("No answer is owed.")
    answer = enquiry.answer_owed
    if answer is None:
        return denied("No date is promised for an answer.")
    owed = answer.due_at
    if owed >= timezone.now():
        return denied(
            f"You can chase it after {words(timezone.localtime(owed), DAY)}, "
            "if it has not been answered.",
            later=True,
        )
    if enquiry.chased_at and enquiry.chased_at >= owed:
        return denied(f"You chased it on {words(timezone.localtime(enquiry.chased_at), DAY)}.")
    return ALLOWED


def can_add(user: User, enquiry: Enquiry) -> Verdict:
    """The councillor who asked, while it is the council’s turn."""
    if not is_theirs(user, enquiry) or enquiry.is_from_officer:
        return denied("Only the councillor who asked can add to it.")
    if enquiry.status not in (Status.RECEIVED, Status.WITH_OFFICER):
        return denied(_no_answer_wanted(enquiry))
    return ALLOWED


def can_withdraw(user: User, enquiry: Enquiry) -> Verdict:
    """Whoever asked: the councillor, or the officer whose own question it is, while it is open."""
    if enquiry.is_from_officer:
        if enquiry.is_open and is_handler(user, enquiry):
            return duties.leaves_to(user, enquiry)
        return denied("Only the officer who asked can withdraw the question.")
    if not is_theirs(user, enquiry):
        return denied("Only the councillor who asked can withdraw it.")
    if not enquiry.is_open:
        return denied(f"It is {enquiry.get_status_display().lower()}.")
    return duties.leaves_to(user, enquiry)


def can_close(user: User, enquiry: Enquiry) -> Verdict:
    """The portal alone, when the days for coming back on the answer are over."""
    if not user.is_system:
        return denied("An answered enquiry closes by itself.")
    if enquiry.status != Status.ANSWERED or enquiry.may_be_followed_up:
        return denied("It can still be come back on.")
    return duties.leaves_to(user, enquiry)
