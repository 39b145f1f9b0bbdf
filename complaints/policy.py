"""Who may do what with a complaint, and why not? Each refusal is a sentence for the reader.

Asked of somebody for whom it exists (`Complaint.objects.visible_to`, `standing`).
"""

from casework import sealing
from complaints import contents
from complaints.models import OPEN, UPHELD, Complaint, Stage, Verb
from complaints.standing import standing
from people.models import User
from people.policy import ALLOWED, Verdict, denied
from people.roles import Permission, Role
from protocols.routes import Office

NO_KEYS = (
    "Complaints cannot be taken here at present: the key that seals them is missing. "
    "Speak to the Monitoring Officer, and tell whoever runs the portal."
)
NOT_READ_HERE = (
    "At this address complaints are taken in and nobody reads them. The council reads them, and "
    "you follow yours, at the address that it has for it inside: ask the Monitoring Officer."
)
COPIED = "code-breach-referral"
ONLY_OFFICE = "Only the office that has the complaint can do this."
ONLY_COMPLAINANT = "Only whoever complained can do this."
OVER = "It is {}."


def can_complain(user: User) -> Verdict:
    """A councillor, or anybody who works for the council, while there are keys to seal with."""
    if not user.may(Permission.COMPLAIN):
        return denied("Only councillors and officers of the council complain here.")
    return ALLOWED if sealing.can_draft() else denied(NO_KEYS)


def can_see_figures(user: User) -> Verdict:
    """The Chief Executive, the Monitoring Officer and the auditor: counts, and no complaint."""
    if user.may(Permission.SEE_FIGURES):
        return ALLOWED
    return denied("Only the Chief Executive, the Monitoring Officer and the auditor see figures.")


def can_open_vacant(user: User) -> Verdict:
    """A statutory officer or the independent person asks, and a second one agrees."""
    if user.offices or user.wears(Role.INDEPENDENT_PERSON):
        return ALLOWED
    return denied("Only a statutory officer or the independent person can ask for this.")


def _by_office(user: User, complaint: Complaint) -> Verdict:
    found = standing(user, complaint)
    return ALLOWED if found and found.is_office else denied(ONLY_OFFICE)


def _while_open(user: User, complaint: Complaint) -> Verdict:
    allowed = _by_office(user, complaint)
    return allowed and _is_open(complaint)


def _is_open(complaint: Complaint) -> Verdict:
    if complaint.status in OPEN:
        return ALLOWED
    return denied(OVER.format(complaint.get_status_display().lower()))


def _moving(user: User, complaint: Complaint, to: Stage, verb: Verb) -> Verdict:
    allowed = _by_office(user, complaint)
    if not allowed or complaint.can_move_to(to, verb):
        return allowed
    if to.value not in complaint.version.complaint_stages:
        return denied(NOT_IN_USE)
    if complaint.status in OPEN:
        before = _before(complaint)
        later = to != Stage.CLOSED and bool(before)
        return denied(f"{before} it first." if before else "Decide it first.", later=later)
    return denied(OVER.format(complaint.get_status_display().lower()))


NOT_IN_USE = "The protocol in force when it came does not have this stage."


def _before(complaint: Complaint) -> str:
    return {Stage.RECEIVED: "Acknowledge", Stage.ACKNOWLEDGED: "Assess"}.get(
        Stage(complaint.status), ""
    )


def can_acknowledge(user: User, complaint: Complaint) -> Verdict:
    """The office, once: the complainant hears that it has come and what happens next."""
    allowed = _while_open(user, complaint)
    if allowed and complaint.held.get("acknowledged"):
        return denied("It was acknowledged.")
    return allowed


def can_name(user: User, complaint: Complaint) -> Verdict:
    """The office, once, where the complainant asked that their name be withheld; with a reason."""
    allowed = _while_open(user, complaint)
    if not allowed:
        return allowed
    if not complaint.says["withhold"]:
        return denied("The complainant did not ask for it.")
    return ALLOWED if complaint.held["withheld"] is None else denied("It was decided.")


def can_assess(user: User, complaint: Complaint) -> Verdict:
    """The office, after the acknowledgement: respect and courtesy, or the code of conduct."""
    return _moving(user, complaint, Stage.ASSESSED, Verb.ASSESSED)


def can_conciliate(user: User, complaint: Complaint) -> Verdict:
    """The office notes an attempt to settle it, or why none was possible (Cheshire East 10.2)."""
    return _moving(user, complaint, Stage.INFORMAL, Verb.CONCILIATED)


def can_investigate(user: User, complaint: Complaint) -> Verdict:
    """The office, after the informal step where the protocol says that it must come first."""
    allowed = _moving(user, complaint, Stage.INVESTIGATION, Verb.INVESTIGATED)
    return allowed and _after_first_step(complaint)


def _after_first_step(complaint: Complaint) -> Verdict:
    first = complaint.says["first"]
    if first.get("must") and not contents.first_was_taken(complaint):
        return denied(
            "The protocol asks first for an attempt to settle it. Note one, or why none was "
            "possible.",
            clause=first["clause"],
            later=True,
        )
    return ALLOWED


def can_consult(user: User, complaint: Complaint) -> Verdict:
    """The office notes what the Independent Person thinks, while it is open."""
    return _while_open(user, complaint)


def can_refer(user: User, complaint: Complaint) -> Verdict:
    """The office, to another procedure: that it was referred is recorded, and nothing more."""
    return _moving(user, complaint, Stage.REFERRED, Verb.REFERRED)


def can_inform(user: User, complaint: Complaint) -> Verdict:
    """The office notes whom the protocol has it inform, and when."""
    allowed = _by_office(user, complaint)
    return allowed if complaint.status == Stage.DECIDED else allowed and _is_open(complaint)


def can_tell(user: User, complaint: Complaint) -> Verdict:
    """The office notes what it told the person complained about. The portal tells them nothing."""
    allowed = _by_office(user, complaint)
    if not allowed or complaint.status == Stage.DECIDED:
        return allowed
    if complaint.status == Stage.RECEIVED:
        return denied("Acknowledge it first.", later=True)
    return _is_open(complaint)


def can_decide(user: User, complaint: Complaint) -> Verdict:
    """The office, with reasons; what the protocol asks for before has to be recorded."""
    allowed = _moving(user, complaint, Stage.DECIDED, Verb.DECIDED)
    for question in (_after_first_step, _after_the_view, _after_the_leaders):
        allowed = allowed and question(complaint)
    return allowed


def _after_the_view(complaint: Complaint) -> Verdict:
    if complaint.held["code"] and not complaint.held["views"]:
        return denied("Note the Independent Person’s view first: the code is engaged.", later=True)
    return ALLOWED


def _after_the_leaders(complaint: Complaint) -> Verdict:
    """Cheshire East 10.2: the leaders are told before a course of action is chosen."""
    if complaint.held["found"] and not complaint.held["informed"]:
        return denied(
            "Note first that the Leader and the group leaders concerned were told.",
            clause=contents.asked_for(complaint, "upheld-complaints"),
            later=True,
        )
    return ALLOWED


def goes_up(complaint: Complaint) -> bool:
    """Whether an upheld complaint is for the Chief Executive to act on (Cheshire East 10.2)."""
    return bool(
        complaint.says["by"] == "officer"
        and contents.asked_for(complaint, "upheld-complaints")
        and contents.office_of(complaint)[0] != Office.CHIEF_EXECUTIVE
        and not complaint.held["found"]
    )


def can_uphold(user: User, complaint: Complaint) -> Verdict:
    """The office, where the protocol has somebody else choose what follows."""
    if not goes_up(complaint):
        return denied("The protocol has this office decide what follows.")
    allowed = _moving(user, complaint, Stage.DECIDED, Verb.DECIDED)
    return allowed and _after_first_step(complaint) and _after_the_view(complaint)


def outcome_is_open(complaint: Complaint, outcome: str) -> Verdict:
    """Whether this office may decide it so."""
    if outcome in UPHELD and goes_up(complaint):
        return denied(
            "The protocol has another office choose what follows. Use “Uphold it” instead.",
            clause=contents.asked_for(complaint, "upheld-complaints"),
        )
    return ALLOWED


def can_copy(user: User, complaint: Complaint) -> Verdict:
    """The office, or the officer who complained, while it is open and once: the Monitoring Officer
    gets a copy as a possible breach of the members' code."""
    found = standing(user, complaint)
    if not (found and (found.is_office or found.is_complainant)):
        return denied(ONLY_OFFICE)
    if not contents.asked_for(complaint, COPIED) or complaint.says["by"] != "officer":
        return denied("The protocol has no copy made of it.")
    if complaint.held["copied"] or complaint.says["copied_from"]:
        return denied("It was copied.")
    if contents.office_of(complaint)[0] == Office.MONITORING_OFFICER:
        return denied("The Monitoring Officer has it.")
    return _is_open(complaint)


def can_close(user: User, complaint: Complaint) -> Verdict:
    """The office, once the outcome is told and the talk is noted that a protocol asks for."""
    allowed = _moving(user, complaint, Stage.CLOSED, Verb.CLOSED)
    return allowed and _after_the_talk(complaint)


def _after_the_talk(complaint: Complaint) -> Verdict:
    """Oxford 23.7: the manager speaks to the councillor or to the leader of the group."""
    clause = contents.asked_for(complaint, "complaint-steps")
    held = complaint.held
    if not clause or complaint.says["by"] != "officer" or held["told"] or held["informed"]:
        return ALLOWED
    return denied(
        "Note first that you spoke to the councillor or to the leader of the group.",
        clause=clause,
        later=True,
    )


def can_write(user: User, complaint: Complaint) -> Verdict:
    """The office writes to the complainant while it is open."""
    return _while_open(user, complaint)


def can_note(user: User, complaint: Complaint) -> Verdict:
    """The office, and whoever was given access, for the file: the complainant does not read it."""
    found = standing(user, complaint)
    if found is None or found.is_complainant:
        return denied(ONLY_OFFICE)
    return _is_open(complaint)


def can_grant(user: User, complaint: Complaint) -> Verdict:
    """The office gives one person access to this one file, for a reason."""
    return _while_open(user, complaint)


def can_change_grant(user: User, complaint: Complaint) -> Verdict:
    """The office changes or ends an access, also when the complaint is over."""
    return _by_office(user, complaint)


def can_keep_out(user: User, complaint: Complaint) -> Verdict:
    """The office keeps out whoever has declared a connection with the person concerned."""
    return _while_open(user, complaint)


def can_step_aside(user: User, complaint: Complaint) -> Verdict:
    """Somebody of the office who is in conflict: it goes on by the route, and they lose it."""
    return _while_open(user, complaint)


def can_reply(user: User, complaint: Complaint) -> Verdict:
    """The complainant writes to the office while it is open."""
    if not contents.is_complainant(user, complaint):
        return denied(ONLY_COMPLAINANT)
    if contents.is_with_discipline(complaint):
        clause = contents.asked_for(complaint, "discipline-undisturbed")
        return denied("It is being handled, and nothing can be added meanwhile.", clause=clause)
    return _is_open(complaint)


def can_withdraw(user: User, complaint: Complaint) -> Verdict:
    """The complainant, until it is decided. What was sent stays on the file."""
    if not contents.is_complainant(user, complaint):
        return denied(ONLY_COMPLAINANT)
    return _is_open(complaint)
