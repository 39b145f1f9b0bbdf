"""Roles, permissions, and GRANTS: the whole matrix of what each role can do."""

from django.db.models import TextChoices


class Role(TextChoices):
    COUNCILLOR = "councillor", "Councillor"
    OFFICER = "officer", "Officer"
    LINE_MANAGER = "line-manager", "Line manager"
    NOMINATED_OFFICER = "nominated-officer", "Nominated officer"
    HEAD_OF_SERVICE = "head-of-service", "Head of service"
    CHIEF_OFFICER = "chief-officer", "Chief officer"
    COORDINATOR = "coordinator", "Coordinator"
    CHIEF_EXECUTIVE = "chief-executive", "Chief Executive"
    MONITORING_OFFICER = "monitoring-officer", "Monitoring Officer"
    CHIEF_OPERATING_OFFICER = "chief-operating-officer", "Chief Operating Officer"
    PROTOCOL_ADMINISTRATOR = "protocol-administrator", "Protocol administrator"
    PEOPLE_ADMINISTRATOR = "people-administrator", "People administrator"
    AUDITOR = "auditor", "Auditor"
    GROUP_LEADER = "group-leader", "Group leader"
    INDEPENDENT_PERSON = "independent-person", "Independent person"
    LEADER = "leader", "Leader of the council"
    DEPUTY_LEADER = "deputy-leader", "Deputy leader of the council"
    CABINET_MEMBER = "cabinet-member", "Cabinet member"
    COMMITTEE_CHAIR = "committee-chair", "Chair of a committee"
    VICE_CHAIR = "vice-chair", "Vice-chair of a committee"
    SPOKESPERSON = "spokesperson", "Spokesperson on a committee"
    MAYOR = "mayor", "Mayor"
    HEAD_OF_PAID_SERVICE = "head-of-paid-service", "Head of paid service"
    SECTION_151_OFFICER = "section-151-officer", "Section 151 officer"
    HUMAN_RESOURCES = "head-of-human-resources", "Head of human resources"
    ASSISTANT = "assistant", "Assistant to a councillor"


class Permission(TextChoices):
    RAISE_ENQUIRY = "raise-enquiry", "Raise an enquiry"
    RAISE_FOR_MEMBER = "raise-for-member", "Raise an enquiry on a councillor’s behalf"
    DRAFT_FOR_COUNCILLOR = (
        "draft-for-councillor",
        "Draft enquiries for the councillor they assist",
    )
    ASK_MEMBER = "ask-member", "Ask a councillor a question outside an enquiry"
    SEE_SERVICE = "see-service", "See enquiries in the service"
    SEE_EVERY_ENQUIRY = "see-every-enquiry", "See every enquiry"
    SEE_OFFICE = "see-office", "See what is addressed to the office"
    HANDLE_ENQUIRY = "handle-enquiry", "Answer assigned enquiries"
    ASSIGN_ENQUIRY = "assign-enquiry", "Assign enquiries and pass them to other services"
    ASK_FOR_DOCUMENT = "ask-for-document", "Ask for a document"
    DECIDE_DOCUMENT = "decide-document", "Decide document requests"
    COMPARE_DOCUMENTS = (
        "compare-documents",
        "Compare decisions made on the same document",
    )
    COMPLAIN = "complain", "Complain in confidence"
    SEE_FIGURES = "see-figures", "See complaint figures, but not complaints"
    READ_HISTORY = "read-history", "Read who did what and when, but no content"
    DRAFT_PROTOCOL = "draft-protocol", "Draft a version of the protocol"
    ANSWER_FOR_PROTOCOL = (
        "answer-for-protocol",
        "Rule on what a clause means and review how the protocol works",
    )
    ADOPT_PROTOCOL = "adopt-protocol", "Adopt a version someone else drafted"
    EDIT_CALENDAR = "edit-calendar", "Change the council’s closure days"
    CHOOSE_EMAILS = "choose-emails", "Choose what emails to councillors say"
    MARK_STATUTORY_DUTY = "mark-statutory-duty", "Mark an enquiry as a statutory duty"
    KEEP_RESTRICTED_POSTS = (
        "keep-restricted-posts",
        "Keep the list of politically restricted posts",
    )
    ADMINISTER_PEOPLE = "administer-people", "Record who holds each post"


P = Permission
HANDLING = {P.HANDLE_ENQUIRY, P.ASSIGN_ENQUIRY, P.ASK_MEMBER, P.DECIDE_DOCUMENT, P.COMPLAIN}
STAFF = {P.SEE_SERVICE, *HANDLING}
OFFICE = {P.SEE_OFFICE, *HANDLING}

GRANTS: dict[Role, frozenset[Permission]] = {
    Role.COUNCILLOR: frozenset({P.RAISE_ENQUIRY, P.ASK_FOR_DOCUMENT, P.COMPLAIN}),
    Role.OFFICER: frozenset(STAFF),
    Role.LINE_MANAGER: frozenset(STAFF),
    Role.NOMINATED_OFFICER: frozenset(STAFF),
    Role.HEAD_OF_SERVICE: frozenset(STAFF),
    Role.CHIEF_OFFICER: frozenset(STAFF),
    Role.COORDINATOR: frozenset(
        {P.RAISE_FOR_MEMBER, P.SEE_EVERY_ENQUIRY, P.ASSIGN_ENQUIRY, P.COMPLAIN}
    ),
    Role.CHIEF_EXECUTIVE: frozenset(OFFICE | {P.ADOPT_PROTOCOL, P.SEE_FIGURES}),
    Role.MONITORING_OFFICER: frozenset(
        {
            P.SEE_OFFICE,
            P.DECIDE_DOCUMENT,
            P.COMPARE_DOCUMENTS,
            P.ADOPT_PROTOCOL,
            P.ANSWER_FOR_PROTOCOL,
            P.HANDLE_ENQUIRY,
            P.COMPLAIN,
            P.SEE_FIGURES,
            P.MARK_STATUTORY_DUTY,
        }
    ),
    # By law, as well as anything else they do for the council.
    Role.HEAD_OF_PAID_SERVICE: frozenset({P.MARK_STATUTORY_DUTY, P.COMPLAIN}),
    Role.SECTION_151_OFFICER: frozenset({P.MARK_STATUTORY_DUTY, P.COMPLAIN}),
    Role.HUMAN_RESOURCES: frozenset({P.KEEP_RESTRICTED_POSTS, P.COMPLAIN}),
    Role.CHIEF_OPERATING_OFFICER: frozenset({P.SEE_OFFICE, P.DECIDE_DOCUMENT, P.COMPLAIN}),
    Role.PROTOCOL_ADMINISTRATOR: frozenset(
        {P.DRAFT_PROTOCOL, P.EDIT_CALENDAR, P.CHOOSE_EMAILS, P.COMPLAIN}
    ),
    Role.PEOPLE_ADMINISTRATOR: frozenset({P.ADMINISTER_PEOPLE, P.COMPLAIN}),
    Role.AUDITOR: frozenset({P.COMPLAIN, P.SEE_FIGURES, P.READ_HISTORY}),
    # As well as being a councillor. These show nothing more. They decide who is told about what and
    # who can ask for what the protocol keeps for a post.
    Role.GROUP_LEADER: frozenset(),
    Role.LEADER: frozenset(),
    Role.DEPUTY_LEADER: frozenset(),
    Role.CABINET_MEMBER: frozenset(),
    Role.COMMITTEE_CHAIR: frozenset(),
    Role.VICE_CHAIR: frozenset(),
    Role.SPOKESPERSON: frozenset(),
    Role.MAYOR: frozenset(),
    # From outside the council; reads what is sent to the office, and nothing else.
    Role.INDEPENDENT_PERSON: frozenset(),
    # Sees only what its councillor shows it, and sends only with a standing permission.
    Role.ASSISTANT: frozenset({P.DRAFT_FOR_COUNCILLOR}),
}

# Posts of councillors that are held on one committee.
COMMITTEE_POSTS = frozenset({Role.COMMITTEE_CHAIR, Role.VICE_CHAIR, Role.SPOKESPERSON})
# Posts that carry special responsibilities: a protocol may expect more of who holds one.
SPECIAL_POSTS = frozenset({Role.LEADER, Role.CABINET_MEMBER, Role.COMMITTEE_CHAIR, Role.MAYOR})
# Posts that only a councillor can hold, as well as a ward. They end when that person is no longer
# a councillor.
MEMBER_POSTS = SPECIAL_POSTS | COMMITTEE_POSTS | {Role.DEPUTY_LEADER}
# Whose posts these are: a councillor's, an assistant's, or an officer's. Nobody has two of these.
COUNCILLORS = frozenset({Role.COUNCILLOR, Role.GROUP_LEADER}) | MEMBER_POSTS
ASSISTANTS = frozenset({Role.ASSISTANT})
OFFICERS = frozenset(Role) - COUNCILLORS - ASSISTANTS - {Role.INDEPENDENT_PERSON}
# An office is addressed, never a person: its holder is looked up when something is sent or opened.
OFFICES = frozenset({Role.CHIEF_EXECUTIVE, Role.MONITORING_OFFICER, Role.CHIEF_OPERATING_OFFICER})
# Posts that one person alone can neither give nor take: offices and those who read for them, and
# those who could change who reads. See docs/adr/030-guarded-posts-take-two-people.md.
GUARDED = OFFICES | {
    Role.HEAD_OF_PAID_SERVICE,
    Role.SECTION_151_OFFICER,
    Role.INDEPENDENT_PERSON,
    Role.PROTOCOL_ADMINISTRATOR,
    Role.PEOPLE_ADMINISTRATOR,
    Role.AUDITOR,
}
# Roles that are held for one service.
SERVICE_ROLES = frozenset(
    {
        Role.OFFICER,
        Role.LINE_MANAGER,
        Role.NOMINATED_OFFICER,
        Role.HEAD_OF_SERVICE,
        Role.CHIEF_OFFICER,
    }
)
# Those who lead a service. They can say who covers for its officers.
LEADS_OF_SERVICE = frozenset({Role.HEAD_OF_SERVICE, Role.CHIEF_OFFICER})
# Those who can be assigned enquiries, and so can cover for each other.
HANDLERS = frozenset(role for role, granted in GRANTS.items() if P.HANDLE_ENQUIRY in granted)
# Offices that a deputy acts for only while the holder is away or the post is vacant.
DEPUTISED = OFFICES | {Role.HEAD_OF_PAID_SERVICE, Role.SECTION_151_OFFICER}
# What a deputy can do until then: what anyone who works for the council can.
OF_WAITING_DEPUTY = frozenset({P.COMPLAIN})
