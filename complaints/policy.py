"""Complaint policy: who can do what with a complaint. Each refusal is a sentence for the reader.

Asked about people who can see that it exists (`Complaint.objects.visible_to`, `reader_role_of`).
"""

from casework.sealing import keys
from complaints import required_steps, sealed_contents
from complaints.models import OPEN, UPHELD, Complaint, Stage, Verb
from complaints.reader_role import reader_role_of
from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User
from people.roles import Permission, Role
from protocols import policy as protocol_policy
from protocols.behaviours import Behaviour
from protocols.routes import Office

NO_KEYS = (
    "You cannot make a complaint here at the moment, because the encryption key is missing. "
    "Speak to the Monitoring Officer, and tell the people who run the portal."
)
NOT_READ_HERE = (
    "You can make a complaint at this web address, but not read one. To read or follow a "
    "complaint, use the council’s internal web address. Ask the Monitoring Officer for it."
)
ONLY_OFFICE = "Only the office that has this complaint can do this."
ONLY_COMPLAINANT = "Only the person who complained can do this."
COMPLAINT_HAS_BEEN = "This complaint has been {}."
BEING_DEALT_WITH = "Your complaint is being dealt with, and you cannot add anything for now."


def can_complain(user: User) -> Verdict:
    """A councillor or anyone who works for the council, while encryption keys are available."""
    anyone = protocol_policy.can_complain(user)
    return anyone and (ALLOWED if keys.can_draft() else denied(NO_KEYS))


def can_see_figures(user: User) -> Verdict:
    """The Chief Executive, Monitoring Officer and auditor: numbers only, not complaints."""
    if user.may(Permission.SEE_FIGURES):
        return ALLOWED
    return denied("Only the Chief Executive, Monitoring Officer and auditor can see these figures.")


def can_open_vacant(user: User) -> Verdict:
    """A statutory officer or the Independent Person asks, and a second one agrees."""
    if user.offices or user.holds(Role.INDEPENDENT_PERSON):
        return ALLOWED
    return denied("Only a statutory officer or the Independent Person can open these complaints.")


def _only_office(user: User, complaint: Complaint) -> Verdict:
    reader_role = reader_role_of(user, complaint)
    return ALLOWED if reader_role and reader_role.is_office else denied(ONLY_OFFICE)


def _only_office_while_open(user: User, complaint: Complaint) -> Verdict:
    allowed = _only_office(user, complaint)
    return allowed and _is_open(complaint)


def _is_open(complaint: Complaint) -> Verdict:
    if complaint.status in OPEN:
        return ALLOWED
    return denied(COMPLAINT_HAS_BEEN.format(complaint.get_status_display().lower()))


def _office_can_move(user: User, complaint: Complaint, to: Stage, verb: Verb) -> Verdict:
    allowed = _only_office(user, complaint)
    if not allowed or complaint.can_move_to(to, verb):
        return allowed
    if to.value not in complaint.version.complaint_stages:
        return denied(STAGE_NOT_IN_USE)
    if complaint.status in OPEN:
        before = _step_needed_first(complaint)
        later = to != Stage.CLOSED and bool(before)
        what = f"{before} the complaint" if before else "Decide the outcome"
        return denied(f"{what} first.", later=later)
    return denied(COMPLAINT_HAS_BEEN.format(complaint.get_status_display().lower()))


STAGE_NOT_IN_USE = "The protocol in force when the complaint was made does not have this stage."


def _step_needed_first(complaint: Complaint) -> str:
    steps = {Stage.RECEIVED: "Acknowledge", Stage.ACKNOWLEDGED: "Assess"}
    return steps.get(Stage(complaint.status), "")


def can_acknowledge(user: User, complaint: Complaint) -> Verdict:
    """The office, once, telling the complainant it has arrived and what happens next."""
    allowed = _only_office_while_open(user, complaint)
    if allowed and complaint.held.acknowledged:
        return denied("This complaint has already been acknowledged.")
    return allowed


def can_name(user: User, complaint: Complaint) -> Verdict:
    """The office, once, with a reason, if the complainant asked for their name to be withheld."""
    allowed = _only_office_while_open(user, complaint)
    if not allowed:
        return allowed
    if not complaint.says.withhold:
        return denied("The complainant did not ask for their name to be withheld.")
    if complaint.held.withheld is None:
        return ALLOWED
    return denied("Whether to withhold the name has already been decided.")


def can_assess(user: User, complaint: Complaint) -> Verdict:
    """The office, after the acknowledgement: respect and courtesy, or the code of conduct."""
    return _office_can_move(user, complaint, Stage.ASSESSED, Verb.ASSESSED)


def can_conciliate(user: User, complaint: Complaint) -> Verdict:
    """The office records an attempt to settle it, or why not (Cheshire East 10.2)."""
    return _office_can_move(user, complaint, Stage.INFORMAL, Verb.CONCILIATED)


def can_investigate(user: User, complaint: Complaint) -> Verdict:
    """The office, after the informal step if the protocol says it must come first."""
    allowed = _office_can_move(user, complaint, Stage.INVESTIGATION, Verb.INVESTIGATED)
    return allowed and required_steps.after_settlement_attempt(complaint)


def can_consult(user: User, complaint: Complaint) -> Verdict:
    """The office records the Independent Person’s view, while it is open."""
    return _only_office_while_open(user, complaint)


def can_refer(user: User, complaint: Complaint) -> Verdict:
    """The office, to another procedure. Only the referral is recorded."""
    return _office_can_move(user, complaint, Stage.REFERRED, Verb.REFERRED)


def can_inform(user: User, complaint: Complaint) -> Verdict:
    """The office records who it informed under the protocol, and when."""
    allowed = _only_office(user, complaint)
    return allowed if complaint.status == Stage.DECIDED else allowed and _is_open(complaint)


def can_tell(user: User, complaint: Complaint) -> Verdict:
    """The office records what it told the person complained about. The portal sends nothing."""
    allowed = _only_office(user, complaint)
    if not allowed or complaint.status == Stage.DECIDED:
        return allowed
    if complaint.status == Stage.RECEIVED:
        return denied("Acknowledge the complaint first.", later=True)
    return _is_open(complaint)


def can_decide(user: User, complaint: Complaint) -> Verdict:
    """The office, with reasons, once the steps the protocol requires are recorded."""
    allowed = _office_can_move(user, complaint, Stage.DECIDED, Verb.DECIDED)
    for rule in BEFORE_DECISION:
        allowed = allowed and rule(complaint)
    return allowed


BEFORE_DECISION = (
    required_steps.after_settlement_attempt,
    required_steps.after_independent_view,
    required_steps.after_leaders_told,
)


def can_uphold(user: User, complaint: Complaint) -> Verdict:
    """The office, if the protocol says someone else decides what happens next."""
    if not sealed_contents.is_upheld_first(complaint):
        return denied("Decide the outcome instead. Your office also decides what happens next.")
    allowed = _office_can_move(user, complaint, Stage.DECIDED, Verb.DECIDED)
    for rule in (required_steps.after_settlement_attempt, required_steps.after_independent_view):
        allowed = allowed and rule(complaint)
    return allowed


def outcome_allowed(complaint: Complaint, outcome: str) -> Verdict:
    """Whether this office can decide this outcome."""
    if outcome in UPHELD and sealed_contents.is_upheld_first(complaint):
        return denied(
            "Select “Uphold the complaint” instead. The Chief Executive tells the leaders, then "
            "decides what happens next.",
            clause=sealed_contents.clause_for(complaint, Behaviour.UPHELD_COMPLAINTS),
        )
    return ALLOWED


def can_copy(user: User, complaint: Complaint) -> Verdict:
    """The office or the officer who complained, once: a copy for the Monitoring Officer."""
    reader_role = reader_role_of(user, complaint)
    if not (reader_role and (reader_role.is_office or reader_role.is_complainant)):
        return denied(ONLY_OFFICE)
    is_officers = complaint.says.by == "officer"
    if not is_officers or not sealed_contents.clause_for(complaint, Behaviour.CODE_BREACH_REFERRAL):
        return denied("The protocol does not provide for a copy to the Monitoring Officer.")
    if complaint.held.copied or complaint.says.copied_from:
        return denied("This complaint has already been copied.")
    if complaint.held.office.name == Office.MONITORING_OFFICER:
        return denied("The Monitoring Officer already has this complaint.")
    return _is_open(complaint)


def can_close(user: User, complaint: Complaint) -> Verdict:
    """The office, once the outcome and any conversation the protocol requires are recorded."""
    allowed = _office_can_move(user, complaint, Stage.CLOSED, Verb.CLOSED)
    allowed = allowed and required_steps.after_talk(complaint)
    return allowed and required_steps.after_discipline_considered(user, complaint)


def can_write(user: User, complaint: Complaint) -> Verdict:
    """The office writes to the complainant while it is open."""
    return _only_office_while_open(user, complaint)


def can_note(user: User, complaint: Complaint) -> Verdict:
    """The office and anyone given access, for the case file. The complainant does not see it."""
    reader_role = reader_role_of(user, complaint)
    if reader_role is None or reader_role.is_complainant:
        return denied(ONLY_OFFICE)
    return _is_open(complaint)


def can_grant(user: User, complaint: Complaint) -> Verdict:
    """The office gives one person access to this complaint, with a reason."""
    return _only_office_while_open(user, complaint)


def can_change_grant(user: User, complaint: Complaint) -> Verdict:
    """The office changes or ends access, even after the complaint is closed."""
    return _only_office(user, complaint)


def can_keep_out(user: User, complaint: Complaint) -> Verdict:
    """The office keeps out anyone with a declared connection to the person concerned."""
    return _only_office_while_open(user, complaint)


def can_step_aside(user: User, complaint: Complaint) -> Verdict:
    """Anyone in the office with a conflict of interest. The next person on the route takes over."""
    return _only_office_while_open(user, complaint)


def can_reply(user: User, complaint: Complaint) -> Verdict:
    """The complainant writes to the office while it is open."""
    if not sealed_contents.is_complainant(user, complaint):
        return denied(ONLY_COMPLAINANT)
    if sealed_contents.is_with_discipline(complaint):
        clause = sealed_contents.clause_for(complaint, Behaviour.DISCIPLINE_UNDISTURBED)
        return denied(BEING_DEALT_WITH, clause=clause)
    return _is_open(complaint)


def can_withdraw(user: User, complaint: Complaint) -> Verdict:
    """The complainant, until it is decided. What was sent stays on the case file."""
    if not sealed_contents.is_complainant(user, complaint):
        return denied(ONLY_COMPLAINANT)
    return _is_open(complaint)
