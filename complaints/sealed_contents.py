"""Contents of a complaint's two encrypted fields, and who is who in them.

`body`, written once: from (pk, name, signed), by, about (pk or None, name, post, rank,
service, group), formal, categories, effects (confidence, work, health), what, happened, where,
place, others (pk or None, name), first (step, must, answer, on, why), outcome, withhold, case
(reference, title), letter (who, on, text), concern, copied_from.
`handling`: keys (of the forms that were sent), acknowledged, office (office, scope), chosen,
out (keys of people), withheld, code, assessment, attempts, views, referrals, informed, told,
kept_out (name, why), copied (the reference of the copy), found, decision.
"""

from typing import Any

from casework.sealing.field import opened_value
from complaints.models import Category, Complaint, Referral
from complaints.routing import Matter, Posts
from people.models import User
from protocols.behaviours import Behaviour
from protocols.words import cited_number


def matter_of(complaint: Complaint) -> Matter:
    """The complaint as routing sees it."""
    about, held = complaint.says["about"], complaint.held
    return Matter(
        by=complaint.says["by"],
        about=about["rank"],
        out=frozenset(held["out"]),
        service=about["service"],
        group=about["group"],
        chosen=held["chosen"],
        categories=tuple(complaint.says["categories"]),
        is_concern=complaint.says["concern"],
        to=office_of(complaint)[0] if complaint.says["copied_from"] else "",
    )


def office_of(complaint: Complaint) -> tuple[str, int | None]:
    office = complaint.held["office"]
    return office["office"], office["scope"]


def readers_for_office(complaint: Complaint, posts: Posts) -> tuple[User, ...]:
    """Today's readers for the office."""
    return posts.readers(*office_of(complaint), complaint.held["out"])


def receiving_office_title(complaint: Complaint) -> str:
    """The council's title for the office that has the complaint."""
    return office_title(complaint.version, office_of(complaint)[0])


def office_title(version: Any, office: str) -> str:
    title = str(version.title(office))
    return "Independent Person" if office == "independent-person" else title


def is_complainant(user: User, complaint: Complaint) -> bool:
    return bool(complaint.says["from"]["pk"] == user.pk)


def first_step_was_taken(complaint: Complaint) -> bool:
    """Whether the step that the protocol asks for first was taken, or settling it was tried."""
    return complaint.says["first"].get("answer") == "yes" or bool(complaint.held["attempts"])


def clause_for(complaint: Complaint, behaviour: Behaviour) -> str:
    """The clause by which its version asks for a behaviour; "" if none does."""
    return cited_number(complaint.version.clause_for(behaviour))


EFFECT_LABELS = {
    "confidence": "Effect on confidence",
    "capability": "Effect on work",
    "health": "Effect on health",
}


def effects_of(answers: dict[str, Any]) -> dict[str, str]:
    """Effects of bullying; {} for any other kind of complaint."""
    if Category.BULLYING not in answers["categories"]:
        return {}
    return {name: answers[name] for name in EFFECT_LABELS if answers.get(name)}


def is_with_discipline(complaint: Complaint) -> bool:
    """Whether a councillor's complaint of an officer is with the disciplinary procedure, under a
    protocol that keeps councillors out of it (Oxford 23.16)."""
    gone = any(said["where"] == Referral.DISCIPLINARY for said in complaint.held["referrals"])
    mine = complaint.says["by"] == "councillor" and complaint.is_open
    return gone and mine and bool(clause_for(complaint, Behaviour.DISCIPLINE_UNDISTURBED))


def file_label(row: Any) -> str:
    """Label of a file of a draft or a complaint: its name, type and size."""
    said = opened_value(row, "said")
    return f"{said['name']} ({said['words']})"
