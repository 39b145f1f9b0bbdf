"""Pages of docs/ that are written from the code: states, permissions, personal data, clauses."""

import inspect
from collections.abc import Callable, Iterator, Sequence
from types import ModuleType

from announcements import policy as announcements_policy
from announcements.decisions import policy as delegated_decisions_policy
from announcements.information_requests import policy as information_policy
from announcements.letters import policy as letters_policy
from announcements.media_consultations import policy as media_consultations_policy
from announcements.media_events import policy as media_events_policy
from announcements.media_interest import policy as media_interest_policy
from announcements.members_meetings import policy as members_meetings_policy
from announcements.notices import policy as notices_policy
from announcements.releases import policy as releases_policy
from announcements.ward_meetings import policy as ward_meetings_policy
from casework.closures import policy as casework_policy
from casework.exports import policy as exports_policy
from casework.notes import policy as notes_policy
from complaints import policy as complaint_policy
from complaints.case import policy as complaint_files_policy
from complaints.case import step_policy as complaint_steps_policy
from complaints.models import Complaint, ComplaintQuerySet, Stage
from complaints.models import Verb as ComplaintVerb
from documents import attachment_policy
from documents import policy as document_policy
from documents.models import DocumentRequest, DocumentRequestQuerySet
from documents.models import Status as DocumentStatus
from documents.models import Verb as DocumentVerb
from enquiries import assignment, clearance, settlement
from enquiries import policy as enquiry_policy
from enquiries.assistants import policy as assistants_policy
from enquiries.chase_answers import policy as chase_answers_policy
from enquiries.contributions import policy as contributions_policy
from enquiries.corrections import policy as corrections_policy
from enquiries.decisions import policy as decisions_policy
from enquiries.earlier_services import policy as earlier_services_policy
from enquiries.forwarding import policy as forwarding_policy
from enquiries.handover import policy as handover_policy
from enquiries.models import Enquiry, EnquiryQuerySet, Status, Verb
from enquiries.queue import policy as queue_policy
from enquiries.raising import policy as raising_policy
from enquiries.related import policy as related_policy
from enquiries.resident_text import policy as resident_text_policy
from enquiries.residents import policy as residents_policy
from enquiries.saved_views import policy as saved_views_policy
from enquiries.sharing import policy as sharing_policy
from enquiries.standard_answers import policy as standard_answers_policy
from people.roles import GRANTS, Permission, Role
from people.second_factors import policy as second_factors_policy
from portal.auditor import policy as auditor_policy
from portal.everything import policy as everything_policy
from portal.leavers import policy as leavers_policy
from portal.personal_data import NOT_PERSONAL, PERSONAL
from protocols import policy as protocol_policy
from protocols.sources import clause_table
from protocols.sources.clause_table import ClauseMark
from relations.advice import policy as advice_policy
from relations.agendas import policy as agendas_policy
from relations.appointments import policy as appointments_policy
from relations.briefings import policy as briefings_policy
from relations.connections import policy as connections_policy
from relations.employment_cases import policy as employment_cases_policy
from relations.group_meetings import policy as group_meetings_policy
from relations.informal_briefings import policy as informal_briefings_policy
from relations.models import GroupMeetingQuerySet
from relations.panels import policy as panels_policy
from relations.scrutiny import policy as scrutiny_policy
from relations.training import policy as training_policy
from relations.visits import policy as visits_policy
from reports import policy as reports_policy
from retention import policy as retention_policy

WRITTEN_BY_COMMAND = "<!-- Written by `manage.py write_docs`. Change the code, not this page. -->"
TURN = {
    "": "no one",
    Role.COORDINATOR: "the coordinators",
    Role.OFFICER: "the officer",
    Role.COUNCILLOR: "the councillor",
}

POLICIES = {  # each module of rules, under its heading
    "Raising enquiries": raising_policy,
    "Enquiries": enquiry_policy,
    "Assignment of enquiries": assignment,
    "Settled enquiries": settlement,
    "Approval of letters": clearance,
    "Chased enquiries": chase_answers_policy,
    "Putting right": corrections_policy,
    "Related enquiries": related_policy,
    "Assistants to councillors": assistants_policy,
    "Sharing an enquiry": sharing_policy,
    "Sharing single letters": forwarding_policy,
    "Handing enquiries over": handover_policy,
    "Contributions of other services": contributions_policy,
    "Lists of enquiries": queue_policy,
    "Everything a councillor raised": everything_policy,
    "Lists as files": exports_policy,
    "History, to the auditor": auditor_policy,
    "A councillor’s address book of residents": residents_policy,
    "Text for the resident": resident_text_policy,
    "Work from decisions": decisions_policy,
    "Private notes": notes_policy,
    "Standard answers": standard_answers_policy,
    "Saved views of the queue": saved_views_policy,
    "Work of people who leave": leavers_policy,
    "Services that passed an enquiry on": earlier_services_policy,
    "Documents": document_policy,
    "The document of a request": attachment_policy,
    "Complaints": complaint_policy,
    "Files of a complaint": complaint_files_policy,
    "Steps of a complaint that some protocols ask for": complaint_steps_policy,
    "Declared connections": connections_policy,
    "Officers at group meetings": group_meetings_policy,
    "Appointments with officers": appointments_policy,
    "Officers at scrutiny bodies": scrutiny_policy,
    "Visits to premises": visits_policy,
    "Figures on answers": reports_policy,
    "How long records are kept": retention_policy,
    "Consultation on agendas": agendas_policy,
    "Briefings on agendas": briefings_policy,
    "Informal briefings": informal_briefings_policy,
    "Advice and councillors’ views": advice_policy,
    "Announcements": announcements_policy,
    "Releases to the media": releases_policy,
    "Information for the media team": information_policy,
    "Media events": media_events_policy,
    "Media interest": media_interest_policy,
    "Consultations before speaking to the media": media_consultations_policy,
    "Recruitment panels": panels_policy,
    "Employment cases": employment_cases_policy,
    "Register of training": training_policy,
    "Public meetings and consultations in wards": ward_meetings_policy,
    "Delegated decisions": delegated_decisions_policy,
    "Public meetings held by councillors": members_meetings_policy,
    "Letters to people outside": letters_policy,
    "Notices to councillors": notices_policy,
    "Second step of signing in": second_factors_policy,
    "Protocol": protocol_policy,
    "Calendar": casework_policy,
}


def manual_pages(marks: Sequence[ClauseMark]) -> dict[str, str]:
    """Every generated page: its name in docs/, and its text. `marks` are the tests of clauses."""
    return {
        "states.md": "\n".join(states_page()) + "\n",
        "permissions.md": "\n".join(permissions_page()) + "\n",
        "personal-data.md": "\n".join(personal_data_page()) + "\n",
        "clauses.md": "\n".join(clauses_page(marks)) + "\n",
    }


def markdown_table(*heads: str, rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"| {' | '.join('---' for _ in heads)} |"
    for row in rows:
        yield f"| {' | '.join(row)} |"


def clauses_page(marks: Sequence[ClauseMark]) -> Iterator[str]:
    yield from ("# Every clause and what the portal does about it", "", WRITTEN_BY_COMMAND, "")
    yield from clause_table.clause_table_lines(marks)


def enquiry_moves() -> list[tuple[Status, Status, str]]:
    """From, to, and what somebody did, in the order of `Enquiry.MOVES`."""
    return [
        (Status(start), Status(end), Verb(verb).label)
        for start, ends in Enquiry.MOVES.items()
        for end, verbs in ends.items()
        for verb in verbs
    ]


def states_page() -> Iterator[str]:
    yield from ("# The life of an enquiry", "", WRITTEN_BY_COMMAND, "")
    yield "Each arrow is one verb in `enquiries/actions.py`. Any other move is refused."
    yield "A holding reply, a chase or added information does not change the state."
    yield from ("", "```mermaid", "stateDiagram-v2")
    for status in Status:
        yield f'    state "{status.label}" as {mermaid_name(status)}'
    yield f"    [*] --> {mermaid_name(Status.RECEIVED)}: {Verb.RAISED.label}"
    yield f"    [*] --> {mermaid_name(Status.WITH_OFFICER)}: {Verb.RAISED.label}, to an office"
    yield f"    [*] --> {mermaid_name(Status.WAITING)}: an officer asked"
    for start, end, verb in enquiry_moves():
        yield f"    {mermaid_name(start)} --> {mermaid_name(end)}: {verb}"
    for status in Status:
        if not Enquiry.MOVES[status]:
            yield f"    {mermaid_name(status)} --> [*]"
    yield from ("```", "", "## Whose turn it is and what they can do", "")
    rows = [(s.label, TURN[Enquiry.WAITING_FOR[s]], next_states(s)) for s in Status]
    yield from markdown_table("State", "Waiting for", "What can happen next", rows=rows)
    yield from document_states()
    yield from complaint_stages()


def document_states() -> Iterator[str]:
    yield from ("", "## The life of a document request", "")
    yield "Decisions and final decisions change the state. Views, reminders and acceptances do not."
    yield "Access to a released document ends on its last day. There is no state for this."
    rows = [(state.label, states_after(state)) for state in DocumentStatus]
    yield from ("", *markdown_table("State", "What can happen next", rows=rows))


def states_after(state: DocumentStatus) -> str:
    leads = [
        f"{DocumentVerb(verb).label} → {DocumentStatus(end).label}"
        for end, verbs in DocumentRequest.MOVES[state].items()
        for verb in verbs
    ]
    return "; ".join(leads) or "nothing more"


def complaint_stages() -> Iterator[str]:
    yield from ("", "## The life of a complaint", "")
    yield "Each version of the protocol says which stages it uses. Other stages are skipped."
    yield "The office dealing with it moves it on. Complainants can withdraw it until a decision."
    rows = [(stage.label, stages_after(stage)) for stage in Stage]
    yield from ("", *markdown_table("Stage", "What can happen next", rows=rows))


def stages_after(stage: Stage) -> str:
    leads = [
        f"{ComplaintVerb(verb).label} → {Stage(end).label}"
        for end, verbs in Complaint.MOVES[stage].items()
        for verb in verbs
    ]
    return "; ".join(leads) or "nothing more"


def mermaid_name(status: Status) -> str:
    """As Mermaid takes it: no hyphens."""
    return status.replace("-", "_")


def next_states(status: Status) -> str:
    leads = [f"{verb} → {end.label}" for start, end, verb in enquiry_moves() if start == status]
    return "; ".join(leads) or "nothing more"


def permissions_page() -> Iterator[str]:
    yield from ("# Who can do what", "", WRITTEN_BY_COMMAND, "")
    yield "What someone can do depends only on the roles they have today. A superuser without a"
    yield "role cannot read any case. Someone with several roles has the rights of all of them."
    yield from ("", "## Each role", "")
    yield from markdown_table("Role", "Can", rows=[(r.label, permissions_of(r)) for r in Role])
    rows = [(p.label, roles_with(p)) for p in Permission]
    yield from ("", "## Each permission", "", *markdown_table("Permission", "Held by", rows=rows))
    yield from ("", "## Who can see an enquiry", "", docstring_of(EnquiryQuerySet.visible_to), "")
    yield "For everyone else it does not exist: its address returns 404, and no list, count or"
    yield from ("search includes it.", "", "## Each verb", "")
    yield "Anyone who can see an enquiry but cannot do something is told why in a sentence."
    yield from ("", "### Who can see a document request", "")
    yield docstring_of(DocumentRequestQuerySet.visible_to)
    yield from ("", "### Who can see a complaint", "", docstring_of(ComplaintQuerySet.visible_to))
    yield from ("", "### Who can see a request for an officer at a group meeting", "")
    yield docstring_of(GroupMeetingQuerySet.visible_to)
    for heading, module in POLICIES.items():
        yield from ("", f"### {heading}", "")
        yield from markdown_table("Action", "Rule", rows=policy_rules(module))


def permissions_of(role: Role) -> str:
    return "; ".join(p.label for p in Permission if p in GRANTS[role]) or "nothing extra"


def roles_with(permission: Permission) -> str:
    return ", ".join(role.label for role in Role if permission in GRANTS[role])


def policy_rules(module: ModuleType) -> list[tuple[str, ...]]:
    """Each `can_<verb>` of a policy, in the order of the file, with its docstring."""
    return [
        (verb.removeprefix("can_").replace("_", " "), docstring_of(rule))
        for verb, rule in vars(module).items()
        if verb.startswith("can_") and rule.__module__ == module.__name__
    ]


def docstring_of(function: Callable[..., object]) -> str:
    """A docstring as one paragraph. A rule without one cannot be explained to anybody."""
    words = inspect.getdoc(function)
    if not words:
        raise ValueError(f"{function.__qualname__} does not say who can do it: give it a docstring")
    return " ".join(words.split())


def personal_data_page() -> Iterator[str]:
    yield from ("# Personal data we hold", "", WRITTEN_BY_COMMAND, "")
    yield "`portal/personal_data/` declares every field of every table as personal data or not."
    yield "A test fails if a field is missing. A table’s history holds the same fields as the table"
    yield "itself, except passwords and sign-in times."
    for model, fields in PERSONAL.items():
        yield from ("", f"## {model}", "")
        yield from markdown_table("Field", "What it holds about someone", rows=[*fields.items()])
    yield from ("", "## No personal data", "")
    rows = [(model, ", ".join(fields.split())) for model, fields in NOT_PERSONAL.items()]
    yield from markdown_table("Table", "Fields", rows=rows)
