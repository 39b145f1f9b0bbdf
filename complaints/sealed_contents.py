"""Who is who in the contents of a complaint: its complainant, its office, its readers.

What was sent is a `Body`, what the office has recorded a `Handling`.
"""

from complaints.models import Category, Complaint, Evidence, Referral
from complaints.routing import Matter, Posts
from complaints.typed_names import may_be_named, people_who_may_be_named
from people.models import User
from protocols.behaviours import Behaviour
from protocols.models import Protocol
from protocols.words import cited_number


def matter_of(complaint: Complaint) -> Matter:
    """The complaint as routing sees it."""
    body, held = complaint.says, complaint.held
    to = held.office.name if body.copied_from else ""
    return Matter(body, people_kept_out_of(complaint), chosen=held.chosen, to=to)


def people_kept_out_of(complaint: Complaint) -> frozenset[int]:
    """Keys of everyone who must not read it, those with a typed name included who came since."""
    return frozenset(complaint.held.out) | people_who_may_be_named(complaint.says)


def is_kept_out(user: User, complaint: Complaint) -> bool:
    return user.pk in complaint.held.out or may_be_named(user, complaint.says)


def people_acting_for_office(complaint: Complaint, posts: Posts) -> tuple[User, ...]:
    """Those of today's readers for the office who act for it."""
    held = complaint.held
    return posts.addressees(held.office.name, held.office.scope, people_kept_out_of(complaint))


def receiving_office_title(complaint: Complaint) -> str:
    """The council's title for the office that has the complaint."""
    return office_title(complaint.version, complaint.held.office.name)


def office_title(version: Protocol, office: str) -> str:
    title = str(version.title(office))
    return "Independent Person" if office == "independent-person" else title


def is_complainant(user: User, complaint: Complaint) -> bool:
    return complaint.says.complainant.pk == user.pk


def first_step_was_taken(complaint: Complaint) -> bool:
    """Whether the step that the protocol asks for first was taken, or settling it was tried."""
    first = complaint.says.first
    return (first is not None and first.answer == "yes") or bool(complaint.held.attempts)


def clause_for(complaint: Complaint, behaviour: Behaviour) -> str:
    """The clause by which its version asks for a behaviour; "" if none does."""
    return cited_number(complaint.version.clause_for(behaviour))


def asks_for_talk(complaint: Complaint) -> bool:
    """Whether a manager has to talk to the councillor or their group leader (Oxford 23.7). What the
    Monitoring Officer considers as a breach of the code is not a manager's."""
    body = complaint.says
    is_of_code = Category.CODE_BREACH in body.categories or body.copied_from
    asked = clause_for(complaint, Behaviour.COMPLAINT_STEPS)
    return bool(asked) and body.by == "officer" and not is_of_code


def leader_clause(complaint: Complaint) -> str:
    """The clause by which a councillor's complaint is not discussed with their group leader."""
    by_member = complaint.says.by == "councillor"
    return clause_for(complaint, Behaviour.GROUP_LEADER_BEFORE) if by_member else ""


def asks_about_discipline(complaint: Complaint) -> bool:
    """Whether its manager considers discipline if the problem continues (Oxford 23.7)."""
    asked = clause_for(complaint, Behaviour.DISCIPLINE_CONSIDERED)
    return bool(asked) and complaint.says.by == "councillor"


def is_upheld_first(complaint: Complaint) -> bool:
    """Whether it is upheld in a step of its own, for the Chief Executive to tell the leaders and
    decide what happens next (Cheshire East 10.2)."""
    asked = clause_for(complaint, Behaviour.UPHELD_COMPLAINTS)
    return bool(asked) and complaint.says.by == "officer" and not complaint.held.upheld


EFFECT_LABELS = {
    "confidence": "Effect on confidence",
    "capability": "Effect on work",
    "health": "Effect on health",
}


def is_with_discipline(complaint: Complaint) -> bool:
    """Whether a councillor's complaint of an officer is with the disciplinary procedure, under a
    protocol that keeps councillors out of it (Oxford 23.16)."""
    gone = any(made.where == Referral.DISCIPLINARY for made in complaint.held.referrals)
    mine = complaint.says.by == "councillor" and complaint.is_open
    return gone and mine and bool(clause_for(complaint, Behaviour.DISCIPLINE_UNDISTURBED))


def file_label(file: Evidence) -> str:
    """Label of a file of a draft or a complaint: its name, type and size."""
    return f"{file.details.name} ({file.details.words})"
