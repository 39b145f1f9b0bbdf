"""Actions on a complaint: acknowledge, assess, settle, refer, decide, write, withdraw.

Each action of the office or the complainant is one transaction under the row's lock, counts once
for each form (`key`), asks the policy, re-encrypts what the office holds, and tells people only
that there is something for them.
"""

from dataclasses import replace
from datetime import date
from uuid import UUID

from complaints import notices, policy, sealed_contents
from complaints.blind_index import office_tag
from complaints.models import (
    Complaint,
    Decision,
    IndependentView,
    LetterKind,
    NameDecision,
    Outcome,
    PersonInformed,
    PersonTold,
    ReceivingOffice,
    Referral,
    ReferralMade,
    SettlementAttempt,
    Stage,
    Upheld,
    Verb,
)
from complaints.reader_role import reader_role_of
from complaints.routing import Posts
from complaints.sealed_change import (
    Act,
    complaint_action,
    keep_promises_to_complainant,
    release_promises,
    save_change,
    send_letter,
)
from people.models import User
from protocols.models import PromiseKind
from protocols.routes import Office
from protocols.words import full_day

L = LetterKind


@complaint_action(policy.can_acknowledge)
def acknowledge(complaint: Complaint, *, text: str, by: User, key: UUID) -> None:
    send_letter(complaint, L.ACKNOWLEDGEMENT, text, by=by, key=key)
    keep_promises_to_complainant(complaint, PromiseKind.COMPLAINT_RECEIPT)
    moves = complaint.can_move_to(Stage.ACKNOWLEDGED, Verb.ACKNOWLEDGED)
    done = Act(Verb.ACKNOWLEDGED, to=Stage.ACKNOWLEDGED if moves else None)
    save_change(complaint, done, by=by, key=key, held=replace(complaint.held, acknowledged=True))
    notices.notify_complainant(complaint)


@complaint_action(policy.can_name)
def decide_name_withheld(
    complaint: Complaint, *, withheld: bool, text: str, by: User, key: UUID
) -> None:
    """Decide on the request that the name be withheld; the complainant reads the reason."""
    send_letter(complaint, L.NAME, text, by=by, key=key)
    keep_promises_to_complainant(complaint)
    held = replace(complaint.held, withheld=NameDecision(granted=withheld, why=text))
    done = Act(Verb.NAMED, what="yes" if withheld else "no")
    save_change(complaint, done, by=by, key=key, held=held)
    notices.notify_complainant(complaint)


@complaint_action(policy.can_assess)
def assess(complaint: Complaint, *, code: bool, text: str, by: User, key: UUID) -> None:
    """Respect and courtesy, or a breach of the code of conduct."""
    what = "the code of conduct is engaged" if code else "respect and courtesy"
    done = Act(Verb.ASSESSED, to=Stage.ASSESSED, what=what)
    held = replace(complaint.held, code=code, assessment=text)
    save_change(complaint, done, by=by, key=key, held=held)


@complaint_action(policy.can_conciliate)
def record_settlement_attempt(
    complaint: Complaint, *, attempt: SettlementAttempt, by: User, key: UUID
) -> None:
    """An attempt to settle it, or why none was possible."""
    tried, on, held = attempt.tried, attempt.on, complaint.held
    what = f"{attempt.who}, {full_day(on)}" if tried and on else "not possible"
    done = Act(Verb.CONCILIATED, to=Stage.INFORMAL if tried else None, what=what)
    held = replace(held, attempts=(*held.attempts, attempt))
    save_change(complaint, done, by=by, key=key, held=held)


@complaint_action(policy.can_investigate)
def start_investigation(complaint: Complaint, *, text: str, by: User, key: UUID) -> None:
    done = Act(Verb.INVESTIGATED, to=Stage.INVESTIGATION)
    send_letter(complaint, L.NOTE, text, by=by, key=key)
    save_change(complaint, done, by=by, key=key)


@complaint_action(policy.can_consult)
def record_independent_view(
    complaint: Complaint, *, who: str, on: date, text: str, by: User, key: UUID
) -> None:
    """Record the Independent Person's view."""
    held, view = complaint.held, IndependentView(who=who, on=on, text=text)
    done = Act(Verb.CONSULTED, what=f"{who}, {full_day(on)}")
    held = replace(held, views=(*held.views, view))
    save_change(complaint, done, by=by, key=key, held=held)


@complaint_action(policy.can_refer)
def refer(
    complaint: Complaint, *, where: Referral, on: date, text: str, by: User, key: UUID
) -> None:
    """Refer to another procedure; what happens there is not recorded here."""
    held, made = complaint.held, ReferralMade(where=where, on=on, text=text)
    what = f"{Referral(where).label}, {full_day(on)}"
    done = Act(Verb.REFERRED, to=Stage.REFERRED, what=what)
    held = replace(held, referrals=(*held.referrals, made))
    save_change(complaint, done, by=by, key=key, held=held)


@complaint_action(policy.can_inform)
def record_informed(complaint: Complaint, *, who: str, on: date, by: User, key: UUID) -> None:
    """Record that someone the protocol names was informed, and when."""
    held, one = complaint.held, PersonInformed(who=who, on=on)
    done = Act(Verb.INFORMED, what=f"{who}, {full_day(on)}")
    held = replace(held, informed=(*held.informed, one))
    save_change(complaint, done, by=by, key=key, held=held)


@complaint_action(policy.can_tell)
def record_person_told(complaint: Complaint, *, on: date, text: str, by: User, key: UUID) -> None:
    """Record what the office itself told the person complained about, and when."""
    held, one = complaint.held, PersonTold(on=on, text=text)
    held = replace(held, told=(*held.told, one))
    save_change(complaint, Act(Verb.TOLD, what=full_day(on)), by=by, key=key, held=held)


@complaint_action(policy.can_uphold)
def uphold(complaint: Complaint, *, text: str, by: User, key: UUID) -> None:
    """Uphold it; the Chief Executive decides what happens next (Cheshire East 10.2).

    If they have a conflict of interest, the office that has it continues with it.
    """
    held, done = replace(complaint.held, upheld=Upheld(by=by.name, text=text)), Act(Verb.UPHELD)
    out = sealed_contents.people_kept_out_of(complaint)
    if Posts().has_lasting_reader(Office.CHIEF_EXECUTIVE, None, out):
        held = replace(held, office=ReceivingOffice(Office.CHIEF_EXECUTIVE.value, None))
        done = replace(done, tags={"office": office_tag(Office.CHIEF_EXECUTIVE, None)})
    save_change(complaint, done, by=by, key=key, held=held)
    notices.notify_office(complaint)


@complaint_action(policy.can_decide)
def decide(complaint: Complaint, *, decision: Decision, text: str, by: User, key: UUID) -> None:
    """Decide the outcome; `text` is what the complainant reads.

    Raises PermissionDenied if the protocol has another office decide that outcome.
    """
    policy.outcome_allowed(complaint, decision.outcome).or_raise()
    send_letter(complaint, L.OUTCOME, text, by=by, key=key)
    keep_promises_to_complainant(
        complaint, PromiseKind.COMPLAINT_OUTCOME, PromiseKind.COMPLAINT_RECEIPT
    )
    release_promises(complaint)
    what = str(Outcome(decision.outcome).label).lower()
    done = Act(Verb.DECIDED, to=Stage.DECIDED, what=what)
    held = replace(complaint.held, decision=decision)
    save_change(complaint, done, by=by, key=key, held=held)
    notices.notify_complainant(complaint)


@complaint_action(policy.can_close)
def close(complaint: Complaint, *, by: User, key: UUID) -> None:
    save_change(complaint, Act(Verb.CLOSED, to=Stage.CLOSED), by=by, key=key)


@complaint_action(policy.can_write)
def write_to_complainant(complaint: Complaint, *, text: str, by: User, key: UUID) -> None:
    """The office writes to the complainant."""
    send_letter(complaint, L.MESSAGE, text, by=by, key=key)
    keep_promises_to_complainant(complaint)
    save_change(complaint, Act(Verb.WROTE), by=by, key=key)
    notices.notify_complainant(complaint)


@complaint_action(policy.can_note)
def add_note(complaint: Complaint, *, text: str, by: User, key: UUID) -> None:
    """For the file: the complainant does not read it."""
    send_letter(complaint, L.NOTE, text, by=by, key=key)
    save_change(complaint, Act(Verb.NOTED), by=by, key=key)
    reader_role = reader_role_of(by, complaint)
    if reader_role and not reader_role.is_office:
        notices.notify_office(complaint)


@complaint_action(policy.can_reply)
def write_to_office(complaint: Complaint, *, text: str, by: User, key: UUID) -> None:
    """The complainant writes to the office."""
    send_letter(complaint, L.REPLY, text, by=by, key=key)
    save_change(complaint, Act(Verb.REPLIED), by=by, key=key)
    notices.notify_office(complaint)


@complaint_action(policy.can_withdraw)
def withdraw(complaint: Complaint, *, text: str, by: User, key: UUID) -> None:
    send_letter(complaint, L.WITHDRAWAL, text, by=by, key=key)
    release_promises(complaint)
    save_change(complaint, Act(Verb.WITHDREW, to=Stage.WITHDRAWN), by=by, key=key)
    notices.notify_office(complaint)
