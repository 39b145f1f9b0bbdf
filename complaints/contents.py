"""What stands in a complaint's two sealed fields, and who is who by them?

`body`, written once: from (pk, name, signed), by, about (pk or None, name, post, rank,
service, group), formal, category, what, happened, where, others (pk or None, name), first
(step, must, answer, on, why), outcome, withhold, enquiry, evidence.
`handling`: keys (of the forms that were sent), acknowledged, office (office, scope), chosen,
out (keys of people), withheld, code, assessment, attempts, views, referrals, informed, told,
found, decision.
"""

from typing import Any

from casework.fields import opened
from complaints.models import Complaint
from complaints.readers import Matter, Posts
from people.models import User
from protocols.words import bare

EMPTY: dict[str, Any] = {
    "keys": [],
    "acknowledged": False,
    "withheld": None,
    "code": None,
    "assessment": "",
    "attempts": [],
    "views": [],
    "referrals": [],
    "informed": [],
    "told": [],
    "found": None,
    "decision": None,
}


def matter_of(complaint: Complaint) -> Matter:
    """The complaint as the routes see it."""
    about, held = complaint.says["about"], complaint.held
    return Matter(
        by=complaint.says["by"],
        about=about["rank"],
        out=frozenset(held["out"]),
        service=about["service"],
        group=about["group"],
        chosen=held["chosen"],
    )


def office_of(complaint: Complaint) -> tuple[str, int | None]:
    office = complaint.held["office"]
    return office["office"], office["scope"]


def reading_office(complaint: Complaint, posts: Posts) -> tuple[User, ...]:
    """Who reads for the office today."""
    return posts.people(*office_of(complaint), complaint.held["out"])


def title_of(complaint: Complaint) -> str:
    """What the council calls the office that has it."""
    return office_title(complaint.version, office_of(complaint)[0])


def office_title(version: Any, office: str) -> str:
    title = str(version.title(office))
    return "Independent Person" if office == "independent-person" else title


def is_complainant(user: User, complaint: Complaint) -> bool:
    return bool(complaint.says["from"]["pk"] == user.pk)


def first_was_taken(complaint: Complaint) -> bool:
    """Whether the step that the protocol asks for before was taken, or settling it was tried."""
    return complaint.says["first"].get("answer") == "yes" or bool(complaint.held["attempts"])


def asked_for(complaint: Complaint, behaviour: str) -> str:
    """The clause of its version that asks the portal for something; "" where none does."""
    return bare(complaint.version.asks_for(behaviour))


def file_words(row: Any) -> str:
    """A file of a draft or a complaint: its name and what it is."""
    said = opened(row, "said")
    return f"{said['name']} ({said['words']})"
