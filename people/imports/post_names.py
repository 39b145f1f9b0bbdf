"""Names of posts in a file: which role and standing each means, and how a sentence has them."""

from typing import NamedTuple

from people.imports.columns import folded_heading
from people.models import Appointment, ImportKind, Seat, Standing
from people.models.appointment import NOT_ELECTED
from people.roles import DEPUTISED, GUARDED, OFFICERS, Role


class NamedPost(NamedTuple):
    """What a cell names: a role, or with none a seat on a committee."""

    role: Role | None
    standing: Standing = Standing.HOLDER


SEAT = NamedPost(None)
COUNCILLOR, OFFICER = NamedPost(Role.COUNCILLOR), NamedPost(Role.OFFICER)
OF_MEMBERS = {
    "Councillor": COUNCILLOR,
    "Lay member": NamedPost(Role.COUNCILLOR, Standing.LAY),
    "Co-opted member": NamedPost(Role.COUNCILLOR, Standing.CO_OPTED),
    "Group leader": NamedPost(Role.GROUP_LEADER),
    "Leader of the council": NamedPost(Role.LEADER),
    "Deputy leader of the council": NamedPost(Role.DEPUTY_LEADER),
    "Cabinet member": NamedPost(Role.CABINET_MEMBER),
    "Chair of a committee": NamedPost(Role.COMMITTEE_CHAIR),
    "Vice-chair of a committee": NamedPost(Role.VICE_CHAIR),
    "Spokesperson on a committee": NamedPost(Role.SPOKESPERSON),
    "Mayor": NamedPost(Role.MAYOR),
    "Member of a committee": SEAT,
}
OF_OFFICERS = {str(role.label): NamedPost(role) for role in Role if role in OFFICERS} | {
    f"{word} {role.label}": NamedPost(role, standing)
    for role in Role
    if role in DEPUTISED
    for word, standing in (("Deputy", Standing.DEPUTY), ("Acting", Standing.ACTING))
}
SHORTER = {
    "Member": COUNCILLOR,
    "Leader": NamedPost(Role.LEADER),
    "Deputy leader": NamedPost(Role.DEPUTY_LEADER),
    "Chair": NamedPost(Role.COMMITTEE_CHAIR),
    "Vice-chair": NamedPost(Role.VICE_CHAIR),
    "Spokesperson": NamedPost(Role.SPOKESPERSON),
    "Committee member": SEAT,
    "Seat": SEAT,
}
SHORTER_OF_OFFICERS = {"Head": NamedPost(Role.HEAD_OF_SERVICE)}
SHORTER_OF_OFFICERS |= {"Director": NamedPost(Role.CHIEF_OFFICER)}
NAMES = {ImportKind.MEMBERS: OF_MEMBERS, ImportKind.OFFICERS: OF_OFFICERS}
ALSO = {ImportKind.MEMBERS: SHORTER, ImportKind.OFFICERS: SHORTER_OF_OFFICERS}
USUAL = {ImportKind.MEMBERS: COUNCILLOR, ImportKind.OFFICERS: OFFICER}
KNOWN = {
    kind: {folded_heading(name): post for name, post in (NAMES[kind] | ALSO[kind]).items()}
    for kind in NAMES
}
IN_SENTENCES = {
    Role.OFFICER: "officer in {}",
    Role.LINE_MANAGER: "line manager in {}",
    Role.NOMINATED_OFFICER: "nominated officer in {}",
    Role.HEAD_OF_SERVICE: "Head of {}",
    Role.CHIEF_OFFICER: "chief officer of {}",
}


def post_named(text: str, kind: ImportKind) -> NamedPost | None:
    """The post that a cell names; an empty one names the usual post of the file."""
    return KNOWN[kind].get(folded_heading(text)) if text else USUAL[kind]


def post_words(post: Appointment | Seat) -> str:
    """As it stands after “becomes”: councillor for Harbour, Chair of Planning."""
    if isinstance(post, Seat):
        return f"a member of {post.committee}"
    if post.role == Role.COUNCILLOR and post.standing not in NOT_ELECTED:
        return f"councillor for {post.ward}"
    if post.role == Role.GROUP_LEADER:
        return f"leader of the group {post.group}"
    title = f" ({post.job_title})" if post.job_title else ""
    if post.role in IN_SENTENCES:
        return f"{IN_SENTENCES[Role(post.role)].format(post.service)}{title}"
    untitled = Appointment(
        role=post.role, standing=post.standing, ward=post.ward, committee=post.committee
    ).post
    first = untitled if post.role in GUARDED or post.role == Role.MAYOR else lowered(untitled)
    return f"{first}{title}"


def lowered(words: str) -> str:
    """Lay member in the middle of a sentence; Chair of Planning stays."""
    return words if " of " in words else words[0].lower() + words[1:]
